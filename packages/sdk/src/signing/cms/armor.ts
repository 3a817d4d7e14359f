import { Broken } from './broken.ts';

const HEAD = /^\s*-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----\r?\n/;
const WHOLE =
  /^\s*-----BEGIN (PKCS7|CMS|PKCS #7 SIGNED DATA)-----\r?\n([A-Za-z0-9+/=\r\n]+?)\r?\n?-----END \1-----\s*$/;

/** Whether bytes are PEM around CMS (RFC 7468 §8, §9). */
export const isArmored = (bytes: Uint8Array): boolean => HEAD.test(latin(bytes.subarray(0, 128)));

/** DER, from DER or from one PEM block. Throws Broken. */
export function unarmored(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0x30 || !isArmored(bytes)) return bytes;
  const text = WHOLE.exec(latin(bytes))?.[2]?.replace(/[\r\n]/g, '');
  if (text === undefined) throw new Broken('not one PEM block', '不是单个 PEM 块');
  const der = Buffer.from(text, 'base64');
  if (der.toString('base64') !== text) throw new Broken('the PEM block is not base64', 'PEM 块不是 base64');
  return der;
}

const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
