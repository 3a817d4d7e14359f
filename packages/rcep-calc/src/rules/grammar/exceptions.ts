import type { HsRange } from '../ast.ts';
import { LIMITS } from '../limits.ts';
import { rangeOf } from './ranges.ts';
import { type Reader, skip, take, tooMany } from './reader.ts';

const WORD = /(?:sub-?headings?|headings?|chapters?|品目|子目|第)\s*/iy;
const CODE = /(?:\d{4}\.\d{2}|\d{2}\.\d{2}|\d{6}|\d{4}|\d{1,2})(?![\d.]*\d)\s*(?:章)?/y;
const TO = /(?:to|through|[-–—至])\s*/iy;
const SEPARATOR = /(?:,\s*(?:or|and)\b|,|or\b|and\b|、|或)\s*/iy;

/**
 * Reads `heading 72.08 or 72.09, subheading 7210.11 to 7210.90, or Chapter 73` as far as it goes. A separator that no
 * code follows is given back: it joins the next alternative of the rule, not the next exception.
 */
export function readExceptions(reader: Reader): HsRange[] {
  const ranges: HsRange[] = [];
  let end = reader.at;
  for (;;) {
    const range = readOne(reader);
    if (range === undefined) break;
    if (ranges.length >= LIMITS.ranges) throw tooMany('codes', LIMITS.ranges);
    ranges.push(range);
    end = reader.at;
    if (take(reader, SEPARATOR) === undefined) break;
  }
  reader.at = end;
  return ranges;
}

function readOne(reader: Reader): HsRange | undefined {
  const from = readCode(reader);
  if (from === undefined) return undefined;
  const here = reader.at;
  const to = take(reader, TO) === undefined ? undefined : readCode(reader);
  if (to === undefined) {
    reader.at = here;
    return rangeOf(from, from);
  }
  return rangeOf(from, to);
}

function readCode(reader: Reader): string | undefined {
  const word = take(reader, WORD);
  skip(reader);
  const code = take(reader, CODE)?.replace(/\D/g, '');
  // Only chapters are ever written with one digit.
  if (code?.length === 1) return word !== undefined && /^(?:chapter|第)/i.test(word) ? `0${code}` : undefined;
  return code;
}
