import { Refused } from './refusals.ts';

/** Base64url with one spelling for every octet string (RFC 7515 §2, RFC 4648 §3.5, §5). Pure. @module */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const VALUES = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) VALUES[ALPHABET.charCodeAt(value)] = value;

const valueAt = (text: string, at: number): number => VALUES[text.charCodeAt(at)] ?? -1;

/** Bits of the last character that carry nothing, by what is left over of the length. */
const SPARE: Readonly<Record<number, number>> = { 2: 0b1111, 3: 0b11 };

/** Whether bits are set behind the last octet: a second spelling. */
export const spareBits = (text: string): boolean =>
  (valueAt(text, text.length - 1) & (SPARE[text.length & 3] ?? 0)) !== 0;

/** How base64url text becomes octets. */
export type Decode = (text: string) => Uint8Array<ArrayBuffer>;

/**
 * Octets of a base64url text: its alphabet alone, no padding, no white space, spare bits zero.
 *
 * @throws Refused `base64url-alphabet`, `base64url-length`, `base64url-tail`
 */
export const decodeBase64url: Decode = (text) => {
  const { length } = text;
  const left = length & 3;
  const out = new Uint8Array((length * 3) >> 2);
  let to = 0;
  let seen = 0;
  for (let at = 0; at < length; at += 4) {
    const rest = length - at;
    const a = valueAt(text, at);
    const b = rest > 1 ? valueAt(text, at + 1) : 0;
    const c = rest > 2 ? valueAt(text, at + 2) : 0;
    const d = rest > 3 ? valueAt(text, at + 3) : 0;
    seen |= a | b | c | d;
    out[to++] = (a << 2) | (b >> 4);
    // Beyond the end of the array a write is nothing.
    out[to++] = (b << 4) | (c >> 2);
    out[to++] = (c << 6) | d;
  }
  if (seen < 0) throw new Refused('base64url-alphabet');
  if (left === 1) throw new Refused('base64url-length');
  if (spareBits(text)) throw new Refused('base64url-tail');
  return out;
};

/** Base64url text of octets, without padding. */
export function encodeBase64url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const [a = 0, b = 0, c = 0] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const four = ALPHABET.charAt(a >> 2) + ALPHABET.charAt(((a & 3) << 4) | (b >> 4));
    parts.push(left > 1 ? four + ALPHABET.charAt(((b & 15) << 2) | (c >> 6)) : four);
    if (left > 2) parts.push(ALPHABET.charAt(c & 63));
  }
  return parts.join('');
}
