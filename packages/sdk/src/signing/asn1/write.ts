import { TAG } from './read.ts';

/** One DER value: tag, definite length, content (X.690 §10.1). */
export function der(tag: number, ...content: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of content) length += part.length;
  const head = length < 0x80 ? [tag, length] : [tag, ...lengthOctets(length)];
  const out = Buffer.allocUnsafe(head.length + length);
  out.set(head);
  let at = head.length;
  for (const part of content) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function lengthOctets(length: number): number[] {
  const octets: number[] = [];
  for (let left = length; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return [0x80 | octets.length, ...octets];
}

/** SEQUENCE. */
export const sequence = (...content: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...content);

/** SET OF: its members are sorted by their octets (X.690 §11.6). */
export const setOf = (...content: readonly Uint8Array[]): Buffer =>
  der(TAG.set, ...(content.length < 2 ? content : [...content].sort((a, b) => Buffer.compare(a, b))));

/** INTEGER that is not negative, in the fewest octets. */
export function unsignedInteger(bytes: Uint8Array): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const body = bytes.subarray(start);
  return (body[0] ?? 0) & 0x80
    ? der(TAG.integer, Buffer.of(0), body)
    : der(TAG.integer, body.length === 0 ? Buffer.of(0) : body);
}

/** INTEGER from a small number. */
export const smallUnsigned = (value: number): Buffer => {
  const octets: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) octets.unshift(left % 256);
  return unsignedInteger(Buffer.from(octets));
};

/** OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    octets.push(...groups);
  }
  return der(TAG.oid, Buffer.from(octets));
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
export function time(date: Date): Buffer {
  const digits = `${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return date.getUTCFullYear() < 2050 ? der(TAG.utcTime, Buffer.from(digits.slice(2))) : generalizedTime(date);
}

/** GeneralizedTime in whole seconds. */
export const generalizedTime = (date: Date): Buffer =>
  der(TAG.generalizedTime, Buffer.from(`${date.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
