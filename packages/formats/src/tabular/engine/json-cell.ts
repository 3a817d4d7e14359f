import { type Finding, finding, type Place } from '@kouan/core';
import { Refused, readJson } from '@kouan/sdk/json';
import type * as z from 'zod';
import type { Node } from '../../schema.ts';
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

/**
 * What the JSON of a cell says, where it is what the schema wants and nothing more; `undefined` for any other text.
 * Read strictly: a member that stands twice has no meaning.
 */
export function readCellJson(node: Node, text: string): unknown {
  let value: unknown;
  try {
    value = readJson(new TextEncoder().encode(text), { maxDepth: MAX_DEPTH });
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
  const parsed = (node as z.ZodType).safeParse(value);
  // A member that a schema passes over (`__proto__`) would be lost in silence.
  return parsed.success && JSON.stringify(parsed.data) === JSON.stringify(value) ? parsed.data : undefined;
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
