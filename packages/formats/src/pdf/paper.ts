import { degrees, type PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib';
import type { Typeset } from './typeset.ts';

/** A rectangle on the page, in points from the upper left corner. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const A4 = { width: 595.28, height: 841.89 } as const;

const BLACK = rgb(0, 0, 0);
const SHADE = rgb(0.93, 0.94, 0.95);

/** Light enough to read through. */
const GHOST = rgb(0.9, 0.9, 0.9);

/** Distance from one line to the next, in sizes of the font. */
export const LEADING = 1.22;

/** One page that is drawn from the upper left corner. */
export class Paper {
  readonly page: PDFPage;
  /** Everything that was written, for whoever asks whether the font has it all. */
  readonly texts: string[] = [];
  private readonly type: Typeset;

  constructor(document: PDFDocument, type: Typeset) {
    this.page = document.addPage([A4.width, A4.height]);
    this.type = type;
  }

  frame({ x, y, width, height }: Rect): void {
    this.page.drawRectangle({ x, y: A4.height - y - height, width, height, borderWidth: 0.6, borderColor: BLACK });
  }

  /** A ground for heads of tables and bands; drawn before what stands on it. */
  shade({ x, y, width, height }: Rect): void {
    this.page.drawRectangle({ x, y: A4.height - y - height, width, height, color: SHADE });
  }

  /** Lines across the page from corner to corner; drawn before everything else. */
  watermark(lines: readonly string[]): void {
    const angle = Math.atan2(A4.height, A4.width);
    const longest = Math.max(...lines.map((line) => this.type.width(line, 1)));
    const size = Math.min(64, (0.82 * Math.hypot(A4.width, A4.height)) / longest);
    this.texts.push(...lines);
    for (const [index, line] of lines.entries()) {
      const along = this.type.width(line, size) / 2;
      const across = ((lines.length - 1) / 2 - index) * size * LEADING - size / 3;
      this.page.drawText(line, {
        x: A4.width / 2 - along * Math.cos(angle) - across * Math.sin(angle),
        y: A4.height / 2 - along * Math.sin(angle) + across * Math.cos(angle),
        size,
        font: this.type.font,
        color: GHOST,
        rotate: degrees((angle * 180) / Math.PI),
      });
    }
  }

  rule(x1: number, y1: number, x2: number, y2: number): void {
    this.page.drawLine({ start: { x: x1, y: A4.height - y1 }, end: { x: x2, y: A4.height - y2 }, thickness: 0.6 });
  }

  /** One line with its base at `y`. */
  line(text: string, x: number, y: number, size: number): void {
    if (text === '') return;
    this.texts.push(text);
    this.page.drawText(text, { x, y: A4.height - y, size, font: this.type.font });
  }

  /** One line that ends at `x`. */
  rightwards(text: string, x: number, y: number, size: number): void {
    this.line(text, x - this.type.width(text, size), y, size);
  }

  centred(text: string, { x, width }: Pick<Rect, 'x' | 'width'>, y: number, size: number): void {
    this.line(text, x + (width - this.type.width(text, size)) / 2, y, size);
  }

  /** Lines from the top of a rectangle; answers with those that found no room. */
  lines(lines: readonly string[], { x, y, height }: Rect, size: number): readonly string[] {
    const step = size * LEADING;
    const room = Math.max(0, Math.floor((height + 0.01) / step));
    for (const [index, line] of lines.slice(0, room).entries()) this.line(line, x, y + size + index * step, size);
    return lines.slice(room);
  }

  /** A small box to tick. */
  tick(x: number, y: number, ticked: boolean): void {
    this.frame({ x, y, width: 8, height: 8 });
    if (!ticked) return;
    this.rule(x + 1.5, y + 4, x + 3.5, y + 6.5);
    this.rule(x + 3.5, y + 6.5, x + 7, y + 1.5);
  }
}
