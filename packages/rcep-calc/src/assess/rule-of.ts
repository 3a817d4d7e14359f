import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';
import { parseRule } from '../rules/grammar/parse.ts';
import type { Agreement } from './agreement.ts';
import type { AssessOptions, RuleFound, RuleParser } from './case.ts';

/** The rule of one good, or why there is none. */
export interface RuleResult {
  readonly found: RuleFound | undefined;
  /** What an assessment says of the rule. */
  readonly summary: { readonly text: string; readonly source: string; readonly confidence: string } | undefined;
  readonly findings: readonly Finding[];
}

const NOTHING: RuleResult = { found: undefined, summary: undefined, findings: [] };

const loaded = new WeakMap<RuleFound, RuleResult>();

/** Readings of rule texts by parser; the same few texts come a million times. */
const readings = new WeakMap<RuleParser, Map<string, RuleResult>>();
const READINGS_MAX = 10_000;

/** The rule the good states, or the one of the table for its subheading. Never a default. */
export function ruleOf(
  good: Good,
  agreement: Agreement,
  options: AssessOptions,
  edition: string | undefined,
): RuleResult {
  if (good.rule !== undefined) {
    return readRule(good.rule, options.parseRule ?? parseRule);
  }
  const found = options.lookup?.(
    agreement.name,
    good.good.edition ?? edition ?? agreement.edition,
    good.good.hs.slice(0, 6),
  );
  if (found === undefined) return NOTHING;
  let known = loaded.get(found);
  if (known === undefined) loaded.set(found, (known = foundResult(found)));
  return known;
}

/** Reads a rule's text, once for each text and parser. */
export function readRule(text: string, parse: RuleParser): RuleResult {
  let known = readings.get(parse);
  if (known === undefined) readings.set(parse, (known = new Map()));
  const before = known.get(text);
  if (before !== undefined) return before;
  const { rule } = parse(text);
  const result: RuleResult =
    rule === undefined
      ? { found: undefined, summary: undefined, findings: [finding(ORG.badRule, '/rule', { found: text })] }
      : foundResult({ rule, text, source: 'input', confidence: 'stated' });
  if (known.size < READINGS_MAX) known.set(text, result);
  return result;
}

function foundResult(found: RuleFound): RuleResult {
  const { text, source, confidence } = found;
  return { found, summary: { text, source, confidence }, findings: [] };
}
