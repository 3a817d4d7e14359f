import { type Finding, finding, type Text } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';
import { parseRule } from '../rules/grammar/parse.ts';
import { parseRuleText } from '../rules/grammar/parse-text.ts';
import { transpose } from '../rules/table/editions.ts';
import { shippedRuleSets } from '../rules/table/rcep.ts';
import type { RuleAnswer, RuleSet } from '../rules/table/rule-set.ts';
import type { Agreement } from './agreement.ts';
import type { AssessOptions, RuleFound, RuleParser } from './case.ts';

/** The rule of one good, or why there is none. */
export interface RuleResult {
  readonly found: RuleFound | undefined;
  /** What an assessment says of the rule. */
  readonly summary: { readonly text: string; readonly source: string; readonly confidence: string } | undefined;
  /** Why there is no rule. */
  readonly reason: Text | undefined;
  readonly findings: readonly Finding[];
}

/** Answers of rule sets are remembered there; what the engine makes of them is remembered with them. */
const results = new WeakMap<RuleAnswer, RuleResult>();

/** Readings of rule texts by parser; the same few texts come a million times. */
const readings = new WeakMap<RuleParser, Map<string, RuleResult>>();
const READINGS_MAX = 10_000;

/** Reads the compact grammar and, where that fails, the wording of the agreement. */
export function readAnyRule(text: string): ReturnType<RuleParser> {
  const compact = parseRule(text);
  if (compact.rule !== undefined) return compact;
  const worded = parseRuleText(text);
  return worded.rule === undefined ? compact : worded;
}

/** The rule the good states, or the one of the table for its subheading. Never a default. */
export function ruleOf(
  good: Good,
  agreement: Agreement,
  options: AssessOptions,
  edition: string | undefined,
): RuleResult {
  if (good.rule !== undefined) return readRule(good.rule, options.parseRule ?? readAnyRule);
  const wanted = good.good.edition ?? edition;
  const hs6 = good.good.hs.length === 6 ? good.good.hs : good.good.hs.slice(0, 6);
  let first: RuleSet | undefined;
  for (const set of options.ruleSets ?? shippedRuleSets) {
    if (set.agreement !== agreement.name) continue;
    if (set.edition === (wanted ?? agreement.edition)) return answered(set.lookup(hs6));
    first ??= set;
  }
  if (first === undefined) return without('no rule loaded', '未加载产品特定规则');
  return wanted === undefined ? answered(first.lookup(hs6)) : transposed(hs6, wanted, first);
}

/** A code of another edition is looked up only where it stands for exactly the same goods. */
function transposed(hs6: string, from: string, set: RuleSet): RuleResult {
  const { codes, exact } = transpose(hs6, from, set.edition);
  const [only] = codes;
  if (!exact || only === undefined) {
    const list = codes.length === 0 ? '—' : codes.join(', ');
    return without(
      `HS ${from} ${hs6} has no single counterpart in HS ${set.edition}; candidates: ${list}`,
      `HS ${from} ${hs6} 在 HS ${set.edition} 中无唯一对应；候选：${list}`,
    );
  }
  const result = answered(set.lookup(only));
  if (result.found === undefined || only === hs6) return result;
  return foundResult({
    ...result.found,
    source: `${result.found.source}; HS ${from} ${hs6} = HS ${set.edition} ${only}`,
  });
}

function answered(answer: RuleAnswer): RuleResult {
  let known = results.get(answer);
  if (known === undefined) {
    known = answer.found
      ? foundResult({
          ...answer,
          confidence: answer.grade === undefined ? answer.confidence : `${answer.confidence}: ${answer.grade}`,
        })
      : without(answer.reason, '规则表中没有适用的规则');
    results.set(answer, known);
  }
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
      ? {
          ...without('the rule cannot be read', '规则无法识别'),
          findings: [finding(ORG.badRule, '/rule', { found: text })],
        }
      : foundResult({ rule, text, source: 'input', confidence: 'stated' });
  if (known.size < READINGS_MAX) known.set(text, result);
  return result;
}

function foundResult(found: RuleFound): RuleResult {
  const { text, source, confidence } = found;
  return { found, summary: { text, source, confidence }, reason: undefined, findings: [] };
}

function without(en: string, zh: string): RuleResult {
  return { found: undefined, summary: undefined, reason: { en, zh }, findings: [] };
}
