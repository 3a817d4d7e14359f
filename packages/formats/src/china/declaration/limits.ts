import { type Finding, finding, type Place } from '@kouan/core';
import { DEC } from './catalogue.ts';
import type { Field } from './fields/field.ts';

/**
 * Length and precision of one text against the interface table. Real messages exceed both (live ClientSeqNo run to 21
 * characters where the table allows 18), so these are warnings.
 */
export function limitFinding(row: Field, raw: string, path: string, at?: Place): Finding | undefined {
  const where = at === undefined ? {} : { at };
  const params = { element: row.element, nameZh: row.nameZh };
  if (row.digits === undefined) {
    if (raw.length <= row.maxLength) return undefined;
    const details = { expected: String(row.maxLength), found: String(raw.length) };
    return finding(DEC.tooLong, path, { params, ...details, ...where });
  }
  const { whole, fraction } = row.digits;
  const point = raw.indexOf('.');
  const left = (point < 0 ? raw.length : point) - (raw.startsWith('-') ? 1 : 0);
  const right = point < 0 ? 0 : raw.length - point - 1;
  if (left <= whole && right <= fraction) return undefined;
  const expected = `${whole}.${fraction} digits`;
  return finding(DEC.tooPrecise, path, { params, expected, found: raw, ...where });
}
