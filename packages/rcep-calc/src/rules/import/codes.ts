import type { HsRange } from '../ast.ts';
import { rangeOf } from '../grammar/ranges.ts';

/** A code cell: its range, and what had to be done to read it. */
export interface CodeCell {
  readonly range?: HsRange;
  /** A zero in front was put back: spreadsheets drop it. */
  readonly zeroPutBack?: boolean;
  /** The row speaks of a part of the code only (`ex 0304.39`). */
  readonly part?: boolean;
}

/** Reads `01`, `72.08`, `8504.21`, `0101-0106`, `01.01 to 01.06`, `8504210000`, `ex 3808`, and the number 10121. */
export function readCode(cell: string): CodeCell {
  const text = cell.normalize('NFKC').trim().toLowerCase();
  if (text.length > 64) return {};
  const part = /^ex\b/.test(text);
  const bare = text.replace(/^ex\b\s*/, '').replace(/^(?:chapter|heading|subheading|hs)s?\s+/, '');
  const [left = '', right, ...more] = bare.split(/\s*(?:\bto\b|\bthrough\b|\.\.|[-–—至])\s*/);
  if (more.length > 0) return {};
  const from = digitsOf(left);
  const to = right === undefined ? from : digitsOf(right);
  if (from === undefined || to === undefined) return {};
  const range = rangeOf(from.code, to.code);
  if (range === undefined) return {};
  return { range, ...(from.padded || to.padded ? { zeroPutBack: true } : {}), ...(part ? { part } : {}) };
}

function digitsOf(text: string): { readonly code: string; readonly padded: boolean } | undefined {
  if (!/^\d[\d.\s]{0,14}$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '');
  const padded = digits.length % 2 === 1;
  const even = padded ? `0${digits}` : digits;
  // National codes that end in zeros are the whole subheading.
  if (even.length > 6) return /^\d{6}(?:00)+$/.test(even) ? { code: even.slice(0, 6), padded } : undefined;
  return { code: even, padded };
}

/** The shortest codes for a range given by its first and last code of 6 digits or more. */
export function shortest(first: string, last: string): HsRange | undefined {
  let [from, to] = [first.slice(0, 6), last.slice(0, 6)];
  while (from.length > 2 && from.endsWith('00') && to.endsWith('99')) [from, to] = [from.slice(0, -2), to.slice(0, -2)];
  return rangeOf(from, to);
}
