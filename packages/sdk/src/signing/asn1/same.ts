import { type Der, Value } from './read.ts';

/** What is shorter is compared here, since a call into Node costs more than it. */
const SHORT = 96;

/** Whether two runs of octets are the same; nothing in them is secret. */
export function sameOctets(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  if (one.length > SHORT) return Buffer.compare(one, other) === 0;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

/** Whether a value holds these octets; it is looked at where it lies. */
export function holds(of: Der, octets: Uint8Array): boolean {
  if (!(of instanceof Value)) return sameOctets(of.content, octets);
  return octets.length === of.end - of.from && sameAt(of.source, of.from, octets);
}

/** Whether a value is written with these octets, tag and length among them. */
export function isWritten(of: Der, octets: Uint8Array): boolean {
  if (!(of instanceof Value)) return sameOctets(of.bytes, octets);
  return octets.length === of.end - of.start && sameAt(of.source, of.start, octets);
}

function sameAt(source: Uint8Array, from: number, octets: Uint8Array): boolean {
  for (let at = 0; at < octets.length; at++) if (source[from + at] !== octets[at]) return false;
  return true;
}

/** Whether a value comes before another in the order of a SET OF (X.690 §11.6). */
export function isBefore(one: Der, other: Der): boolean {
  if (!(one instanceof Value && other instanceof Value)) return Buffer.compare(one.bytes, other.bytes) < 0;
  const length = Math.min(one.end - one.start, other.end - other.start);
  for (let at = 0; at < length; at++) {
    const less = (one.source[one.start + at] as number) - (other.source[other.start + at] as number);
    if (less !== 0) return less < 0;
  }
  return one.end - one.start < other.end - other.start;
}
