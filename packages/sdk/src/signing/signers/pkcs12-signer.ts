import { X509Certificate } from 'node:crypto';
import type { SignatureAlgorithm } from '../algorithms.ts';
import { type Pkcs12Options, readPkcs12 } from '../keys/pkcs12-read.ts';
import type { Signer } from '../signer.ts';
import { keySigner } from './key-signer.ts';
import { refused } from './refused.ts';

/** A .p12 or .pfx, and which of its keys is meant. */
export interface Pkcs12File extends Pkcs12Options {
  readonly bytes: Uint8Array;
  /** friendlyName of the key, where there is more than one. */
  readonly name?: string;
  /** The one that the certificate's key has by default, without. */
  readonly algorithm?: SignatureAlgorithm;
  /** Name under which the receiver knows the key. */
  readonly keyId?: string;
  readonly sm2Id?: string;
}

/**
 * A signer over the key of a PKCS#12 file (RFC 7292), with the certificates that stand beside it.
 *
 * @throws KouanError `ERR_KOUAN_KEY` when the password is wrong, the file broken or old, or there is not one key
 */
export function pkcs12Signer({ bytes, password, legacy, name, ...more }: Pkcs12File): Signer {
  const { keys } = readPkcs12(bytes, { password, ...(legacy === undefined ? {} : { legacy }) });
  const meant = keys.filter((one) => name === undefined || one.name === name);
  const [one, second] = meant;
  if (one === undefined || second !== undefined)
    throw refused(
      one === undefined
        ? { en: 'There is no such key in the file.', zh: '文件中没有该密钥。' }
        : { en: 'There is more than one key in the file.', zh: '文件中有多个密钥。' },
      { en: `Names: ${namesOf(keys)}`, zh: `名称：${namesOf(keys)}` },
    );
  return keySigner({ ...more, key: one.key, certificates: one.certificates.map((der) => new X509Certificate(der)) });
}

const namesOf = (keys: readonly { readonly name?: string }[]): string =>
  keys.map(({ name }) => name ?? '—').join(', ') || '—';

/** `PFX ::= SEQUENCE { version INTEGER (3), …}` (RFC 7292 §4), by its first octets. */
export function isPkcs12(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes;
  const at = length < 0x80 ? 2 : 2 + (length & 0x7f);
  return tag === 0x30 && bytes[at] === 0x02 && bytes[at + 1] === 0x01 && bytes[at + 2] === 0x03;
}
