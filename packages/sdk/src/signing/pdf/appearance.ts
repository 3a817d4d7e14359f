import { KouanError } from '@kouan/core';
import { named, textString } from './serialise.ts';
import { PdfDict, PdfReal, PdfStream, type PdfValue } from './values.ts';

/** Left, bottom, right and top on the page, in points from its lower left corner. */
export type Rectangle = readonly [number, number, number, number];

/** Where a signature is seen, and what it says. */
export interface VisibleSignature {
  /** From 1; the first without. */
  readonly page?: number;
  readonly rectangle: Rectangle;
  /** Instead of name, reason and time. */
  readonly lines?: readonly string[];
}

const PADDING = 3;
const LEADING = 1.25;
const LARGEST = 10;
/** Widths in sizes of the font, on the safe side: no metrics are at hand. */
const LATIN_WIDTH = 0.6;
const WIDE = 1;

/**
 * Draws a frame with lines of text. Fonts are those that every reader has: Helvetica, or for Chinese the one that
 * Adobe-GB1 stands for (ISO 32000-2 §9.7.5.2); nothing is embedded, so a PDF/A file stays none with it.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` for a character that no such font has, `ERR_KOUAN_USAGE` for a rectangle that
 * is none
 */
export function appearance(rectangle: Rectangle, lines: readonly string[]): PdfStream {
  const [left, bottom, right, top] = rectangle;
  const [width, height] = [right - left, top - bottom];
  if (!rectangle.every(Number.isFinite) || !(width > 2 * PADDING && height > 2 * PADDING)) throw noRoom();
  const latin = lines.every((line) => /^[\x20-\x7e\xa0-\xff]*$/.test(line));
  if (!latin && !lines.every((line) => /^[\x20-\ud7ff\ue000-\ufffd]*$/.test(line))) throw noShape();
  const widest = Math.max(1, ...lines.map((line) => widthOf(line)));
  const size = Math.min(LARGEST, (height - 2 * PADDING) / (lines.length * LEADING), (width - 2 * PADDING) / widest);
  const text = lines.map((line) => `${shown(line, latin)} Tj T*`).join('\n');
  const start = `${fixed(PADDING)} ${fixed(height - PADDING - size)} Td`;
  const content = `q 0.5 w 0.25 0.25 ${fixed(width - 0.5)} ${fixed(height - 0.5)} re S Q
q BT /F ${fixed(size)} Tf ${fixed(size * LEADING)} TL ${start}
${text}
ET Q
`;
  const dict = new PdfDict([
    ['Type', named('XObject')],
    ['Subtype', named('Form')],
    ['BBox', [0, 0, new PdfReal(fixed(width)), new PdfReal(fixed(height))]],
    ['Resources', new PdfDict([['Font', new PdfDict([['F', latin ? HELVETICA : SONG]])]])],
  ]);
  return new PdfStream(dict, Buffer.from(content, 'latin1'));
}

const fixed = (number: number): string => number.toFixed(2);

const widthOf = (line: string): number => {
  let width = 0;
  for (const character of line) width += character < '\u0100' ? LATIN_WIDTH : WIDE;
  return width;
};

/** Latin-1 is WinAnsi in all that is let through; UCS-2 is what the CMap of the other font reads. */
const shown = (line: string, latin: boolean): string =>
  `<${latin ? Buffer.from(line, 'latin1').toString('hex') : Buffer.from(line, 'utf16le').swap16().toString('hex')}>`;

const dictOf = (entries: Readonly<Record<string, PdfValue>>): PdfDict => new PdfDict(Object.entries(entries));

const HELVETICA = dictOf({
  Type: named('Font'),
  Subtype: named('Type1'),
  BaseFont: named('Helvetica'),
  Encoding: named('WinAnsiEncoding'),
});

const SONG = dictOf({
  Type: named('Font'),
  Subtype: named('Type0'),
  BaseFont: named('STSong-Light-UniGB-UCS2-H'),
  Encoding: named('UniGB-UCS2-H'),
  DescendantFonts: [
    dictOf({
      Type: named('Font'),
      Subtype: named('CIDFontType0'),
      BaseFont: named('STSong-Light'),
      CIDSystemInfo: dictOf({ Registry: textString('Adobe'), Ordering: textString('GB1'), Supplement: 4 }),
      FontDescriptor: dictOf({
        Type: named('FontDescriptor'),
        FontName: named('STSong-Light'),
        Flags: 6,
        FontBBox: [-25, -254, 1000, 880],
        ItalicAngle: 0,
        Ascent: 880,
        Descent: -120,
        CapHeight: 880,
        StemV: 93,
      }),
      // Half-width Latin: CIDs 814 to 939 are 500 wide in Adobe-GB1.
      W: [1, 95, 500, 814, 939, 500],
    }),
  ],
});

const noRoom = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: 'The rectangle of the signature has no room.', zh: '签名矩形没有空间。' },
    { hint: { en: 'Give left, bottom, right, top in points.', zh: '请以磅为单位给出左、下、右、上。' } },
  );

const noShape = (): KouanError =>
  new KouanError(
    'ERR_KOUAN_DOCUMENT',
    { en: 'The signature shows a character that common fonts do not have.', zh: '签名外观含有常用字体没有的字符。' },
    { hint: { en: 'Leave it out, or sign invisibly.', zh: '请去掉该字符，或使用不可见签名。' } },
  );
