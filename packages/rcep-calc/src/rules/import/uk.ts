import { type Finding, finding, pointerOf } from '@kouan/core';
import type { HsRange, Rule, RuleAlternative, RuleTest } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { LIMITS } from '../limits.ts';
import { readCode, shortest } from './codes.ts';
import { type DraftRow, type ImportedRules, type ImportOptions, imported } from './report.ts';
import { tooLarge } from './rows.ts';
import { type OpenList, readFragment, readSentence } from './sentence.ts';

interface UkRule {
  readonly rule: string;
  readonly operator: string | null;
}

interface UkSet {
  readonly heading: string;
  readonly min: string;
  readonly max: string;
  readonly rules: readonly UkRule[];
}

/**
 * Rules from the rule sets of the UK Trade Tariff (`{ rule_sets: [{ min, max, rules: [{ rule, operator }] }] }`), as
 * text, bytes or parsed JSON. Its English sentences become changes of classification, exceptions, regional value
 * contents (build-down, build-up, focused value, net cost) and operations; a condition that has no such form is kept as
 * `TEXT` and reported, so that a good under it is `undetermined` and never wrongly decided.
 */
export function importUkTariff(input: unknown, options: ImportOptions): ImportedRules {
  const parsed = typeof input === 'string' || input instanceof Uint8Array ? readJson(input) : { value: input };
  if ('problem' in parsed) return imported([], options, [parsed.problem]);
  const sets = property(parsed.value, 'rule_sets');
  if (!Array.isArray(sets)) {
    return imported([], options, [finding(RUL.badJson, '/rule_sets', { found: 'rule_sets' })]);
  }
  if (sets.length > LIMITS.rows) return imported([], options, [tooLarge('rule sets', LIMITS.rows)]);
  const findings: Finding[] = [];
  const drafts = sets.flatMap((value: unknown, index) => {
    const path = pointerOf('rule_sets', index);
    const set = setOf(value);
    const range = set === undefined ? undefined : rangeOf(set);
    if (set === undefined || range === undefined) {
      findings.push(finding(RUL.badCode, path, { found: `${property(value, 'min')} - ${property(value, 'max')}` }));
      return [];
    }
    return [draftOf(set, range, path)];
  });
  return imported(drafts, options, findings);
}

function readJson(input: string | Uint8Array): { value: unknown } | { problem: Finding } {
  if (input.length > LIMITS.fileLength) return { problem: tooLarge('characters', LIMITS.fileLength) };
  try {
    const text = typeof input === 'string' ? input : new TextDecoder('utf-8', { fatal: true }).decode(input);
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    return { problem: finding(RUL.badJson, '', { found: error instanceof Error ? error.message : '' }) };
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

const CODE = /^\d{6,10}$/;

function setOf(value: unknown): UkSet | undefined {
  const [min, max, rules] = ['min', 'max', 'rules'].map((name) => property(value, name));
  if (typeof min !== 'string' || typeof max !== 'string' || !CODE.test(min) || !CODE.test(max)) return undefined;
  if (!Array.isArray(rules) || property(value, 'valid') === false) return undefined;
  const heading = property(value, 'heading');
  return {
    heading: typeof heading === 'string' ? heading : '',
    min,
    max,
    rules: rules.slice(0, LIMITS.alternatives + 1).flatMap((each: unknown) => {
      const [rule, operator] = [property(each, 'rule'), property(each, 'operator')];
      return typeof rule === 'string' ? [{ rule, operator: typeof operator === 'string' ? operator : null }] : [];
    }),
  };
}

/**
 * The codes of a set as it prints them. Its bounds are wider for codes that end in 0 (`841810` runs to `841819`), so they
 * count only where they contradict the printed codes.
 */
function rangeOf({ heading, min, max }: UkSet): HsRange | undefined {
  const printed = readCode(heading).range;
  const inside =
    printed !== undefined &&
    printed.from.padEnd(6, '0') >= min.slice(0, 6) &&
    printed.to.padEnd(6, '9') <= max.slice(0, 6);
  return inside ? printed : shortest(min, max);
}

function draftOf(set: UkSet, range: HsRange, path: string): DraftRow {
  const texts = set.rules.map(({ rule }) => plain(rule.slice(0, LIMITS.ruleLength)));
  const row = { ...range, path, text: texts.join(' ').replace(/\s+/g, ' ').slice(0, LIMITS.ruleLength) };
  if (texts.every((each) => each === ''))
    return { ...row, findings: [finding(RUL.noRule, path, { params: { row: range.from } })] };
  if (set.rules.some(({ rule }) => rule.length > LIMITS.ruleLength)) {
    return { ...row, findings: [finding(RUL.tooLong, path, { expected: String(LIMITS.ruleLength) })] };
  }
  const rule = ruleOf(texts, set.rules, range);
  if (rule.alternatives.length === 0) {
    return { ...row, findings: [finding(RUL.noRule, path, { params: { row: range.from } })] };
  }
  if (rule.alternatives.length > LIMITS.alternatives || set.rules.length > LIMITS.alternatives) {
    const params = { what: 'alternatives' };
    return { ...row, findings: [finding(RUL.tooMany, path, { expected: String(LIMITS.alternatives), params })] };
  }
  const kept = rule.alternatives.flatMap(({ all }) => all.flatMap((test) => (test.kind === 'TEXT' ? [test.text] : [])));
  return { ...row, rule, findings: [...new Set(kept)].map((found) => finding(RUL.inexpressible, path, { found })) };
}

/** Markdown of the tariff without links, emphasis and odd blanks; an empty line still parts paragraphs. */
function plain(markdown: string): string {
  return markdown
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/\[([^\]]{0,200})\]\([^)\s]{0,500}\)/g, '$1')
    .replace(/\*+/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim();
}

const STARTS = /^(?:A change to |No change in tariff classification )/i;
const FRAGMENT = /^(?:-\s*|\()[a-z]\)/i;
const ASIDE = /^(?:see also|note\b)/i;
const FOR_GOODS = /^For (originating goods .+), the product specific rule is:?$/i;

/**
 * One rule from the texts of its set. A text is a sentence, a fragment that continues the list of the sentence before,
 * or several paragraphs of both.
 */
function ruleOf(texts: readonly string[], rules: readonly UkRule[], range: HsRange): Rule {
  const alternatives: RuleAlternative[] = [];
  const asides: string[] = [];
  const joined: string[] = [];
  let open: OpenList | undefined;
  let goods: string | undefined;
  const add = (more: readonly RuleAlternative[]): void => {
    for (const each of more) alternatives.push(goods === undefined ? each : { ...each, only: goods });
  };
  for (const [index, text] of texts.entries()) {
    const operator = rules[index]?.operator;
    for (const paragraph of paragraphsOf(text)) {
      const named = FOR_GOODS.exec(paragraph)?.[1];
      if (named !== undefined) {
        goods = named;
        open = undefined;
      } else if (ASIDE.test(paragraph)) asides.push(paragraph);
      else if (operator != null && operator !== 'or') joined.push(paragraph);
      else {
        const read =
          open !== undefined && FRAGMENT.test(paragraph)
            ? readFragment(paragraph, open)
            : readSentence(paragraph, (ranges) => coversAll(ranges, range));
        add(read.alternatives);
        open = read.open;
      }
    }
  }
  return { alternatives: withAsides(alternatives, joined, asides) };
}

/** Sentences and list items, each whole: a list that does not speak of percentages belongs to its sentence. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  for (const raw of text.split(/\n\s*\n/)) {
    const paragraph = raw
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[,;]? or$/i, '');
    if (!/[\p{L}\p{N}]/u.test(paragraph)) continue;
    const last = paragraphs.length - 1;
    const before = paragraphs[last];
    const starts = STARTS.test(paragraph) || ASIDE.test(paragraph) || FOR_GOODS.test(paragraph);
    if (before === undefined || starts) paragraphs.push(paragraph);
    else paragraphs[last] = `${before} ${paragraph}`;
  }
  return paragraphs;
}

/**
 * What must be met besides goes with every alternative: rules joined by another word than `or`, and the note that
 * several rules apply together. A pointer to an appendix, which can only help, is one more alternative: what fails
 * without the appendix is not decided.
 */
function withAsides(
  alternatives: readonly RuleAlternative[],
  joined: readonly string[],
  asides: readonly string[],
): RuleAlternative[] {
  const texts = (paragraphs: readonly string[]): RuleTest[] =>
    paragraphs.map((paragraph) => ({ kind: 'TEXT', text: paragraph.slice(0, LIMITS.noteLength) }));
  const besides = texts([...joined, ...asides.filter((aside) => NOTE.test(aside))]);
  const helping = texts(asides.filter((aside) => !NOTE.test(aside)));
  const all = alternatives.map((each) => (besides.length === 0 ? each : { ...each, all: [...each.all, ...besides] }));
  return all.length === 0 ? [] : [...all, ...helping.map((test) => ({ all: [test] }))];
}

const NOTE = /^note\b/i;

/** Whether the ranges of a sentence hold all codes of its set. */
function coversAll(ranges: readonly HsRange[], { from, to }: HsRange): boolean {
  const low = from.padEnd(6, '0');
  const high = to.padEnd(6, '9');
  let reached = Number(low);
  for (const range of [...ranges].sort((a, b) => (a.from.padEnd(6, '0') < b.from.padEnd(6, '0') ? -1 : 1))) {
    if (Number(range.from.padEnd(6, '0')) > reached) return false;
    reached = Math.max(reached, Number(range.to.padEnd(6, '9')) + 1);
  }
  return reached > Number(high);
}
