import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import type { Signer } from '../signer.ts';
import { certificatesOf } from './certificates.ts';
import { keySigner } from './key-signer.ts';
import { refused } from './refused.ts';

/** A key in PEM, with its certificate chain or the name by which the receiver knows it. */
export interface PemKey {
  readonly key: string;
  /** Its own first. */
  readonly certificate?: string;
  readonly passphrase?: string;
  /** Name under which the receiver knows the key. */
  readonly keyId?: string;
  /** The one that the certificate's key has by default, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Identity of an SM2 signer; `1234567812345678` without. */
  readonly sm2Id?: string;
}

/** A signer over a PEM key; throws ERR_KOUAN_KEY when key and certificate do not do. */
export function pemSigner({ key, certificate, passphrase, ...more }: PemKey): Signer {
  return keySigner({
    ...more,
    key: privateKeyOf(key, passphrase),
    certificates: certificate === undefined && more.keyId !== undefined ? [] : certificatesOf(certificate ?? ''),
  });
}

/** Whether a PEM key needs a passphrase: PKCS#8 says it in its label, the older form in a header. */
export const isEncryptedKey = (pem: string): boolean => /BEGIN ENCRYPTED PRIVATE KEY|Proc-Type: 4,ENCRYPTED/.test(pem);

/** The key of a PEM text; throws ERR_KOUAN_KEY when it cannot be read, or not with this passphrase. */
export function privateKeyOf(pem: string, passphrase?: string): KeyObject {
  try {
    return createPrivateKey(passphrase === undefined ? pem : { key: pem, passphrase });
  } catch (cause) {
    if (isEncryptedKey(pem))
      throw refused(
        {
          en: `The key is encrypted and the passphrase is ${passphrase === undefined ? 'missing' : 'wrong'}.`,
          zh: `密钥已加密，口令${passphrase === undefined ? '缺失' : '错误'}。`,
        },
        { en: 'Give the passphrase of the key.', zh: '请提供密钥口令。' },
      );
    throw refused(
      { en: 'The key cannot be read.', zh: '无法读取密钥。' },
      { en: 'Give a PEM private key (PKCS#8, PKCS#1 or SEC 1).', zh: '请提供 PEM 私钥（PKCS#8、PKCS#1 或 SEC 1）。' },
      cause,
    );
  }
}
