import type { KeyObject } from 'node:crypto';
import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { KouanError } from '@kouan/core';

/** Signature algorithms a signer may have. */
export type SignatureAlgorithm = 'RSA-SHA256';

/** Whoever holds a private key: a file, a token, a service. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm;
  /** DER, the signer's own first. */
  readonly certificates: readonly Uint8Array[];
  sign(bytes: Uint8Array): Promise<Uint8Array>;
}

/** A key and certificate chain in PEM. */
export interface PemKey {
  readonly key: string;
  readonly certificate: string;
  readonly passphrase?: string;
}

const MIN_RSA_BITS = 2048;

/** A signer over a PEM key; throws ERR_KOUAN_KEY when key and certificate do not do. */
export function pemSigner(pem: PemKey): Signer {
  const key = privateKey(pem);
  const blocks = pem.certificate.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  const certificates = blocks.map(certificate);
  const [leaf] = certificates;
  if (!leaf)
    throw refused(
      'No certificate was given.',
      '没有提供证书。',
      'Give the PEM certificate of the key.',
      '请提供该密钥的 PEM 证书。',
    );
  if (key.asymmetricKeyType !== 'rsa')
    throw refused(
      'The key is not an RSA key.',
      '密钥不是 RSA 密钥。',
      'Use an RSA key of at least 2048 bits.',
      '请使用至少 2048 位的 RSA 密钥。',
    );
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < MIN_RSA_BITS) {
    throw refused(
      'The RSA key is shorter than 2048 bits.',
      'RSA 密钥短于 2048 位。',
      'Ask for a new certificate with a longer key.',
      '请申请密钥更长的新证书。',
    );
  }
  if (!leaf.checkPrivateKey(key)) {
    throw refused(
      'The key does not fit the certificate.',
      '密钥与证书不匹配。',
      'The first certificate must be the one of this key.',
      '第一张证书必须是此密钥的证书。',
    );
  }
  return {
    algorithm: 'RSA-SHA256',
    certificates: certificates.map((item) => new Uint8Array(item.raw)),
    sign: async (bytes) => new Uint8Array(sign('sha256', bytes, key)),
  };
}

function privateKey(pem: PemKey): KeyObject {
  try {
    return createPrivateKey(pem.passphrase === undefined ? pem.key : { key: pem.key, passphrase: pem.passphrase });
  } catch (cause) {
    const encrypted = /ENCRYPTED/.test(pem.key);
    if (encrypted)
      throw refused(
        'The key is encrypted and the passphrase is missing or wrong.',
        '密钥已加密，口令缺失或错误。',
        'Give the passphrase of the key.',
        '请提供密钥口令。',
        cause,
      );
    throw refused(
      'The key cannot be read.',
      '无法读取密钥。',
      'Give a PEM private key (PKCS#8 or PKCS#1).',
      '请提供 PEM 私钥（PKCS#8 或 PKCS#1）。',
      cause,
    );
  }
}

function certificate(pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch (cause) {
    throw refused(
      'A certificate cannot be read.',
      '无法读取证书。',
      'Give X.509 certificates in PEM.',
      '请提供 PEM 格式的 X.509 证书。',
      cause,
    );
  }
}

function refused(en: string, zh: string, hintEn: string, hintZh: string, cause?: unknown): KouanError {
  return new KouanError('ERR_KOUAN_KEY', { en, zh }, { hint: { en: hintEn, zh: hintZh }, cause });
}
