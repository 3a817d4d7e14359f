import type { Rule } from '../ast.ts';
import { printRule } from '../grammar/print.ts';
import { sha256 } from './sha256.ts';

/** Year of a Harmonized System edition. */
export type HsEdition = '2012' | '2017' | '2022' | (string & {});

/** How far a row can be trusted: seen in the legal text, completed by hand, or carried over from another edition. */
export type Confidence = 'certain' | 'likely' | 'derived';

/** Why a rule set gives no rule. Never a default in its place. */
export type NoRule =
  | 'no rule loaded'
  | 'no such subheading'
  | 'not a subheading'
  | 'rule not readable'
  | 'conflicting rows';

/** One printed row: the rule of every subheading from `from` to `to` (chapter, heading or subheading codes). */
export interface RuleRow {
  readonly from: string;
  readonly to: string;
  /** Missing where the row was there and its text could not be read; such a row is never answered by a broader one. */
  readonly rule?: Rule;
  /** The wording of the rule. */
  readonly text: string;
  readonly source: string;
  readonly confidence: Confidence;
  /** For derived rows: how sure the derivation is. */
  readonly grade?: 'likely' | 'likely-low';
}

/** The rule of one subheading, or the reason why there is none. `row` is the printed row it comes from. */
export type RuleAnswer =
  | {
      readonly found: true;
      readonly rule: Rule;
      readonly text: string;
      readonly source: string;
      readonly confidence: Confidence;
      readonly grade?: 'likely' | 'likely-low';
      readonly row: string;
    }
  | { readonly found: false; readonly reason: NoRule; readonly row?: string };

/** What names a rule set. */
export interface RuleSetHead {
  readonly agreement: string;
  readonly edition: HsEdition;
  readonly source: string;
  /** The day of the text that was read, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/** The product specific rules of one agreement in one HS edition. */
export interface RuleSet extends RuleSetHead {
  /** `sha256:…` of all rows in canonical form: two sets with the same digest decide the same. */
  readonly digest: string;
  /** The rule of a subheading of 6 digits; the most specific row wins. Answers are remembered. */
  lookup(hs6: string): RuleAnswer;
  rows(): readonly RuleRow[];
}

const NOT_A_SUBHEADING: RuleAnswer = { found: false, reason: 'not a subheading' };
const NO_SUCH_SUBHEADING: RuleAnswer = { found: false, reason: 'no such subheading' };
const NO_RULE: RuleAnswer = { found: false, reason: 'no rule loaded' };

/** More different subheadings than any edition has; a stranger's million codes do not stay in memory. */
const REMEMBERED = 20_000;

/**
 * A rule set from its rows. `rows` may be a function, which is called once, at the first question. `exists` tells which
 * subheadings the edition has; without it every code below a row is answered.
 */
export function createRuleSet(
  head: RuleSetHead,
  rows: readonly RuleRow[] | (() => readonly RuleRow[]),
  exists?: (hs6: string) => boolean,
): RuleSet {
  const all = once(() => (typeof rows === 'function' ? rows() : rows));
  const chapters = once(() => byChapter(all()));
  const digest = once(() => `sha256:${sha256(all().map(canonical).sort().join('\n'))}`);
  const known = new Map<string, RuleAnswer>();
  return {
    ...head,
    get digest() {
      return digest();
    },
    rows: all,
    lookup(hs6) {
      const remembered = known.get(hs6);
      if (remembered !== undefined) return remembered;
      if (!/^\d{6}$/.test(hs6)) return NOT_A_SUBHEADING;
      const answer = exists?.(hs6) === false ? NO_SUCH_SUBHEADING : answerOf(chapters().get(hs6.slice(0, 2)), hs6);
      if (known.size < REMEMBERED) known.set(hs6, answer);
      return answer;
    },
  };
}

interface Span {
  readonly low: number;
  readonly high: number;
  readonly row: RuleRow;
}

/** Rows by the chapters they touch, the narrowest first. */
function byChapter(rows: readonly RuleRow[]): ReadonlyMap<string, Span[]> {
  const chapters = new Map<string, Span[]>();
  for (const row of rows) {
    const span = { low: Number(row.from.padEnd(6, '0')), high: Number(row.to.padEnd(6, '9')), row };
    for (let chapter = Math.floor(span.low / 1e4); chapter <= Math.floor(span.high / 1e4); chapter += 1) {
      const key = String(chapter).padStart(2, '0');
      const list = chapters.get(key);
      if (list === undefined) chapters.set(key, [span]);
      else list.push(span);
    }
  }
  for (const list of chapters.values()) list.sort((a, b) => a.high - a.low - (b.high - b.low) || a.low - b.low);
  return chapters;
}

function answerOf(spans: readonly Span[] | undefined, hs6: string): RuleAnswer {
  const code = Number(hs6);
  const hit = spans?.find((span) => span.low <= code && code <= span.high);
  if (spans === undefined || hit === undefined) return NO_RULE;
  const width = hit.high - hit.low;
  const rivals = spans.filter((span) => span.low <= code && code <= span.high && span.high - span.low === width);
  const row = rowName(hit.row);
  if (rivals.some((span) => !sameRow(span.row, hit.row))) return { found: false, reason: 'conflicting rows', row };
  const { rule, text, source, confidence, grade } = hit.row;
  if (rule === undefined) return { found: false, reason: 'rule not readable', row };
  const answer = { found: true as const, rule, text, source, confidence, row };
  return grade === undefined ? answer : { ...answer, grade };
}

/** `8703` or `3102..3104`. */
export function rowName(row: Pick<RuleRow, 'from' | 'to'>): string {
  return row.from === row.to ? row.from : `${row.from}..${row.to}`;
}

/** Whether two rows carry the same rule. */
export function sameRow(a: RuleRow, b: RuleRow): boolean {
  if (a.rule === undefined || b.rule === undefined) return a.rule === b.rule && a.text === b.text;
  return a.rule === b.rule || printRule(a.rule) === printRule(b.rule);
}

function canonical(row: RuleRow): string {
  const rule = row.rule === undefined ? `?${row.text}` : printRule(row.rule);
  return [row.from, row.to, rule, row.confidence, row.grade ?? ''].join('\t');
}

/** The function's value, computed when first asked for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
