import { beyond } from './malformed.ts';
import { referenced } from './references.ts';

/** Every element of an input can ask for the same long namespace again: nothing honest grows that much. */
const MAX_BYTES = 64 * 1024 * 1024;

const escapes = (table: Readonly<Record<string, string>>): ReadonlyMap<number, Buffer> =>
  new Map(Object.entries(table).map(([character, written]) => [character.charCodeAt(0), Buffer.from(written)]));

/** How the canonical forms write what has a meaning (Canonical XML 1.0 §2.3). */
const IN_TEXT = escapes({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' });
const IN_VALUE = escapes({
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
});

/** Octets that grow, and remember from where in the input they come when they are asked to. */
export class Output {
  /** Pairs: place in the output, and in the input what begins there. */
  readonly origins: number[] | undefined;
  #bytes: Buffer;
  #length = 0;

  constructor(room: number, origins: boolean) {
    this.#bytes = Buffer.allocUnsafeSlow(room);
    this.origins = origins ? [] : undefined;
  }

  /** The octets; nothing can be added afterwards. */
  done(): Uint8Array {
    const { buffer } = this.#bytes;
    return new Uint8Array(buffer as ArrayBuffer, 0, this.#length);
  }

  /** Octets of the input as they are. */
  copy(source: Buffer, from: number, to: number): void {
    if (from === to) return;
    this.#need(to - from);
    this.origins?.push(this.#length, from);
    if (to - from > 24) source.copy(this.#bytes, this.#length, from, to);
    else for (let at = from, out = this.#length; at < to; at += 1, out += 1) this.#bytes[out] = source[at] as number;
    this.#length += to - from;
  }

  /** What the input does not say so, as text. */
  write(text: string, from: number): void {
    this.origins?.push(this.#length, from);
    this.#need(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length);
  }

  /** A value between quotes. */
  value(text: string, from: number): void {
    if (!/[&<"\t\n\r]/.test(text)) this.write(text, from);
    else for (const byte of Buffer.from(text)) this.#escaped(byte, IN_VALUE, from);
  }

  /** Character data, with references or as it stands in a CDATA section. */
  text(source: Buffer, from: number, to: number, references: boolean): void {
    for (let at = from; at < to; at += 1) {
      const byte = source[at] as number;
      if (byte === 0x0d) {
        // A line end of any kind is one; only one that was written as a reference stays.
        if (source[at + 1] === 0x0a && at + 1 < to) at += 1;
        this.#escaped(0x0a, IN_TEXT, at);
      } else if (byte === 0x26 && references) {
        const end = source.indexOf(0x3b, at);
        const code = referenced(source.toString('latin1', at + 1, end)) as number;
        if (code < 0x80) this.#escaped(code, IN_TEXT, at);
        else this.write(String.fromCodePoint(code), at);
        at = end;
      } else this.#escaped(byte, IN_TEXT, at);
    }
  }

  #escaped(byte: number, escaped: ReadonlyMap<number, Buffer>, from: number): void {
    const written = byte > 0x3e ? undefined : escaped.get(byte);
    this.#need(6);
    this.origins?.push(this.#length, from);
    if (written === undefined) this.#bytes[this.#length++] = byte;
    else for (const one of written) this.#bytes[this.#length++] = one;
  }

  #need(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const size = Math.max(this.#bytes.length * 2, this.#length + more);
    if (this.#length + more > MAX_BYTES)
      throw beyond(`a canonical form of more than ${MAX_BYTES} bytes`, `规范形式超过 ${MAX_BYTES} 字节`);
    const bytes = Buffer.allocUnsafeSlow(Math.min(size, MAX_BYTES));
    this.#bytes.copy(bytes, 0, 0, this.#length);
    this.#bytes = bytes;
  }
}
