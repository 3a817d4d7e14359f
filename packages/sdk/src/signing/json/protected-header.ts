import { KouanError } from '@kouan/core';
import { algorithmSpec } from '../algorithms.ts';
import type { SignOptions } from '../kind.ts';
import type { Signer } from '../signer.ts';
import { encodeBase64url } from './base64.ts';
import { canonicalJsonText } from './canonical-json.ts';
import { thumbprintOf } from './evidence.ts';

/** How to sign a JWS. */
export interface JwsSignOptions extends SignOptions {
  /** What is signed: the bytes as they are, or the RFC 8785 form of the JSON that they hold; as they are, without. */
  readonly payload?: 'bytes' | 'canonical';
  /** Leaves the payload out of what is written (RFC 7515 appendix F). */
  readonly detached?: boolean;
  /** Media type of the JWS, `vc+jwt`. */
  readonly typ?: string;
  /** Media type of the payload, `vc`. */
  readonly cty?: string;
  /** How the signer’s certificates go along: whole, as a thumbprint, or not at all; whole, without. */
  readonly certificates?: 'x5c' | 'x5t#S256' | 'none';
}

const written = new WeakMap<Signer, Map<string, string>>();

/**
 * Base64url of the protected header (RFC 7515 §4): `alg`, then what names the key. Made once for a signer and a choice.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when JOSE has no name for the signer’s algorithm
 */
export function protectedHeader({ signer, typ, cty, certificates = 'x5c' }: JwsSignOptions): string {
  const choice =
    typ === undefined && cty === undefined ? certificates : `${certificates} ${JSON.stringify([typ, cty])}`;
  const made = written.get(signer) ?? new Map<string, string>();
  const before = made.get(choice);
  if (before !== undefined) return before;
  const { jose } = algorithmSpec(signer.algorithm);
  if (jose === undefined) throw nameless(signer);
  const [leaf] = signer.certificates;
  const header = {
    alg: jose,
    ...(typ === undefined ? {} : { typ }),
    ...(cty === undefined ? {} : { cty }),
    ...(signer.keyId === undefined ? {} : { kid: signer.keyId }),
    ...(leaf === undefined || certificates !== 'x5t#S256' ? {} : { 'x5t#S256': thumbprintOf(leaf) }),
    ...(leaf === undefined || certificates !== 'x5c' ? {} : { x5c: signer.certificates.map(base64) }),
  };
  const text = encodeBase64url(Buffer.from(JSON.stringify(header)));
  written.set(signer, made.set(choice, text));
  return text;
}

/** Base64url of what is signed. Throws ERR_KOUAN_FORMAT for what has no canonical form. */
export const payloadText = (bytes: Uint8Array, { payload }: JwsSignOptions): string =>
  encodeBase64url(payload === 'canonical' ? Buffer.from(canonicalJsonText(bytes)) : bytes);

/** Octets of a text that is ASCII, in memory of their own. */
export function asciiBytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  Buffer.from(bytes.buffer).write(text, 'latin1');
  return bytes;
}

/** Signs `header.payload`; answers with the base64url of the signature. */
export const signatureText = async (signer: Signer, header: string, payload: string): Promise<string> =>
  encodeBase64url(await signer.sign(asciiBytes(`${header}.${payload}`)));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

const nameless = ({ algorithm }: Signer): KouanError =>
  new KouanError(
    'ERR_KOUAN_KEY',
    { en: `JOSE has no name for ${algorithm}.`, zh: `JOSE 中没有 ${algorithm} 的名称。` },
    {
      hint: {
        en: 'Sign with an RSA, P-256, P-384, P-521 or Ed25519 key.',
        zh: '请使用 RSA、P-256、P-384、P-521 或 Ed25519 密钥签名。',
      },
    },
  );
