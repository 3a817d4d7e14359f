import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { inverse, octetsFrom, wholeOf } from './integers.ts';
import { octetsOf } from './octets.ts';

const BITS = 2_048;
const HALF = BITS / 16;
const EXPONENT = 65_537n;

/** An RSA key of 2,048 bits that is the same for the same seed: its signatures of PKCS#1 v1.5 are then the same, too. */
export function rsaKey(seed: number, name: string): KeyObject {
  const [p, q] = [primeOf(seed, `${name} p`), primeOf(seed, `${name} q`)];
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const text = (whole: bigint, length = HALF): string => octetsFrom(whole, length).toString('base64url');
  const jwk = {
    kty: 'RSA',
    n: text(p * q, 2 * HALF),
    e: text(EXPONENT, 3),
    d: text(d, 2 * HALF),
    p: text(p),
    q: text(q),
    dp: text(d % (p - 1n)),
    dq: text(d % (q - 1n)),
    qi: text(inverse(q, p)),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' });
}

/** Nine numbers of ten have one of these in them: they need not be asked about in earnest. */
const SMALL = Array.from({ length: 125 }, (_, at) => BigInt(2 * at + 3)).filter((one, _, all) =>
  all.every((other) => other >= one || one % other !== 0n),
);

/** The first prime among what is drawn. Its two highest bits are set, so that two of them have 2,048 bits together. */
function primeOf(seed: number, name: string): bigint {
  for (let round = 0; ; round++) {
    const drawn = Buffer.concat(
      Array.from({ length: HALF / 32 }, (_, part) => octetsOf(seed, `${name} ${round} ${part}`)),
    );
    drawn[0] = (drawn[0] ?? 0) | 0xc0;
    drawn[HALF - 1] = (drawn[HALF - 1] ?? 0) | 1;
    const whole = wholeOf(drawn);
    if (SMALL.some((one) => whole % one === 0n) || (whole - 1n) % EXPONENT === 0n) continue;
    if (checkPrimeSync(whole)) return whole;
  }
}
