/** What zod says about a document, as findings, with the repairs that are certain. @module */
import type { Finding } from '@kouan/core';
import { finding, pointerOf } from '@kouan/core';
import { codeList } from '../code-lists/code-list.ts';
import { countryAlpha2 } from '../code-lists/twins.ts';
import { shapeCatalogue } from './catalogue.ts';
import { fixOf } from './declaration/fix.ts';

/** Findings of a value that came from outside; hostile input makes no more than this many shape findings. */
const SHAPE_MAX = 1000;

/** What zod says of one place. */
interface Issue {
  readonly code?: string;
  /** Pattern of a text that has the wrong form, as `/…/`. */
  readonly pattern?: string;
  /** Values of a closed list. */
  readonly values?: readonly unknown[];
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly input?: unknown;
}

/** What stands there, in words: an array or object by its kind only, because it may be of any size. */
function shown(input: unknown): string {
  if (typeof input === 'string') return input;
  if (Array.isArray(input)) return `[${input.length}]`;
  return typeof input === 'object' && input !== null ? '{…}' : String(input);
}

/** 2026/3/5 is not certain (it is in China, not elsewhere); a year of four digits in front is. */
const DATE = /^(\d{4})[-/.年]?(\d{2})[-/.月]?(\d{2})日?$/;

/** Forms in which people write the value that is meant; each is one meaning, never a guess between two. */
function* meant(input: string): Generator<string> {
  const text = input.trim();
  yield text;
  const upper = text.toUpperCase();
  const country = countryAlpha2(upper) ?? (codeList('iso-countries').has(upper) ? upper : undefined);
  if (country !== undefined) yield country;
  if (codeList('iso-currencies').has(upper)) yield upper;
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (day !== undefined) yield `${year}-${month}-${day}`;
  // 1,200.00 has one reading: a point after commas in front of every three digits.
  if (/^\d{1,3}(,\d{3})+\.\d{1,12}$/.test(text)) yield text.replaceAll(',', '');
}

/** The one value that has the right shape and can be meant. */
function repaired({ input, pattern, values, code }: Issue): string | undefined {
  if (typeof input !== 'string' || input.length > 64) return undefined;
  if (code === 'invalid_value') return values?.find((value): value is string => value === input.trim().toLowerCase());
  if (code !== 'invalid_format' || pattern === undefined) return undefined;
  const shape = new RegExp(pattern.slice(1, pattern.lastIndexOf('/')));
  for (const candidate of meant(input)) if (candidate !== input && shape.test(candidate)) return candidate;
  return undefined;
}

/** One finding an issue, one for every unknown key. */
export function shapeFindings(issues: readonly Issue[]): Finding[] {
  const findings: Finding[] = [];
  for (const issue of issues) {
    if (findings.length >= SHAPE_MAX) break;
    const path = issue.path.map(String);
    const keys = issue.code === 'unrecognized_keys' ? (issue as Issue & { keys: readonly string[] }).keys : undefined;
    if (keys === undefined) {
      const at = pointerOf(...path);
      const fix = fixOf(at, repaired(issue));
      findings.push(finding(shapeCatalogue.value, at, { expected: issue.message, found: shown(issue.input), ...fix }));
    } else
      for (const key of keys.slice(0, SHAPE_MAX - findings.length))
        findings.push(finding(shapeCatalogue.unknownKey, pointerOf(...path, key), { found: key }));
  }
  return findings;
}
