import {
  type AsymmetricKeyDetails,
  constants,
  type KeyObject,
  type SignKeyObjectInput,
  sign,
  verify,
} from 'node:crypto';
import { ALGORITHMS, type AlgorithmSpec, algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import { sm2Point, sm2Sign, sm2Verify } from './sm2.ts';

/** RSA keys that are weaker make no signature that counts (NIST SP 800-131A). */
export const MIN_RSA_BITS = 2048;

/** Verifying with a larger one costs more than any honest signer asks for. */
export const MAX_RSA_BITS = 16_384;

/**
 * Which curves go with the hash of ECDSA: the one that JOSE pairs it with (RFC 7518 §3.4), or any of the three, as in
 * XMLDSig, whose identifiers name the hash alone (RFC 9231 §2.3.6).
 */
export type Curves = 'paired' | 'any';

const CURVES: ReadonlySet<string | undefined> = new Set(
  Object.values<AlgorithmSpec>(ALGORITHMS).flatMap(({ curve }) => curve ?? []),
);

/**
 * Whether a key may be used with an algorithm. The kind of key decides, never the message: no HMAC under a public key,
 * no RSA key as an EC one, no curve that is not the algorithm's.
 */
export function fits(key: KeyObject, name: SignatureAlgorithm, curves: Curves = 'paired'): boolean {
  const spec = algorithmSpec(name);
  if (key.type === 'secret') return false;
  if (spec.key === 'sm2') return sm2Point(key) !== undefined;
  const { asymmetricKeyType: type } = key;
  const details = detailsOf(key);
  if (spec.key === 'rsa') {
    // A key that says PSS is for nothing else (RFC 4055 §1.2).
    const bits = details.modulusLength ?? 0;
    return (
      (type === 'rsa' || (type === 'rsa-pss' && spec.pss === true)) && bits >= MIN_RSA_BITS && bits <= MAX_RSA_BITS
    );
  }
  if (spec.key !== 'ec') return type === spec.key;
  const { namedCurve } = details;
  return type === 'ec' && (curves === 'any' ? CURVES.has(namedCurve) : namedCurve === spec.curve);
}

const known = new WeakMap<KeyObject, AsymmetricKeyDetails>();

/** Asked once a key: each asking costs a third of verifying with it. */
function detailsOf(key: KeyObject): AsymmetricKeyDetails {
  let details = known.get(key);
  if (details === undefined) known.set(key, (details = key.asymmetricKeyDetails ?? {}));
  return details;
}

/** Bits of the modulus of an RSA key; none for any other. */
export function rsaBits(key: KeyObject): number | undefined {
  const { asymmetricKeyType: type } = key;
  return type === 'rsa' || type === 'rsa-pss' ? detailsOf(key).modulusLength : undefined;
}

/** The current algorithms that a key can have; the first is the one to take. */
export function algorithmsOf(key: KeyObject): readonly SignatureAlgorithm[] {
  const order: readonly SignatureAlgorithm[] = [
    'RSA-SHA256',
    'RSA-PSS-SHA256',
    'RSA-SHA384',
    'RSA-SHA512',
    'RSA-PSS-SHA384',
    'RSA-PSS-SHA512',
    'ECDSA-SHA256',
    'ECDSA-SHA384',
    'ECDSA-SHA512',
    'Ed25519',
    'SM2-SM3',
  ];
  return order.filter((name) => fits(key, name));
}

/**
 * What node:crypto is told. ECDSA is r‖s in halves of equal length, as JOSE and XMLDSig have it; a plain RSA key means
 * PKCS#1 v1.5 by itself, and one that says PSS does not fit it.
 */
function withSettings(key: KeyObject, spec: AlgorithmSpec): KeyObject | SignKeyObjectInput {
  if (spec.key === 'ec') return { key, dsaEncoding: 'ieee-p1363' };
  if (spec.pss === true)
    return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  return key;
}

/** Signs bytes. ECDSA and SM2 answer with r‖s. The caller has asked {@link fits}. */
export function rawSign(bytes: Uint8Array, key: KeyObject, name: SignatureAlgorithm, sm2Id?: string): Uint8Array {
  const spec = algorithmSpec(name);
  if (spec.key === 'sm2') return sm2Sign(bytes, key, sm2Id);
  return sign(spec.hash, bytes, withSettings(key, spec));
}

/** Whether a key made a signature over bytes; anything that is not in order is false. */
export function rawVerify(
  bytes: Uint8Array,
  key: KeyObject,
  name: SignatureAlgorithm,
  signature: Uint8Array,
  sm2Id?: string,
  curves?: Curves,
): boolean {
  if (!fits(key, name, curves)) return false;
  const spec = algorithmSpec(name);
  if (spec.key === 'sm2') return sm2Verify(bytes, key, signature, sm2Id);
  try {
    return verify(spec.hash, bytes, withSettings(key, spec), signature);
  } catch {
    return false;
  }
}

/** As {@link rawVerify}, in a thread of the pool where there is one for the algorithm: the caller's does other things. */
export function rawVerifyAside(
  bytes: Uint8Array,
  key: KeyObject,
  name: SignatureAlgorithm,
  signature: Uint8Array,
): Promise<boolean> {
  const spec = algorithmSpec(name);
  if (spec.key === 'sm2' || !fits(key, name)) return Promise.resolve(rawVerify(bytes, key, name, signature));
  return new Promise((resolve) => {
    try {
      verify(spec.hash, bytes, withSettings(key, spec), signature, (error, holds) => resolve(error === null && holds));
    } catch {
      resolve(false);
    }
  });
}
