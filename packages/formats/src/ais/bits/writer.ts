import { ARMOUR, LETTERS } from './armour.ts';

/** A message being written, six bits a character; memory is that of one message. */
export class BitWriter {
  private armoured = '';
  private held = 0;
  private heldBits = 0;

  get length(): number {
    return this.armoured.length * 6 + this.heldBits;
  }

  /** Up to 32 bits; a negative number is written as two's complement. */
  number(value: number, width: number): void {
    const whole = value < 0 ? value + 2 ** width : value;
    for (let left = width; left > 0; left -= 1) {
      this.held = (this.held << 1) | (Math.floor(whole / 2 ** (left - 1)) & 1);
      this.heldBits += 1;
      if (this.heldBits === 6) this.flush();
    }
  }

  /** Letters, filled with `@` to `width` bits. */
  text(text: string, width: number): void {
    for (let at = 0; at * 6 < width; at += 1) {
      this.number(at < text.length ? LETTERS.indexOf(text[at] as string) : 0, 6);
    }
  }

  /** The bits of `count:hex`. */
  hex(bits: string): void {
    const [count = '0', hex = ''] = bits.split(':');
    for (let at = 0; at < Number(count); at += 8) {
      const rest = Math.min(8, Number(count) - at);
      this.number(Number.parseInt(hex.slice(at / 4, at / 4 + 2), 16) >>> (8 - rest), rest);
    }
  }

  /** Zeros up to the next multiple of `width` bits. */
  fillTo(width: number): void {
    while (this.length % width !== 0) this.number(0, 1);
  }

  /** The armoured characters, and how many bits of the last are only there to fill it. */
  close(): { readonly payload: string; readonly fillBits: number } {
    const fillBits = this.heldBits === 0 ? 0 : 6 - this.heldBits;
    this.fillTo(6);
    return { payload: this.armoured, fillBits };
  }

  private flush(): void {
    this.armoured += ARMOUR[this.held];
    this.held = 0;
    this.heldBits = 0;
  }
}
