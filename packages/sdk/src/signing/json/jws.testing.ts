import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Evidence } from '../evidence.ts';
import type { ReadOptions } from '../kind.ts';
import { fits, rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import type { AnyKind } from '../verify.ts';

/** Keys of every kind that JOSE signs with here. */
export const PAIRS = {
  RS256: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ES256: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
  EdDSA: generateKeyPairSync('ed25519'),
} as const;

export type Pair = { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

export const ALGORITHM_KEYS: readonly (readonly [algorithm: SignatureAlgorithm, pair: Pair])[] = [
  ['RSA-SHA256', PAIRS.RS256],
  ['RSA-SHA384', PAIRS.RS256],
  ['RSA-SHA512', PAIRS.RS256],
  ['RSA-PSS-SHA256', PAIRS.RS256],
  ['RSA-PSS-SHA384', PAIRS.RS256],
  ['RSA-PSS-SHA512', PAIRS.RS256],
  ['ECDSA-SHA256', PAIRS.ES256],
  ['ECDSA-SHA384', PAIRS.ES384],
  ['ECDSA-SHA512', PAIRS.ES512],
  ['Ed25519', PAIRS.EdDSA],
];

/** A signer over a bare key. */
export const bareSigner = (
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  keyId?: string,
  certificates: readonly Uint8Array[] = [],
): Signer => ({
  algorithm,
  certificates,
  ...(keyId === undefined ? {} : { keyId }),
  sign: async (bytes) => rawSign(bytes, key, algorithm),
});

/** What a kind makes of bytes: every signature’s content, or why it is refused. No key is asked for. */
export const readings = (kind: AnyKind, bytes: Uint8Array, options: Partial<ReadOptions> = {}): readonly Evidence[] =>
  kind.read(bytes, { policy: {}, ...options });

/** The one reason for which the bytes are refused, or none. */
export function refusalOf(kind: AnyKind, bytes: Uint8Array, options: Partial<ReadOptions> = {}): string | undefined {
  const failed = readings(kind, bytes, options).flatMap(({ tests }) => tests.filter(({ passed }) => passed === false));
  return failed[0]?.reason.en;
}

/** Content that a key signed, `undefined` when it did not, or when the bytes are refused. */
export function contentBy(
  kind: AnyKind,
  bytes: Uint8Array,
  key: KeyObject,
  options: Partial<ReadOptions> = {},
): Uint8Array | undefined {
  const all = readings(kind, bytes, options);
  const good = all.every(
    ({ tests, algorithm, made }) =>
      tests.every(({ passed }) => passed !== false) &&
      algorithm !== undefined &&
      fits(key, algorithm) &&
      made?.(key) === true,
  );
  return good ? all[0]?.content : undefined;
}
