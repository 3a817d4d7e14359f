import type { KeyObject, X509Certificate } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { rawSign } from '../primitives/index.ts';
import type { Signer } from '../signer.ts';
import { algorithmFor, derOf } from './certificates.ts';
import { refused } from './refused.ts';

/** A private key in this process, with what belongs to it. */
export interface HeldKey {
  readonly key: KeyObject;
  /** Its own first; empty for a bare key, which then has a name. */
  readonly certificates: readonly X509Certificate[];
  /** Name under which the receiver knows the key. */
  readonly keyId?: string;
  /** The one that a key of this kind makes first, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Identity of an SM2 signer; `1234567812345678` without. */
  readonly sm2Id?: string;
}

/** A signer over a key in memory; throws ERR_KOUAN_KEY when key and certificate do not belong together. */
export function keySigner({ key, certificates, keyId, algorithm: asked, sm2Id }: HeldKey): Signer {
  const [leaf] = certificates;
  if (leaf === undefined && keyId === undefined)
    throw refused(
      { en: 'The key has neither a certificate nor a name.', zh: '该密钥既无证书也无名称。' },
      {
        en: 'Give its certificate, or the name by which the receiver knows it.',
        zh: '请提供证书，或接收方所知的密钥名称。',
      },
    );
  const algorithm = algorithmFor(leaf?.publicKey ?? key, asked);
  if (leaf !== undefined && !leaf.checkPrivateKey(key))
    throw refused(
      { en: 'The key does not fit the certificate.', zh: '密钥与证书不匹配。' },
      { en: 'The first certificate must be the one of this key.', zh: '第一张证书必须是此密钥的证书。' },
    );
  return {
    algorithm,
    certificates: derOf(certificates),
    ...(keyId === undefined ? {} : { keyId }),
    sign: async (bytes) => rawSign(bytes, key, algorithm, sm2Id),
  };
}
