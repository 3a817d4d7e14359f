import { type KeyObject, verify } from 'node:crypto';
import { algorithmSpec, type SignatureAlgorithm } from '../../algorithms.ts';
import { type Der, DerError, Members, TAG, wholeBits } from '../../asn1/index.ts';
import { DEFAULT_ID, fits, fixedForm, rawVerify } from '../../primitives/index.ts';
import { type AlgorithmIdentifier, readAlgorithm, signatureAlgorithm } from './algorithm-identifier.ts';

/** What certificates, CRLs and requests have in common: bytes, an algorithm, a signature over the bytes. */
export interface Signed {
  readonly tbs: Der;
  readonly identifier: AlgorithmIdentifier;
  /** `undefined` where kouan does not know it; then nothing verifies. */
  readonly algorithm: SignatureAlgorithm | undefined;
  readonly signature: Uint8Array;
}

/** `SEQUENCE { tbs, AlgorithmIdentifier, BIT STRING }`. */
export function readSigned(of: Der): Signed {
  const parts = new Members(of);
  const tbs = parts.take(TAG.sequence);
  const identifier = readAlgorithm(parts.take(TAG.sequence));
  const signature = wholeBits(parts.take());
  parts.end();
  return { tbs, identifier, algorithm: signatureAlgorithm(identifier), signature };
}

/** The algorithm inside must be the one outside, octet by octet (RFC 5280 §4.1.1.2). */
export function assertSameAlgorithm(inner: Der, { identifier }: Signed): void {
  if (Buffer.compare(inner.bytes, identifier.bytes) !== 0)
    throw new DerError('the algorithm inside is not the one outside');
}

const CURVE_OCTETS: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };

const known = new WeakMap<Signed, WeakMap<KeyObject, Map<string, boolean>>>();

/** Whether a key made the signature; asked once a key and identity, so that a chain of documents costs one answer. */
export function madeBy(signed: Signed, key: KeyObject, sm2Id = DEFAULT_ID): boolean {
  let byKey = known.get(signed);
  if (byKey === undefined) known.set(signed, (byKey = new WeakMap()));
  let byId = byKey.get(key);
  if (byId === undefined) byKey.set(key, (byId = new Map()));
  let made = byId.get(sm2Id);
  if (made === undefined) byId.set(sm2Id, (made = verified(signed, key, sm2Id)));
  return made;
}

/**
 * X.509 names a hash and leaves the curve to the key, so that any of the three curves
 * goes with any of the three hashes (RFC 5758 §3.2); all else is as in {@link rawVerify}.
 */
function verified({ tbs, algorithm, signature }: Signed, key: KeyObject, sm2Id: string): boolean {
  if (algorithm === undefined) return false;
  const spec = algorithmSpec(algorithm);
  try {
    if (spec.key === 'ec') {
      const octets = key.asymmetricKeyType === 'ec' && CURVE_OCTETS[key.asymmetricKeyDetails?.namedCurve ?? ''];
      if (!octets) return false;
      // The strict DER reader stands before OpenSSL's.
      return verify(spec.hash, tbs.bytes, { key, dsaEncoding: 'ieee-p1363' }, fixedForm(signature, octets));
    }
    if (!fits(key, algorithm)) return false;
    const raw = spec.key === 'sm2' ? fixedForm(signature, 32) : signature;
    return rawVerify(tbs.bytes, key, algorithm, raw, sm2Id);
  } catch (error) {
    if (error instanceof DerError) return false;
    throw error;
  }
}
