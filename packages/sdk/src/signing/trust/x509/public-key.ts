import { createPublicKey, type KeyObject } from 'node:crypto';
import { type Der, Members, oidOf, TAG, wholeBits } from '../../asn1/index.ts';
import { type AlgorithmIdentifier, isBare, readAlgorithm } from './algorithm-identifier.ts';

/** `SubjectPublicKeyInfo` (RFC 5280 §4.1.2.7). */
export interface PublicKeyInfo {
  readonly bytes: Uint8Array;
  readonly algorithm: AlgorithmIdentifier;
  /** The key without its wrapping: what key identifiers are the hash of. */
  readonly bits: Uint8Array;
}

/** Reads a `SubjectPublicKeyInfo`; whether the key is any good is asked by {@link publicKeyOf}. */
export function readPublicKeyInfo(of: Der): PublicKeyInfo {
  const parts = new Members(of);
  const algorithm = readAlgorithm(parts.take(TAG.sequence));
  const bits = wholeBits(parts.take());
  parts.end();
  return { bytes: of.bytes, algorithm, bits };
}

const CURVES: ReadonlySet<string> = new Set([
  '1.2.840.10045.3.1.7',
  '1.3.132.0.34',
  '1.3.132.0.35',
  '1.2.156.10197.1.301',
]);

/** What the parameters of each kind of key must be. */
const PARAMETERS: Readonly<Record<string, (id: AlgorithmIdentifier) => boolean>> = {
  // rsaEncryption (RFC 3279 §2.3.1).
  '1.2.840.113549.1.1.1': (id) => id.parameters !== undefined && isBare(id),
  // id-RSASSA-PSS (RFC 4055 §1.2); node keeps to the parameters.
  '1.2.840.113549.1.1.10': ({ parameters }) => parameters === undefined || parameters.tag === TAG.sequence,
  // id-ecPublicKey: a named curve; parameters written out have been used to forge (CVE-2020-0601).
  '1.2.840.10045.2.1': ({ parameters }) => parameters?.tag === TAG.oid && CURVES.has(oidOf(parameters)),
  // id-Ed25519 (RFC 8410 §3).
  '1.3.101.112': ({ parameters }) => parameters === undefined,
};

/** The key, or `undefined` where it is of a kind or a form that kouan does not use. */
export function publicKeyOf({ algorithm, bytes }: PublicKeyInfo): KeyObject | undefined {
  if (PARAMETERS[algorithm.oid]?.(algorithm) !== true) return undefined;
  try {
    const key = createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' });
    const exponent = key.asymmetricKeyDetails?.publicExponent;
    // With the exponent 1 every number is a signature.
    return exponent !== undefined && (exponent < 3n || exponent % 2n === 0n) ? undefined : key;
  } catch {
    return undefined;
  }
}
