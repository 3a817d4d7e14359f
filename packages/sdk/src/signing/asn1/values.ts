import { type Der, DerError, TAG, Value } from './read.ts';

/**
 * Identifiers that were read, by a hash of their octets: trade papers know some dozens, and each stands in every message.
 * What is found is compared; two of one hash take turns.
 */
const read: ({ readonly octets: Uint8Array; readonly dotted: string } | undefined)[] = new Array(1024).fill(undefined);

/** Dotted form of an OBJECT IDENTIFIER (X.690 §8.19). */
export function oidOf(of: Der): string {
  if (!(of instanceof Value) || of.tag !== TAG.oid || of.end - of.from > 32) return parsedOid(of);
  // Looked at where it lies: a view of it would cost more than the rest.
  const { source, from, end } = of;
  let hash = end - from;
  for (let at = from; at < end; at++) hash = (Math.imul(hash, 31) + (source[at] as number)) & 1023;
  const known = read[hash];
  if (known !== undefined && alike(known.octets, source, from, end)) return known.dotted;
  const dotted = parsedOid(of);
  // A copy, so that the message it came with is let go.
  read[hash] = { octets: Uint8Array.from(of.content), dotted };
  return dotted;
}

function alike(one: Uint8Array, source: Uint8Array, from: number, end: number): boolean {
  if (one.length !== end - from) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== source[from + at]) return false;
  return true;
}

function parsedOid({ tag, content }: Der): string {
  if (tag !== TAG.oid || content.length === 0 || (content.at(-1) ?? 0x80) >= 0x80)
    throw new DerError('no object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let fresh = true;
  for (const octet of content) {
    if (fresh && octet === 0x80) throw new DerError('an arc is not in its shortest form');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (arc > 0xffff_ffff_ffff_ffffn) throw new DerError('an arc is too large');
    fresh = octet < 0x80;
    if (!fresh) continue;
    if (arcs.length === 0) {
      const first = arc < 40n ? 0n : arc < 80n ? 1n : 2n;
      arcs.push(first, arc - first * 40n);
    } else arcs.push(arc);
    arc = 0n;
  }
  return arcs.join('.');
}

/** The octets of an INTEGER in its shortest form, sign bit included. */
export function integerBytes({ tag, content }: Der): Uint8Array {
  const [first, second = 0] = content;
  if (tag !== TAG.integer || first === undefined) throw new DerError('no integer');
  if (content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)))
    throw new DerError('an integer is not in its shortest form');
  return content;
}

/** A non-negative INTEGER as its magnitude, without the sign octet. */
export function magnitude(der: Der): Uint8Array {
  const bytes = integerBytes(der);
  if ((bytes[0] ?? 0) >= 0x80) throw new DerError('an integer is negative');
  return bytes.length > 1 && bytes[0] === 0 ? bytes.subarray(1) : bytes;
}

/** A small non-negative INTEGER. */
export function smallInteger(der: Der): number {
  const bytes = magnitude(der);
  if (bytes.length > 6) throw new DerError('an integer is too large');
  let value = 0;
  for (const octet of bytes) value = value * 256 + octet;
  return value;
}

/** BOOLEAN: DER knows 0x00 and 0xff only. */
export function booleanOf({ tag, content }: Der): boolean {
  const [octet] = content;
  if (tag !== TAG.boolean || content.length !== 1 || (octet !== 0 && octet !== 0xff)) throw new DerError('no boolean');
  return octet === 0xff;
}

/** A BIT STRING of whole octets: keys and signatures. */
export function wholeBits({ tag, content }: Der): Uint8Array {
  if (tag !== TAG.bitString || content[0] !== 0) throw new DerError('no bit string of whole octets');
  return content.subarray(1);
}

/** Names of bits, from bit 0, as a set of their numbers. Trailing zero bits are refused (X.690 §11.2.2). */
export function namedBits({ tag, content }: Der): ReadonlySet<number> {
  const [unused, ...octets] = content;
  if (tag !== TAG.bitString || unused === undefined || unused > 7 || (octets.length === 0 && unused > 0))
    throw new DerError('no bit string');
  const last = octets.at(-1) ?? 1;
  if (octets.length > 0 && (last & ((1 << unused) - 1)) !== 0) throw new DerError('unused bits are set');
  const found = new Set<number>();
  for (const [index, octet] of octets.entries())
    for (let bit = 0; bit < 8; bit++) if ((octet & (0x80 >> bit)) !== 0) found.add(index * 8 + bit);
  return found;
}

/** UTCTime or GeneralizedTime as DER has them: with seconds, in UTC (X.690 §11.7, §11.8; RFC 5280 §4.1.2.5). */
export function timeOf({ tag, content }: Der): Date {
  const short = tag === TAG.utcTime;
  const { length } = content;
  if (short ? length !== 13 : tag !== TAG.generalizedTime || length < 15) throw new DerError('no time');
  const at = short ? 2 : 4;
  const begins = pair(content, 0);
  const year = short ? begins + (begins < 50 ? 2000 : 1900) : begins * 100 + pair(content, 2);
  const month = pair(content, at);
  const day = pair(content, at + 2);
  const hour = pair(content, at + 4);
  const minute = pair(content, at + 6);
  const second = pair(content, at + 8);
  const millis = short || length === 15 ? 0 : fraction(content.subarray(at + 10, -1));
  // 0x5a is Z; no number is negative, since pair refuses what is none.
  if (content[length - 1] !== 0x5a) throw new DerError('no time');
  const real = day >= 1 && day <= daysOf(month, year) && hour < 24 && minute < 60 && second < 60;
  if (!real) throw new DerError('no such time');
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute, second, millis));
  // Date.UTC takes years below 100 for those of the last century.
  if (year < 100) time.setUTCFullYear(year, month - 1, day);
  return time;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Days of a month from 1 on; none where there is no such month. */
const daysOf = (month: number, year: number): number =>
  month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : (DAYS[month - 1] ?? 0);

function pair(octets: Uint8Array, at: number): number {
  const [tens, ones] = [(octets[at] ?? 0) - 0x30, (octets[at + 1] ?? 0) - 0x30];
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9) throw new DerError('no time');
  return tens * 10 + ones;
}

/** Milliseconds of a fraction, which ends in no zero. */
function fraction(octets: Uint8Array): number {
  const text = Buffer.from(octets).toString('latin1');
  if (!/^\.\d{0,8}[1-9]$/.test(text)) throw new DerError('no time');
  return Math.trunc(Number(`0${text}`) * 1000);
}

const TEXT: Readonly<Record<number, (bytes: Uint8Array) => string>> = {
  [TAG.utf8String]: (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes),
  [TAG.printableString]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [TAG.ia5String]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [TAG.teletexString]: (bytes) => Buffer.from(bytes).toString('latin1'),
  [TAG.bmpString]: (bytes) => new TextDecoder('utf-16be').decode(bytes),
  [TAG.universalString]: (bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let text = '';
    for (let at = 0; at + 4 <= bytes.length; at += 4)
      text += String.fromCodePoint(Math.min(view.getUint32(at), 0x10ffff));
    return text;
  },
};

/** A character string of any of the types that names use. */
export function textOf({ tag, content }: Der): string {
  const read = TEXT[tag];
  if (read === undefined) throw new DerError('no text');
  try {
    return read(content);
  } catch {
    throw new DerError('the text is not in its encoding');
  }
}
