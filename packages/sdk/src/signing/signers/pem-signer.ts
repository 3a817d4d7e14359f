import type { KeyObject } from 'node:crypto';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { algorithmsOf, fits, rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';

/** A key and certificate chain in PEM. */
export interface PemKey {
  readonly key: string;
  readonly certificate: string;
  readonly passphrase?: string;
  /** The one that the certificate's key has by default, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Identity of an SM2 signer; `1234567812345678` without. */
  readonly sm2Id?: string;
}

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
  const algorithm = pem.algorithm ?? algorithmsOf(leaf.publicKey)[0];
  if (algorithm === undefined || !fits(leaf.publicKey, algorithm)) {
    throw refused(
      algorithm === undefined
        ? 'No signature can be made with a key of this kind.'
        : `This key cannot make ${algorithm}.`,
      algorithm === undefined ? '此类密钥不能用于签名。' : `该密钥不能用于 ${algorithm}。`,
      'Use RSA of at least 2048 bits, P-256, P-384, P-521, Ed25519 or SM2.',
      '请使用 2048 位以上 RSA、P-256、P-384、P-521、Ed25519 或 SM2 密钥。',
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
    algorithm,
    certificates: certificates.map((item) => new Uint8Array(item.raw)),
    sign: async (bytes) => rawSign(bytes, key, algorithm, pem.sm2Id),
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
