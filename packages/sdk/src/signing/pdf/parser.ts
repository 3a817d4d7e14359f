import { Broken } from '../cms/broken.ts';
import { PdfDict, PdfName, PdfReal, PdfRef, PdfStream, PdfString, type PdfValue } from './values.ts';

const MAX_DEPTH = 48;
/** Fifteen digits are exact in a number and more than any offset has. */
const MAX_DIGITS = 15;

/** What an octet is (ISO 32000-2 §7.2.3): 1 white space, 2 delimiter. */
const CLASS = new Uint8Array(256);
for (const octet of [0, 9, 10, 12, 13, 32]) CLASS[octet] = 1;
for (const character of '()<>[]{}/%') CLASS[character.charCodeAt(0)] = 2;

const [LF, CR, HASH, PERCENT, OPEN, CLOSE, PLUS, MINUS, POINT, SLASH, LESS, MORE, LIST, UNLIST, BACK] = Array.from(
  '\n\r#%()+-./<>[]\\',
  (character) => character.charCodeAt(0),
) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];

/** Looks up the length of a stream that stands apart. */
export type LengthOf = (ref: PdfRef) => number;

/**
 * Reads PDF syntax strictly: no repair, no key twice, no value deeper than 48. What readers mend differently cannot be
 * signed.
 */
export class PdfParser {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** White space and comments. */
  space(): void {
    const { bytes } = this;
    for (;;) {
      const octet = bytes[this.at];
      if (octet === undefined) return;
      if (CLASS[octet] === 1) this.at++;
      else if (octet === PERCENT) {
        while (this.at < bytes.length && bytes[this.at] !== LF && bytes[this.at] !== CR) this.at++;
      } else return;
    }
  }

  /** White space alone. */
  blank(): void {
    while (CLASS[this.bytes[this.at] ?? 0x41] === 1) this.at++;
  }

  /** Takes a word if it stands here. */
  word(text: string): boolean {
    const end = this.at + text.length;
    for (let index = 0; index < text.length; index++)
      if (this.bytes[this.at + index] !== text.charCodeAt(index)) return false;
    const next = this.bytes[end];
    if (next !== undefined && CLASS[next] === 0) return false;
    this.at = end;
    return true;
  }

  /** A non-negative integer with no sign. */
  integer(): number {
    const from = this.at;
    let value = 0;
    for (let digit = this.digit(); digit >= 0; digit = this.digit()) {
      value = value * 10 + digit;
      this.at++;
    }
    const next = this.bytes[this.at];
    if (this.at === from || this.at - from > MAX_DIGITS || (next !== undefined && CLASS[next] === 0))
      throw broken('no integer', this.at);
    return value;
  }

  private digit(): number {
    const digit = (this.bytes[this.at] ?? 0) - 0x30;
    return digit >= 0 && digit <= 9 ? digit : -1;
  }

  /** One value; a stream is none, it stands in an indirect object only. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new Broken('values are nested too deeply', '对象嵌套过深');
    this.space();
    const { bytes, at } = this;
    const octet = bytes[at];
    if (octet === SLASH) return this.name();
    if (octet === LESS) return bytes[at + 1] === LESS ? this.dict(depth) : this.hexString();
    if (octet === OPEN) return this.literal();
    if (octet === LIST) return this.list(depth);
    if (octet === PLUS || octet === MINUS || octet === POINT || this.digit() >= 0) return this.number();
    if (this.word('true')) return true;
    if (this.word('false')) return false;
    if (this.word('null')) return null;
    throw broken('no value', at);
  }

  private name(): PdfName {
    const from = ++this.at;
    let escaped = false;
    for (let octet = this.bytes[this.at]; octet !== undefined && CLASS[octet] === 0; octet = this.bytes[++this.at])
      escaped ||= octet === HASH;
    const raw = this.bytes.toString('latin1', from, this.at);
    if (!escaped) return new PdfName(raw);
    return new PdfName(
      raw.replace(/#([0-9a-fA-F]{2})?/g, (_, pair?: string) => {
        if (pair === undefined || pair === '00') throw broken('no name', from);
        return String.fromCharCode(Number.parseInt(pair, 16));
      }),
    );
  }

  private number(): PdfValue {
    const from = this.at;
    while (this.at < this.bytes.length && CLASS[this.bytes[this.at] as number] === 0) this.at++;
    const text = this.bytes.toString('latin1', from, this.at);
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) || text.length > 64) throw broken('no number', from);
    if (!/^-?\d+$/.test(text)) return new PdfReal(text);
    if (text.length > MAX_DIGITS) throw broken('the number is too large', from);
    const value = Number(text);
    return text[0] === '-' ? value : (this.reference(value) ?? value);
  }

  /** `0 R` behind an integer makes it a reference. */
  private reference(number: number): PdfRef | undefined {
    const { bytes, at } = this;
    let here = at;
    while (CLASS[bytes[here] ?? 0x41] === 1) here++;
    const from = here;
    let generation = 0;
    for (let digit = (bytes[here] ?? 0) - 0x30; digit >= 0 && digit <= 9; digit = (bytes[++here] ?? 0) - 0x30)
      generation = generation * 10 + digit;
    if (here === from || here - from > 5) return undefined;
    const gap = here;
    while (CLASS[bytes[here] ?? 0x41] === 1) here++;
    const next = bytes[here + 1];
    if (here === gap || bytes[here] !== 0x52 || (next !== undefined && CLASS[next] === 0)) return undefined;
    this.at = here + 1;
    return new PdfRef(number, generation);
  }

  private list(depth: number): PdfValue[] {
    const found: PdfValue[] = [];
    this.at++;
    for (this.space(); this.bytes[this.at] !== UNLIST; this.space()) found.push(this.value(depth + 1));
    this.at++;
    return found;
  }

  private dict(depth: number): PdfDict {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (this.space(); this.bytes[this.at] !== MORE; this.space()) {
      if (this.bytes[this.at] !== SLASH) throw broken('no key', this.at);
      const from = this.at;
      const { name } = this.name();
      // One reader takes the first, another the last.
      if (entries.has(name)) throw broken(`the key ${name} is there twice`, from);
      entries.set(name, this.value(depth + 1));
    }
    if (this.bytes[this.at + 1] !== MORE) throw broken('a dictionary does not end', this.at);
    this.at += 2;
    return new PdfDict(entries);
  }

  private hexString(): PdfString {
    const from = this.at;
    const end = this.bytes.indexOf(MORE, from);
    if (end < 0) throw broken('a string does not end', from);
    this.at = end + 1;
    let text = this.bytes.toString('latin1', from + 1, end);
    if (!/^[0-9a-fA-F]*$/.test(text)) {
      text = text.replace(/[\0\t\n\f\r ]/g, '');
      if (!/^[0-9a-fA-F]*$/.test(text)) throw broken('no hexadecimal string', from);
    }
    return new PdfString(Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex'), true, from, this.at);
  }

  private literal(): PdfString {
    const { bytes } = this;
    const from = this.at++;
    const out: number[] = [];
    for (let open = 1; ; ) {
      const octet = bytes[this.at++];
      if (octet === undefined) throw broken('a string does not end', from);
      if (octet === OPEN) open++;
      else if (octet === CLOSE && --open === 0) return new PdfString(Uint8Array.from(out), false, from, this.at);
      if (octet === BACK) this.escape(out);
      else if (octet === CR) {
        if (bytes[this.at] === LF) this.at++;
        out.push(LF);
      } else out.push(octet);
    }
  }

  private escape(out: number[]): void {
    const octet = this.bytes[this.at++];
    if (octet === undefined) return;
    const known = ESCAPES[octet];
    if (known !== undefined) out.push(known);
    else if (octet === CR) {
      if (this.bytes[this.at] === LF) this.at++;
    } else if (octet >= 0x30 && octet <= 0x37) {
      let value = octet - 0x30;
      for (let more = 0; more < 2; more++) {
        const digit = (this.bytes[this.at] ?? 0) - 0x30;
        if (digit < 0 || digit > 7) break;
        value = value * 8 + digit;
        this.at++;
      }
      out.push(value & 0xff);
    } else if (octet !== LF) out.push(octet);
  }

  /** `1 0 obj … endobj` at this place; the object must be the one that is wanted. */
  indirect(wanted: PdfRef | undefined, lengthOf: LengthOf): { readonly ref: PdfRef; readonly value: PdfValue } {
    const from = this.at;
    const number = this.integer();
    this.space();
    const generation = this.integer();
    this.space();
    if (!this.word('obj')) throw broken('no object', from);
    const ref = new PdfRef(number, generation);
    if (wanted !== undefined && (wanted.number !== number || wanted.generation !== generation))
      throw broken('another object than the table says', from);
    let value = this.value();
    this.space();
    if (value instanceof PdfDict && this.word('stream')) value = this.stream(value, lengthOf);
    this.space();
    if (!this.word('endobj')) throw broken('an object does not end', this.at);
    return { ref, value };
  }

  private stream(dict: PdfDict, lengthOf: LengthOf): PdfStream {
    if (this.bytes[this.at] === CR) this.at++;
    if (this.bytes[this.at] !== LF) throw broken('no line end behind stream', this.at);
    const from = this.at + 1;
    const stated = dict.get('Length');
    const length = stated instanceof PdfRef ? lengthOf(stated) : stated;
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0 || from + length > this.bytes.length)
      throw broken('a stream has no length', from);
    this.at = from + length;
    if (this.bytes[this.at] === CR) this.at++;
    if (this.bytes[this.at] === LF) this.at++;
    if (!this.word('endstream')) throw broken('a stream is not as long as it says', from);
    return new PdfStream(dict, this.bytes.subarray(from, from + length));
  }
}

const ESCAPES: Readonly<Record<number, number>> = Object.fromEntries(
  ['n\n', 'r\r', 't\t', 'b\b', 'f\f', '((', '))', '\\\\'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/** What is broken, and where. */
export const broken = (en: string, at: number): Broken =>
  new Broken(`${en} (byte ${at})`, `PDF 语法错误（字节 ${at}）：${en}`);
