import type { KeyObject } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { rawVerify } from '../primitives/index.ts';
import { refused } from './refused.ts';

/** What a signature that came from elsewhere must be true to. */
export interface Proof {
  readonly publicKey: KeyObject;
  readonly algorithm: SignatureAlgorithm;
  readonly sm2Id?: string | undefined;
}

/**
 * A signature that somebody else made is used only if the signer's certificate verifies it: a wrong key, another hash or
 * a device that is worn out would be found by the receiver otherwise.
 *
 * @throws KouanError `ERR_KOUAN_KEY`
 */
export function proved(bytes: Uint8Array, signature: Uint8Array, proof: Proof): Uint8Array {
  if (rawVerify(bytes, proof.publicKey, proof.algorithm, signature, proof.sm2Id)) return signature;
  throw refused(
    {
      en: 'The holder of the key made a signature that the certificate does not verify; it was not used.',
      zh: '密钥持有方生成的签名未能通过证书验证，已弃用。',
    },
    {
      en: 'Is it the certificate of this key, and the algorithm that the holder signs with?',
      zh: '请确认证书属于该密钥，且算法与持有方一致。',
    },
  );
}
