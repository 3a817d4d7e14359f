import { type Finding, finding, type Place } from '@kouan/core';
import { TAB } from './catalogue.ts';

/** Deepest nesting of a JSON line; a declaration needs eight. */
export const MAX_DEPTH = 64;

/** True when the value is nested deeper than allowed; stops there itself, so that no depth can exhaust the stack. */
export function isTooDeep(value: unknown, left = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  for (const child of Object.values(value)) if (isTooDeep(child, left - 1)) return true;
  return false;
}

/** A JSON value as the text of a cell; what is nested stays JSON, and so finds no field. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return numberText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a number of JSON may have lost before it could be looked at. */
export function imprecise(value: unknown, at: Place): Finding | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) return undefined;
  return finding(TAB.imprecise, '', { found: numberText(value), at });
}

/** A number without exponent. */
function numberText(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text;
}
