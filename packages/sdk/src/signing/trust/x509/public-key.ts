import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { type Der, Members, magnitude, oidOf, readDer, TAG, wholeBits } from '../../asn1/index.ts';
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

/** Named curves: JOSE's name and the octets of a coordinate; SM2 has no name there. */
const CURVES: Readonly<Record<string, readonly [crv: string, octets: number] | null>> = {
  '1.2.840.10045.3.1.7': ['P-256', 32],
  '1.3.132.0.34': ['P-384', 48],
  '1.3.132.0.35': ['P-521', 66],
  '1.2.156.10197.1.301': null,
};

const url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/**
 * Each kind of key that is used: what its parameters must be, and its numbers. Node takes numbers in a tenth of the time
 * that OpenSSL's decoder needs for the same key; `spki` leaves it to that.
 */
const KINDS: Readonly<Record<string, (info: PublicKeyInfo) => JsonWebKey | 'spki' | undefined>> = {
  // rsaEncryption (RFC 3279 §2.3.1).
  '1.2.840.113549.1.1.1': ({ algorithm, bits }) => {
    if (algorithm.parameters === undefined || !isBare(algorithm)) return undefined;
    const numbers = new Members(readDer(bits));
    const n = magnitude(numbers.take());
    const e = magnitude(numbers.take());
    numbers.end();
    // With the exponent 1 every number is a signature.
    const odd = ((e.at(-1) ?? 0) & 1) === 1 && (e.length > 1 || (e[0] ?? 0) >= 3);
    return odd && e.length <= 8 ? { kty: 'RSA', n: url(n), e: url(e) } : undefined;
  },
  // id-RSASSA-PSS (RFC 4055 §1.2); node keeps to the parameters.
  '1.2.840.113549.1.1.10': ({ algorithm: { parameters } }) =>
    parameters === undefined || parameters.tag === TAG.sequence ? 'spki' : undefined,
  // id-ecPublicKey: a named curve; parameters written out have been used to forge (CVE-2020-0601).
  '1.2.840.10045.2.1': ({ algorithm: { parameters }, bits }) => {
    const curve = parameters?.tag === TAG.oid ? CURVES[oidOf(parameters)] : undefined;
    if (curve === undefined) return undefined;
    if (curve === null || bits[0] !== 4) return 'spki';
    const [crv, octets] = curve;
    if (bits.length !== 2 * octets + 1) return undefined;
    return { kty: 'EC', crv, x: url(bits.subarray(1, octets + 1)), y: url(bits.subarray(octets + 1)) };
  },
  // id-Ed25519 (RFC 8410 §3).
  '1.3.101.112': ({ algorithm: { parameters }, bits }) =>
    parameters === undefined && bits.length === 32 ? { kty: 'OKP', crv: 'Ed25519', x: url(bits) } : undefined,
};

/** The key, or `undefined` where it is of a kind or a form that kouan does not use. */
export function publicKeyOf(info: PublicKeyInfo): KeyObject | undefined {
  try {
    const kind = KINDS[info.algorithm.oid]?.(info);
    if (kind === undefined) return undefined;
    return kind === 'spki'
      ? createPublicKey({ key: Buffer.from(info.bytes), format: 'der', type: 'spki' })
      : createPublicKey({ key: kind, format: 'jwk' });
  } catch {
    return undefined;
  }
}
