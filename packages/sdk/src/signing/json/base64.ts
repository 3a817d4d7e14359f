import { type Decode, decodeBase64url } from './base64url.ts';
import { Refused } from './refusals.ts';

/** Shorter texts are read faster without leaving JavaScript. */
const SHORT = 256;

/** {@link decodeBase64url} by way of node’s own decoder, which is lenient: what it writes back must be what it read. */
export const decodeFast: Decode = (text) => {
  if (text.length < SHORT) return decodeBase64url(text);
  const bytes = Buffer.from(text, 'base64url');
  // The slow way says what is wrong.
  return bytes.toString('base64url') === text
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length)
    : decodeBase64url(text);
};

/** Base64url of octets, without padding. */
export const encodeBase64url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64url');

/**
 * Octets of a base64 text in its one form: with padding, without white space (RFC 4648 §4).
 *
 * @throws Refused `base64`
 */
export function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) throw new Refused('base64');
  return new Uint8Array(bytes);
}
