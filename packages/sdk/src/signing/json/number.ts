import type { RefusalName } from './refusals.ts';

/** Numbers of JSON that a double keeps (RFC 8259 §6, RFC 7493 §2.2, RFC 8785 §3.2.2.3). Pure. @module */

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;

/** A number that begins at a place of a text, and how long it is written; or why it is refused. */
export function readNumber(
  text: string,
  at: number,
): { readonly value: number; readonly length: number } | RefusalName {
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (match === null) return 'json-syntax';
  const [token, fraction, exponent] = match;
  if (token.length > LONGEST_NUMBER) return 'json-precision';
  const value = Number(token);
  // Most numbers are written as RFC 8785 writes them.
  if (String(value) !== token || Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    const refusal = refusalOf(token, value, fraction === undefined && exponent === undefined);
    if (refusal !== undefined) return refusal;
  }
  return { value, length: token.length };
}

/** From here on RFC 8785 writes an exponent, and nobody takes the number for an exact integer. */
const EXPONENT_FROM = 1e21;
/** Any number of so many digits comes back from a double as it went in (IEEE 754, DBL_DIG). */
const ALWAYS_KEPT = 15;
const MOST_DIGITS = 17;
/** The smallest double, written out without an exponent, is shorter; what is longer costs time and says no more. */
const LONGEST_NUMBER = 512;
const SMALLEST_NORMAL = 2 ** -1022;

function refusalOf(token: string, value: number, integer: boolean): RefusalName | undefined {
  if (!Number.isFinite(value)) return 'json-range';
  if (Object.is(value, -0)) return 'json-negative-zero';
  const digits = significant(token);
  if (value === 0) return digits === '' ? undefined : 'json-range';
  const size = Math.abs(value);
  if (size > Number.MAX_SAFE_INTEGER && (integer || size < EXPONENT_FROM)) return 'json-integer';
  if (digits.length <= ALWAYS_KEPT && size >= SMALLEST_NORMAL) return undefined;
  return digits.length <= MOST_DIGITS && keeps(digits, significant(String(value))) ? undefined : 'json-precision';
}

/**
 * Whether the digits that RFC 8785 writes are those that were read, rounded to as many: `333333333.33333329` becomes
 * `333333333.3333333` and says the same, `12345678901234.567` would become `12345678901234.566` and does not.
 */
function keeps(read: string, written: string): boolean {
  const length = Math.max(read.length, written.length);
  const unit = 10n ** BigInt(length - written.length);
  // 9.9999999999999999 is written as 10: one place more.
  const carried = read.startsWith('9') && written.startsWith('1') ? 10n : 1n;
  const difference = BigInt(read.padEnd(length, '0')) - BigInt(written.padEnd(length, '0')) * carried;
  return (difference < 0n ? -difference : difference) * 2n <= unit * carried;
}

/** The digits that count: no sign, point, exponent, and no zeros around them. */
const significant = (token: string): string =>
  token
    .replace(/[eE].*$/, '')
    .replace(/[-.]/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
