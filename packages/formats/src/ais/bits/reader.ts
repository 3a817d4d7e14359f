import { LETTERS, NOT_ARMOUR, SIX_BITS } from './armour.ts';

/** Most six-bit characters of one message. Five slots, the longest that a ship sends, are 177. */
export const MAX_CHARACTERS = 1024;

/** One message as bits, in 32-bit words that are used again for the next; the first bit of a message is the highest. */
export class BitReader {
  length = 0;
  private readonly words = new Uint32Array(Math.ceil((MAX_CHARACTERS * 6) / 32) + 2);

  /** Takes the armoured characters of a message; false when one of them is none, or there are too many. */
  load(payload: string, fillBits: number): boolean {
    const { words } = this;
    const count = payload.length;
    if (count > MAX_CHARACTERS) return false;
    words.fill(0, 0, ((count * 6) >>> 5) + 2);
    for (let index = 0, bit = 0; index < count; index += 1, bit += 6) {
      const code = payload.charCodeAt(index);
      const value = code < 128 ? (SIX_BITS[code] as number) : NOT_ARMOUR;
      if (value === NOT_ARMOUR) return false;
      const word = bit >>> 5;
      const shift = 26 - (bit & 31);
      if (shift >= 0) {
        words[word] = (words[word] as number) | (value << shift);
      } else {
        words[word] = (words[word] as number) | (value >>> -shift);
        words[word + 1] = value << (32 + shift);
      }
    }
    this.length = Math.max(0, count * 6 - fillBits);
    return true;
  }

  /** Up to 32 bits. */
  unsigned(offset: number, width: number): number {
    const word = offset >>> 5;
    const bit = offset & 31;
    const from = ((this.words[word] as number) << bit) >>> 0;
    const whole = bit + width > 32 ? (from | ((this.words[word + 1] as number) >>> (32 - bit))) >>> 0 : from;
    return whole >>> (32 - width);
  }

  /** Two's complement, up to 32 bits. */
  signed(offset: number, width: number): number {
    return (this.unsigned(offset, width) << (32 - width)) >> (32 - width);
  }

  /** Letters up to the first `@`, without the spaces that fill the end. */
  text(offset: number, width: number): string {
    let found = '';
    let kept = 0;
    for (let at = offset; at + 6 <= offset + width; at += 6) {
      const value = this.unsigned(at, 6);
      if (value === 0) break;
      found += LETTERS[value];
      if (value !== 32) kept = found.length;
    }
    return kept === found.length ? found : found.slice(0, kept);
  }

  /** Bits as `count:hex`, the last byte filled with zeros. */
  hex(offset: number, width: number): string {
    let hex = '';
    for (let at = 0; at < width; at += 8) {
      const rest = Math.min(8, width - at);
      hex += (this.unsigned(offset + at, rest) << (8 - rest)).toString(16).padStart(2, '0');
    }
    return `${width}:${hex}`;
  }

  /** True when a bit from `offset` on is set. */
  anyFrom(offset: number): boolean {
    for (let at = offset; at < this.length; at += 32) {
      if (this.unsigned(at, Math.min(32, this.length - at)) !== 0) return true;
    }
    return false;
  }
}
