import type { PDFFont } from '@cantoo/pdf-lib';
import { KouanError } from '@kouan/core';

/** Characters at which a line may break, besides blanks: those of writing without blanks. */
const IDEOGRAPHIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Measures and breaks text in one font. */
export interface Typeset {
  readonly font: PDFFont;
  width(text: string, size: number): number;
  /** Lines no wider than `width`; a word that is wider is broken anywhere. */
  wrap(text: string, size: number, width: number): string[];
}

export function typeset(font: PDFFont): Typeset {
  const widths = new Map<string, number>();
  const unit = (character: string): number => {
    let width = widths.get(character);
    if (width === undefined) widths.set(character, (width = font.widthOfTextAtSize(character, 1)));
    return width;
  };
  const measure = (text: string, size: number): number => {
    let sum = 0;
    for (const character of text) sum += unit(character);
    return sum * size;
  };
  return {
    font,
    width: measure,
    wrap: (text, size, width) =>
      text.split('\n').flatMap((line) => wrapLine(line, (part) => measure(part, size), width)),
  };
}

function wrapLine(line: string, measure: (text: string) => number, width: number): string[] {
  const lines: string[] = [];
  let open = '';
  for (const piece of pieces(line)) {
    if (measure((open + piece).trimEnd()) <= width) {
      open += piece;
      continue;
    }
    if (open.trim() !== '') lines.push(open.trimEnd());
    open = '';
    for (const character of piece.trimStart()) {
      if (open !== '' && measure(open + character) > width) {
        lines.push(open);
        open = '';
      }
      open += character;
    }
  }
  return open.trim() === '' && lines.length > 0 ? lines : [...lines, open.trimEnd()];
}

/** Words with the blanks behind them; each ideograph by itself. */
function pieces(line: string): string[] {
  const found: string[] = [];
  let word = '';
  for (const character of line) {
    if (IDEOGRAPHIC.test(character)) {
      if (word !== '') found.push(word);
      found.push(character);
      word = '';
    } else {
      word += character;
      if (character === ' ') {
        found.push(word);
        word = '';
      }
    }
  }
  if (word !== '') found.push(word);
  return found;
}

/** The text as it can be printed: tabs and control characters are blanks. */
export const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ');

/**
 * Every character of the texts has a shape in the font.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` that names the first one that has none: a box on paper is read as nothing.
 */
export function requireGlyphs(font: PDFFont, texts: Iterable<string>): void {
  const known = new Set(font.getCharacterSet());
  for (const text of texts) {
    for (const character of text) {
      if (character === '\n' || known.has(character.codePointAt(0) as number)) continue;
      const code = `U+${(character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;
      throw new KouanError(
        'ERR_KOUAN_DOCUMENT',
        {
          en: `The font has no shape for “${character}” (${code}) in “${text.slice(0, 60)}”.`,
          zh: `字体没有“${character}”（${code}）的字形，见“${text.slice(0, 60)}”。`,
        },
        {
          hint: {
            en: 'Give a font that has it: --font FILE (TrueType or OpenType).',
            zh: '请用 --font 指定包含该字的字体文件（TrueType 或 OpenType）。',
          },
        },
      );
    }
  }
}
