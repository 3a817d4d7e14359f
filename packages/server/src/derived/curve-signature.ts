import { createHash, createHmac } from 'node:crypto';
import { sm2Z } from '@kouan/sdk/signing';
import { CURVES, type Curve, type CurveKey, pointOf } from './curve-key.ts';
import { inverse, modulo, octetsFrom, wholeOf } from './integers.ts';

/**
 * Signatures that are the same each time: what this server signs is part of what happens, and that must be the same in
 * every run. Node draws the number of a signature at random; here it is derived from key and message (RFC 6979 §3.2). The
 * keys are no secrets, so that nothing here has to take the same time for all of them.
 *
 * @module
 */

const SIZE = 32;

interface Scheme {
  /** What is signed in place of the message. */
  digest(message: Uint8Array, key: CurveKey): Uint8Array;
  /** r and s by the number of the signature and by x of its point; 0 where the number must be another. */
  equation(terms: Terms): readonly [r: bigint, s: bigint];
}

interface Terms {
  readonly order: bigint;
  readonly digest: bigint;
  readonly secret: bigint;
  readonly number: bigint;
  readonly x: bigint;
}

const SCHEMES: Readonly<Record<Curve, Scheme>> = {
  /** FIPS 186-5 §6.4.1. */
  'P-256': {
    digest: (message) => createHash('sha256').update(message).digest(),
    equation({ order, digest, secret, number, x }) {
      const r = x % order;
      return [r, modulo(inverse(number, order) * (digest + r * secret), order)];
    },
  },
  /** GB/T 32918.2 §6.1. */
  SM2: {
    digest: (message, { point }) => createHash('sm3').update(sm2Z(point)).update(message).digest(),
    equation({ order, digest, secret, number, x }) {
      const r = modulo(digest + x, order);
      if (r + number === order) return [0n, 0n];
      return [r, modulo(inverse(1n + secret, order) * (number - r * secret), order)];
    },
  },
};

/** Signs a message; r‖s. */
export function curveSignature(key: CurveKey, message: Uint8Array): Uint8Array {
  const { curve } = key;
  const { order } = CURVES[curve];
  const { digest: digestOf, equation } = SCHEMES[curve];
  const hashed = digestOf(message, key);
  const terms = { order, digest: wholeOf(hashed), secret: wholeOf(key.secret) };
  for (const drawn of numbers(key.secret, octetsFrom(terms.digest % order, SIZE))) {
    const point = pointOf(curve, drawn);
    if (point === undefined) continue;
    const [r, s] = equation({ ...terms, number: wholeOf(drawn), x: wholeOf(point.subarray(0, SIZE)) });
    if (r > 0n && s > 0n) return Buffer.concat([octetsFrom(r, SIZE), octetsFrom(s, SIZE)]);
  }
  throw new Error('the numbers do not end');
}

/** Numbers for one signature, the next where one does not do (RFC 6979 §3.2). */
function* numbers(secret: Uint8Array, digest: Uint8Array): Generator<Buffer> {
  let value: Buffer = Buffer.alloc(SIZE, 1);
  let key: Buffer = Buffer.alloc(SIZE);
  const mac = (...parts: readonly Uint8Array[]): Buffer => {
    const hmac = createHmac('sha256', key);
    for (const part of parts) hmac.update(part);
    return hmac.digest();
  };
  const turn = (octet: number, ...more: readonly Uint8Array[]): void => {
    key = mac(value, Buffer.of(octet), ...more);
    value = mac(value);
  };
  turn(0, secret, digest);
  turn(1, secret, digest);
  for (;;) {
    value = mac(value);
    yield value;
    turn(0);
  }
}
