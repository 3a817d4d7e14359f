import { type KeyObject, X509Certificate } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { algorithmsOf, fits } from '../primitives/index.ts';
import { refused } from './refused.ts';

const BLOCK = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const MAX_CHAIN = 10;

/**
 * The certificates of a signer, its own first: PEM with any number of them, or one in DER.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when there is none, one cannot be read, or there are more than `most`
 */
export function certificatesOf(source: string | Uint8Array, most = MAX_CHAIN): readonly X509Certificate[] {
  const pem = typeof source === 'string' ? source : latin1(source);
  const blocks: (string | Uint8Array)[] = pem.match(BLOCK) ?? [];
  if (blocks.length === 0 && typeof source !== 'string' && source[0] === 0x30) blocks.push(source);
  if (blocks.length === 0)
    throw refused(
      { en: 'No certificate was given.', zh: '没有提供证书。' },
      { en: 'Give the certificate of the key, PEM or DER.', zh: '请提供该密钥的证书（PEM 或 DER）。' },
    );
  if (blocks.length > most)
    throw refused(
      { en: `There are more than ${most} certificates.`, zh: `证书超过 ${most} 张。` },
      { en: 'Give the signer’s own and those that lead to its root.', zh: '请仅提供签名证书及其上级证书。' },
    );
  return blocks.map(certificate);
}

function certificate(source: string | Uint8Array): X509Certificate {
  try {
    return new X509Certificate(source);
  } catch (cause) {
    throw refused(
      { en: 'A certificate cannot be read.', zh: '无法读取证书。' },
      { en: 'Give X.509 certificates, PEM or DER.', zh: '请提供 PEM 或 DER 格式的 X.509 证书。' },
      cause,
    );
  }
}

/**
 * The algorithm to sign with: what was asked for if the key can make it, else what a key of this kind makes first.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when the key cannot make it, or none
 */
export function algorithmFor(key: KeyObject, asked?: SignatureAlgorithm): SignatureAlgorithm {
  const algorithm = asked ?? algorithmsOf(key)[0];
  if (algorithm !== undefined && fits(key, algorithm)) return algorithm;
  throw refused(
    algorithm === undefined
      ? { en: 'No signature can be made with a key of this kind.', zh: '此类密钥不能用于签名。' }
      : { en: `This key cannot make ${algorithm}.`, zh: `该密钥不能用于 ${algorithm}。` },
    {
      en: 'Use RSA of at least 2048 bits, P-256, P-384, P-521, Ed25519 or SM2.',
      zh: '请使用 2048 位以上 RSA、P-256、P-384、P-521、Ed25519 或 SM2 密钥。',
    },
  );
}

/** DER of each. */
export const derOf = (certificates: readonly X509Certificate[]): readonly Uint8Array[] =>
  certificates.map(({ raw }) => new Uint8Array(raw));

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
