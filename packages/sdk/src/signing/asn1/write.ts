import { TAG } from './read.ts';

/** One DER value: tag, definite length, content (X.690 §10.1). */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of content) length += part.length;
  const octets = lengthSize(length);
  const out = Buffer.allocUnsafe(1 + octets + length);
  out[0] = tag;
  if (octets === 1) out[1] = length;
  else {
    out[1] = 0x80 | (octets - 1);
    for (let at = octets, left = length; at > 1; at--, left = Math.floor(left / 256)) out[at] = left % 256;
  }
  let at = 1 + octets;
  for (const part of content) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** How many octets a length takes (X.690 §8.1.3). */
function lengthSize(length: number): number {
  if (length < 0x80) return 1;
  let size = 1;
  for (let left = length; left > 0; left = Math.floor(left / 256)) size++;
  return size;
}

/** SEQUENCE. */
export const sequence = (...content: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...content);

/** SET OF: its members are sorted by their octets (X.690 §11.6). */
export const setOf = (...content: readonly Uint8Array[]): Buffer =>
  der(TAG.set, ...(content.length < 2 ? content : [...content].sort((a, b) => Buffer.compare(a, b))));

const ZERO = Uint8Array.of(0);

/** INTEGER that is not negative, in the fewest octets. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const body = start === 0 ? bytes : bytes.subarray(start);
  const first = body[0] ?? 0x80;
  return first >= 0x80 ? der(TAG.integer, ZERO, body) : der(TAG.integer, body);
}

/** INTEGER from a small number. */
export const smallUnsigned = (value: number): Buffer => {
  const octets: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return unsignedInteger(Buffer.from(octets));
};

const known = new Map<string, Buffer>();
/** Trade papers use some dozens; whoever names more has them written anew. */
const MAX_KNOWN = 256;

/** OBJECT IDENTIFIER from its dotted form. What comes back is shared, and not to be written to. */
export function objectIdentifier(dotted: string): Buffer {
  let found = known.get(dotted);
  if (found !== undefined) return found;
  found = der(TAG.oid, arcs(dotted));
  if (known.size < MAX_KNOWN) known.set(dotted, found);
  return found;
}

function arcs(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    octets.push(...groups);
  }
  return Buffer.from(octets);
}

/** UTF8String. */
export const utf8String = (text: string): Buffer => der(TAG.utf8String, Buffer.from(text, 'utf8'));

/** OCTET STRING. */
export const octetString = (bytes: Uint8Array): Buffer => der(TAG.octetString, bytes);

/** BIT STRING without unused bits. */
export const bitString = (bytes: Uint8Array): Buffer => der(TAG.bitString, Buffer.of(0), bytes);

/** BIT STRING of named bits: trailing zero bits are left out (X.690 §11.2.2). */
export function bitsNamed(...numbers: readonly number[]): Buffer {
  const last = Math.max(...numbers, -1);
  const octets = new Uint8Array(Math.ceil((last + 1) / 8));
  for (const bit of numbers) octets[bit >> 3] = (octets[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return der(TAG.bitString, Buffer.of(last < 0 ? 0 : 7 - (last & 7)), octets);
}

/** BOOLEAN TRUE; FALSE is always a default and left out. */
export const TRUE = der(TAG.boolean, Buffer.of(0xff));

export const NULL = der(TAG.null);

/** UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export const time = (date: Date): Buffer =>
  date.getUTCFullYear() < 2050 ? der(TAG.utcTime, Buffer.from(digits(date, 2))) : generalizedTime(date);

/** GeneralizedTime in whole seconds. */
export const generalizedTime = (date: Date): Buffer => der(TAG.generalizedTime, Buffer.from(digits(date, 0)));

/** `2026-01-02T03:04:05…` as `20260102030405Z`, the first digits of the year left out. */
function digits(date: Date, from: number): string {
  const text = date.toISOString();
  const at = (start: number): string => text.slice(start, start + 2);
  return `${text.slice(from, 4)}${at(5)}${at(8)}${at(11)}${at(14)}${at(17)}Z`;
}
