import { createPublicKey, type KeyObject } from 'node:crypto';
import { algorithmSpec, type SignatureAlgorithm } from '../algorithms.ts';
import { bitString, sequence } from '../asn1/index.ts';
import { algorithmsOf, derForm, fits, rawSign } from '../primitives/index.ts';
import { writeAlgorithm } from '../trust/x509/algorithm-identifier.ts';
import { refused } from './refused.ts';

/** The algorithm that a key signs certificates and requests with, or the one asked for where it fits. */
export function algorithmOf(key: KeyObject, wanted?: SignatureAlgorithm): SignatureAlgorithm {
  const algorithm = wanted ?? algorithmsOf(key)[0];
  if (algorithm === undefined || !fits(key, algorithm))
    throw refused(
      wanted === undefined ? 'No certificate can be signed with this key.' : `This key cannot make ${wanted}.`,
      wanted === undefined ? '该密钥不能用于签发证书。' : `该密钥不能用于 ${wanted}。`,
      'Use RSA of at least 2048 bits, P-256, P-384, P-521, Ed25519 or SM2.',
      '请使用 2048 位以上 RSA、P-256、P-384、P-521、Ed25519 或 SM2 密钥。',
    );
  return algorithm;
}

/** `SEQUENCE { tbs, AlgorithmIdentifier, BIT STRING }` around a raw signature. */
export function assemble(tbs: Uint8Array, algorithm: SignatureAlgorithm, raw: Uint8Array): Buffer {
  const { key } = algorithmSpec(algorithm);
  const signature = key === 'ec' || key === 'sm2' ? derForm(raw) : raw;
  return sequence(tbs, writeAlgorithm(algorithm), bitString(signature));
}

/** Signs with a key that is at hand. */
export const signStructure = (tbs: Uint8Array, key: KeyObject, algorithm: SignatureAlgorithm): Buffer =>
  assemble(tbs, algorithm, rawSign(tbs, key, algorithm));

/** SubjectPublicKeyInfo of a key, of either half. */
export const publicInfo = (key: KeyObject): Buffer =>
  (key.type === 'public' ? key : createPublicKey(key)).export({ type: 'spki', format: 'der' });
