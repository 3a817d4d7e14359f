import type { KeyObject } from 'node:crypto';
import type { AnyKind } from '../verify.ts';
import { decodeBase64url, encodeBase64url } from './base64url.ts';
import { credentialOf } from './credential.ts';
import { ALGORITHM_KEYS, bareSigner, contentBy } from './jws.testing.ts';
import { jwsCompact } from './jws-compact.ts';
import { jwsJson } from './jws-json.ts';
import { vcJwt } from './vc-jwt.ts';

/** Signed JSON, and the ways in which it is changed for the fuzz run. */

/** One signed document and what its signature says. */
export interface SignedSample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** What a verifier with the right key reads out of bytes; none when they are not accepted. */
  accepted(bytes: Uint8Array): Uint8Array | undefined;
}

/** Numbers from 0 up to below a bound. */
export type Random = (below: number) => number;

const DOCUMENT = { type: 'declaration', clientReference: 'F-1', items: [{ goodsItemNumber: '1', amount: '100.00' }] };
const PAYLOAD = Buffer.from(JSON.stringify(DOCUMENT));

/** Every kind of signed JSON with every kind of key. */
export async function signedSamples(): Promise<readonly SignedSample[]> {
  const credential = credentialOf(DOCUMENT, { issuer: 'https://a.example', validFrom: '2026-01-01T00:00:00Z' });
  const kinds: readonly (readonly [AnyKind, object, Uint8Array])[] = [
    [jwsCompact, {}, PAYLOAD],
    [jwsJson, { form: 'flattened' }, PAYLOAD],
    [jwsJson, { form: 'general' }, PAYLOAD],
    [vcJwt, {}, Buffer.from(JSON.stringify(credential))],
  ];
  return Promise.all(
    ALGORITHM_KEYS.flatMap(([algorithm, { privateKey, publicKey }]) =>
      kinds.map(([kind, options, bytes]) =>
        sample(`${kind.name} ${algorithm}`, kind, publicKey, () =>
          kind.sign(bytes, { signer: bareSigner(algorithm, privateKey, 'k'), ...options }),
        ),
      ),
    ),
  );
}

async function sample(
  name: string,
  kind: AnyKind,
  key: KeyObject,
  make: () => Promise<Uint8Array>,
): Promise<SignedSample> {
  const bytes = await make();
  const accepted = (changed: Uint8Array): Uint8Array | undefined => contentBy(kind, changed, key);
  const content = accepted(bytes);
  if (content === undefined) throw new Error(`${name} does not verify`);
  return { name, bytes, content, accepted };
}

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

/** Texts that stand in a header or an envelope and may be put where they are not. */
const WORDS = [
  '"alg":"none"',
  '"alg":"HS256"',
  '"b64":false',
  '"crit":[]',
  '"crit":["b64"]',
  '"kid":"x"',
  '"jwk":{}',
  '"header":{}',
  '"payload":""',
  '"protected":""',
  '"signatures":[]',
  '"signature":""',
  ',',
  '{',
  '}',
  '\\u0061',
  '.',
  '=',
  '\n',
  ' ',
];

const splice = (bytes: Uint8Array, at: number, remove: number, put: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + remove)]);

/** What is done to signed bytes; one table, so that the run can say what it did. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a bit': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const at = random(copy.length);
    copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
    return copy;
  },
  'a byte out': (bytes, random) => splice(bytes, random(bytes.length), 1, new Uint8Array()),
  'a byte in': (bytes, random) => splice(bytes, random(bytes.length), 0, Uint8Array.of(random(256))),
  'two bytes in turn': (bytes, random) => {
    const copy = Uint8Array.from(bytes);
    const at = random(copy.length - 1);
    [copy[at], copy[at + 1]] = [copy[at + 1] ?? 0, copy[at] ?? 0];
    return copy;
  },
  'cut off': (bytes, random) => bytes.subarray(0, random(bytes.length)),
  'a part twice': (bytes, random) => {
    const at = random(bytes.length);
    return splice(bytes, at, 0, bytes.subarray(at, at + 1 + random(40)));
  },
  'a part of another': (bytes, random, other) => {
    const from = random(other.length);
    const part = other.subarray(from, from + 1 + random(80));
    return splice(bytes, random(bytes.length), random(2) * part.length, part);
  },
  'a word in': (bytes, random) =>
    splice(bytes, random(bytes.length), 0, Buffer.from(WORDS[random(WORDS.length)] ?? '')),
  // The text inside the base64url is changed, and written as it must be.
  'inside the base64url': (bytes, random, other) => {
    const text = Buffer.from(bytes).toString('latin1');
    const words = [...text.matchAll(/[\w-]{16,}/g)];
    const word = words[random(words.length)];
    if (word === undefined) return bytes;
    try {
      const inside = decodeBase64url(word[0]);
      const changes = INSIDE[random(INSIDE.length)] ?? 'a bit';
      const changed = MUTATIONS[changes]?.(inside, random, other) ?? inside;
      return splice(bytes, word.index, word[0].length, Buffer.from(encodeBase64url(changed)));
    } catch {
      return bytes;
    }
  },
};

const INSIDE = ['a bit', 'a byte out', 'a byte in', 'two bytes in turn', 'cut off', 'a part twice', 'a word in'];
const NAMES = Object.keys(MUTATIONS);

/** One to three changes, one after the other. */
export function mutate(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array {
  let changed = bytes;
  for (let left = 1 + random(3); left > 0 && changed.length > 2; left--)
    changed = MUTATIONS[NAMES[random(NAMES.length)] ?? '']?.(changed, random, other) ?? changed;
  return changed;
}
