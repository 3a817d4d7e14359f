import { type Finding, finding, type Place } from '@kouan/core';
import { DEC } from './catalogue.ts';
import type { Field } from './fields/field.ts';

/** Whether a text exceeds the interface table. Asked of every element, so it makes nothing. */
export function exceeds(row: Field, raw: string): boolean {
  if (row.digits === undefined) return raw.length > row.maxLength;
  const point = raw.indexOf('.');
  const whole = (point < 0 ? raw.length : point) - (raw.charCodeAt(0) === MINUS ? 1 : 0);
  return whole > row.digits.whole || (point >= 0 && raw.length - point - 1 > row.digits.fraction);
}

const MINUS = 0x2d;

/**
 * What to say of a text that exceeds the interface table in length or precision. Real messages exceed both (live
 * ClientSeqNo run to 21 characters where the table allows 18), so these are warnings.
 */
export function limitFinding(row: Field, raw: string, path: string, at?: Place): Finding {
  const params = { element: row.element, nameZh: row.nameZh };
  const where = { params, ...(at === undefined ? {} : { at }) };
  if (row.digits === undefined) {
    return finding(DEC.tooLong, path, { ...where, expected: String(row.maxLength), found: String(raw.length) });
  }
  const expected = `${row.digits.whole}.${row.digits.fraction} digits`;
  return finding(DEC.tooPrecise, path, { ...where, expected, found: raw });
}
