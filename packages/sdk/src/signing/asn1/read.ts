/** Reads DER and nothing else: one way to write a value, so that what is verified is what is meant. @module */

/** Why bytes are no DER; a verifier makes it the reason of a test, a reader of keys the cause of its error. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** Tags of X.690 that trade papers use; context tags are {@link context}. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universalString: 0x1c,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Tag of a context-specific value, `[n]`. */
export const context = (number: number, constructed = true): number => 0x80 | (constructed ? 0x20 : 0) | number;

/** A value under an implicit tag, `[n] IMPLICIT T`, as the `T` that it is (X.690 §8.14.3). */
export const implicit = (of: Der, tag: number): Der => ({ tag, bytes: of.bytes, content: of.content });

/** The one value within an explicit tag, `[n] EXPLICIT T`. */
export const explicit = (of: Der, tag?: number): Der => readDer(of.content, tag);

const MAX_BYTES = 64 * 1024 * 1024;

/** One value within the bytes it was read from. Nothing is copied. */
export interface Der {
  readonly tag: number;
  /** The value with its tag and length. */
  readonly bytes: Uint8Array;
  /** What it holds. */
  readonly content: Uint8Array;
}

/** A value where it lies: views are made of what is asked for, since most of a structure is only stepped over. */
export class Value implements Der {
  // Declared only: a field that is made first and filled afterwards costs as much as the rest of a value.
  declare readonly tag: number;
  declare readonly source: Uint8Array;
  declare readonly start: number;
  declare readonly from: number;
  declare readonly end: number;

  constructor(tag: number, source: Uint8Array, start: number, from: number, end: number) {
    this.tag = tag;
    this.source = source;
    this.start = start;
    this.from = from;
    this.end = end;
  }

  get bytes(): Uint8Array {
    return this.source.subarray(this.start, this.end);
  }

  get content(): Uint8Array {
    return this.source.subarray(this.from, this.end);
  }
}

/** Views of a Buffer cost several times those of a plain array. */
const plain = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Reads exactly one value: nothing may follow it. Throws {@link DerError}. */
export function readDer(bytes: Uint8Array, tag?: number): Der {
  if (bytes.length > MAX_BYTES) throw new DerError('the value is too large');
  const one = valueAt(plain(bytes), 0, bytes.length);
  if (one.end !== bytes.length) throw new DerError('something follows the value');
  if (tag !== undefined && one.tag !== tag) throw unexpected(one.tag, tag);
  return one;
}

/** The value that bytes begin with; what stands behind it is for the caller to judge. */
export function firstDer(bytes: Uint8Array, tag?: number): Der {
  const one = valueAt(plain(bytes), 0, bytes.length);
  if (tag !== undefined && one.tag !== tag) throw unexpected(one.tag, tag);
  return one;
}

/** The same value under another tag, as IMPLICIT writes it (X.690 §8.14). */
export const retagged = ({ bytes, content }: Der, tag: number): Der => ({ tag, bytes, content });

/** The members of a constructed value, in order. */
export function members(of: Der): Der[] {
  if ((of.tag & 0x20) === 0) throw new DerError('the value has no members');
  const within = of instanceof Value ? of : undefined;
  const source = within?.source ?? of.content;
  const end = within?.end ?? source.length;
  const found: Der[] = [];
  for (let at = within?.from ?? 0; at < end; ) {
    const one = valueAt(source, at, end);
    found.push(one);
    at = one.end;
  }
  return found;
}

/** Where the content of a value begins; its tag and length are read as DER has them. */
function contentAt(bytes: Uint8Array, at: number, limit: number): number {
  if (at + 2 > limit) throw new DerError('the value is cut off');
  // Tag numbers above 30 take more octets; none of the structures read here has one (X.690 §8.1.2.4).
  if (((bytes[at] as number) & 0x1f) === 0x1f) throw new DerError('the tag number is above 30');
  const first = bytes[at + 1] as number;
  if (first < 0x80) return at + 2;
  const octets = first & 0x7f;
  // Indefinite length is BER; more than four octets is more than anybody sends.
  if (octets === 0 || octets > 4) throw new DerError('the length is not definite');
  if (at + 2 + octets > limit) throw new DerError('the value is cut off');
  return at + 2 + octets;
}

/** Where a value ends of which is known where its content begins. */
function endFrom(bytes: Uint8Array, at: number, from: number, limit: number): number {
  let length = bytes[at + 1] as number;
  if (length >= 0x80) {
    const octets = length & 0x7f;
    length = 0;
    for (let one = at + 2; one < from; one++) length = length * 256 + (bytes[one] as number);
    if (length < 0x80 || length < 2 ** (8 * (octets - 1))) throw new DerError('the length is not in its shortest form');
  }
  if (from + length > limit) throw new DerError('the value is cut off');
  return from + length;
}

const endAt = (bytes: Uint8Array, at: number, limit: number): number =>
  endFrom(bytes, at, contentAt(bytes, at, limit), limit);

function valueAt(bytes: Uint8Array, at: number, limit: number): Value {
  const from = contentAt(bytes, at, limit);
  return new Value(bytes[at] as number, bytes, at, from, endFrom(bytes, at, from, limit));
}

/**
 * The members of a SEQUENCE or SET, taken one after the other: what is expected is asked for, and {@link Members.end}
 * refuses what is left over, {@link Members.rest} steps over it. One of the two stands at the end of every reader: what
 * nobody has stepped over may be anything.
 */
export class Members {
  declare private readonly source: Uint8Array;
  declare private readonly last: number;
  declare private at: number;

  constructor(of: Der, tag: number = TAG.sequence) {
    if (of.tag !== tag) throw unexpected(of.tag, tag);
    if ((tag & 0x20) === 0) throw new DerError('the value has no members');
    const within = of instanceof Value;
    this.source = within ? of.source : of.content;
    this.at = within ? of.from : 0;
    this.last = within ? of.end : this.source.length;
  }

  /** The next one, which must be there. */
  take(tag?: number): Der {
    const { at, last } = this;
    if (at >= last) throw new DerError('a member is missing');
    const found = this.source[at] as number;
    if (tag !== undefined && found !== tag) throw unexpected(found, tag);
    const one = valueAt(this.source, at, last);
    this.at = one.end;
    return one;
  }

  /** The next one if it has this tag. */
  maybe(tag: number): Der | undefined {
    return this.at < this.last && this.source[this.at] === tag ? this.take() : undefined;
  }

  /** Whether there is one more. */
  get more(): boolean {
    return this.at < this.last;
  }

  /** Nothing may be left. */
  end(): void {
    if (this.more) throw new DerError('there is a member too many');
  }

  /** What is left may be anything that is in order. */
  rest(): void {
    while (this.at < this.last) this.at = endAt(this.source, this.at, this.last);
  }
}

function unexpected(found: number, wanted: number): DerError {
  const hex = (tag: number): string => `0x${tag.toString(16).padStart(2, '0')}`;
  return new DerError(`tag ${hex(found)} stands where ${hex(wanted)} is expected`);
}
