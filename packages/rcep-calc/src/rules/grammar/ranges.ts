import type { HsRange } from '../ast.ts';

const CODE = /^(?:\d{2}|\d{4}|\d{6})$/;

/** `7208`, `72.08`, `0101..0106` as a range; `undefined` unless both ends have the same 2, 4 or 6 digits, in order. */
export function parseRange(text: string): HsRange | undefined {
  const [from, to = from, ...rest] = text.replace(/[.](?=\d)(?<![.][.])/g, '').split('..');
  return from === undefined || rest.length > 0 ? undefined : rangeOf(from.trim(), (to ?? '').trim());
}

/** The range between two codes of the same length; `undefined` for anything else. */
export function rangeOf(from: string, to: string): HsRange | undefined {
  if (!CODE.test(from) || !CODE.test(to) || from.length !== to.length || from > to) return undefined;
  return { from, to };
}

/** `7208` or `7208..7211`. */
export function printRange(range: HsRange): string {
  return range.from === range.to ? range.from : `${range.from}..${range.to}`;
}

/** A code as tariffs print it: `01`, `72.08`, `8504.21`. */
export function dotted(code: string): string {
  return code.length === 6 ? `${code.slice(0, 4)}.${code.slice(4)}` : code.length === 4 ? dottedHeading(code) : code;
}

function dottedHeading(code: string): string {
  return `${code.slice(0, 2)}.${code.slice(2)}`;
}

/** Whether a code of 6 digits or more lies in the range. */
export function inRange(code: string, range: HsRange): boolean {
  const prefix = code.slice(0, range.from.length);
  return prefix >= range.from && prefix <= range.to;
}
