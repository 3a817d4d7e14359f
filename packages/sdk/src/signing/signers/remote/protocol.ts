import { createHash } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { algorithmSpec, type SignatureAlgorithm } from '../../algorithms.ts';
import { sm2Point, sm2Z } from '../../primitives/index.ts';
import type { Proof } from '../proof.ts';
import { refused } from '../refused.ts';

/**
 * Remote signing, version 1, ours: one POST of JSON a signature. docs/signing.md tells it to whoever runs such a service.
 *
 * ```
 * → {"version":1,"certificate":"<SHA-256 of the certificate, hex>","algorithm":"RSA-SHA256","bytes":"<base64>"}
 *   or "digest" instead of "bytes"
 * ← {"version":1,"signature":"<base64>"}      ECDSA and SM2: r‖s
 *   or a problem document (RFC 9457)
 * ```
 *
 * @module
 */

/** What is asked. */
export interface RemoteRequest {
  readonly version: 1;
  /** SHA-256 of the certificate whose key is to sign, lower-case hex. */
  readonly certificate: string;
  readonly algorithm: SignatureAlgorithm;
  /** Base64: what is to be signed, or its digest. */
  readonly bytes?: string;
  readonly digest?: string;
}

/**
 * The digest that goes instead of the bytes: a service that signs digests never sees the document.
 *
 * @throws KouanError `ERR_KOUAN_KEY` for Ed25519, which signs no digest
 */
export function digestFor(bytes: Uint8Array, { publicKey, algorithm, sm2Id }: Proof): Uint8Array {
  const { hash } = algorithmSpec(algorithm);
  if (hash === undefined)
    throw refused(
      { en: `${algorithm} signs no digest.`, zh: `${algorithm} 不能对摘要签名。` },
      { en: 'Send the bytes.', zh: '请发送原文。' },
    );
  const digest = createHash(hash);
  // GB/T 32918.2 §6.1: the hash of an SM2 signature is over Z of the signer and the message.
  const point = sm2Point(publicKey);
  if (point !== undefined) digest.update(sm2Z(point, sm2Id));
  return digest.update(bytes).digest();
}

/** The signature in an answer; throws ERR_KOUAN_PROTOCOL when there is none. */
export function signatureIn(answer: Uint8Array): Uint8Array {
  try {
    const { version, signature } = JSON.parse(Buffer.from(answer).toString('utf8')) as Record<string, unknown>;
    const bytes = typeof signature === 'string' ? Buffer.from(signature, 'base64') : Buffer.alloc(0);
    if (version === 1 && bytes.length > 0 && bytes.toString('base64') === signature) return new Uint8Array(bytes);
  } catch {}
  throw new KouanError(
    'ERR_KOUAN_PROTOCOL',
    { en: 'The signing service answered something that is no signature.', zh: '签名服务的应答不含签名。' },
    {
      hint: {
        en: 'It must speak “remote signing, version 1”, see docs/signing.md.',
        zh: '服务须支持“远程签名第 1 版”，见 docs/signing.md。',
      },
    },
  );
}
