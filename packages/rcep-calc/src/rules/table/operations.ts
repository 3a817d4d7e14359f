import type { Rule } from '../ast.ts';
import { printAlternative } from '../grammar/print.ts';
import { subheadingsOf } from './editions.ts';
import type { NoRule, RuleAnswer, RuleSet } from './rule-set.ts';
import { sha256 } from './sha256.ts';

/**
 * `over` where it has a row, `base` where it has none. A row of `over` that cannot be used (not readable, conflicting)
 * is not replaced by the base: the official text has spoken, and it is not known what it said.
 */
export function layer(base: RuleSet, over: RuleSet): RuleSet {
  return {
    agreement: over.agreement,
    edition: over.edition,
    source: `${over.source}; ${base.source}`,
    asOf: over.asOf > base.asOf ? over.asOf : base.asOf,
    get digest() {
      return `sha256:${sha256(`${base.digest}\n${over.digest}`)}`;
    },
    rows: () => [...over.rows(), ...base.rows()],
    lookup(hs6) {
      const answer = over.lookup(hs6);
      if (answer.found || (answer.reason !== 'no rule loaded' && answer.reason !== 'no such subheading')) return answer;
      const below = base.lookup(hs6);
      return below.found || answer.reason === 'no rule loaded' ? below : answer;
    },
  };
}

/** One subheading on which two rule sets do not agree. */
export interface RuleDifference {
  readonly hs6: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly a: RuleAnswer;
  readonly b: RuleAnswer;
}

/**
 * Every subheading whose rule differs between `a` and `b`; the order of alternatives does not count. Asks about the
 * subheadings of the set's edition, unless others are given.
 */
export function diffRuleSets(a: RuleSet, b: RuleSet, subheadings = questions(a, b)): RuleDifference[] {
  const differences: RuleDifference[] = [];
  for (const hs6 of subheadings) {
    const left = a.lookup(hs6);
    const right = b.lookup(hs6);
    const kind = kindOf(left, right);
    if (kind !== undefined) differences.push({ hs6, kind, a: left, b: right });
  }
  return differences;
}

function kindOf(a: RuleAnswer, b: RuleAnswer): RuleDifference['kind'] | undefined {
  if (a.found && b.found) return sameRule(a.rule, b.rule) ? undefined : 'changed';
  if (a.found !== b.found) return a.found ? 'removed' : 'added';
  return undefined;
}

/** Whether two rules ask the same: alternatives in any order, exceptions in any order. */
export function sameRule(a: Rule, b: Rule): boolean {
  return a === b || orderless(a) === orderless(b);
}

function orderless(rule: Rule): string {
  return rule.alternatives
    .map(({ all, only }) => {
      const tests = all.map((test) =>
        test.kind === 'CTC' ? { ...test, except: [...test.except].sort((x, y) => (x.from < y.from ? -1 : 1)) } : test,
      );
      const printed = tests.map((test) => printAlternative({ all: [test] })).sort();
      return `${only ?? ''}\u0000${printed.join('&')}`;
    })
    .sort()
    .join('\u0001');
}

/** How much of one chapter is answered. */
export interface ChapterCoverage {
  readonly chapter: string;
  readonly subheadings: number;
  readonly certain: number;
  readonly likely: number;
  readonly derived: number;
  /** Subheadings without a rule, by reason. */
  readonly missing: Readonly<Partial<Record<NoRule, number>>>;
}

/** How much of an edition a rule set answers. */
export interface Coverage {
  readonly subheadings: number;
  readonly answered: number;
  readonly chapters: readonly ChapterCoverage[];
}

/** Coverage by chapter, over the subheadings of the set's edition unless others are given. */
export function coverage(set: RuleSet, subheadings = questions(set)): Coverage {
  const chapters = new Map<string, { -readonly [K in keyof ChapterCoverage]: ChapterCoverage[K] }>();
  let answered = 0;
  for (const hs6 of subheadings) {
    const chapter = hs6.slice(0, 2);
    const row = chapters.get(chapter) ?? { chapter, subheadings: 0, certain: 0, likely: 0, derived: 0, missing: {} };
    chapters.set(chapter, row);
    row.subheadings += 1;
    const answer = set.lookup(hs6);
    if (answer.found) {
      row[answer.confidence] += 1;
      answered += 1;
    } else row.missing = { ...row.missing, [answer.reason]: (row.missing[answer.reason] ?? 0) + 1 };
  }
  const sorted = [...chapters.values()].sort((x, y) => (x.chapter < y.chapter ? -1 : 1));
  return { subheadings: subheadings.length, answered, chapters: sorted };
}

/** The subheadings of the sets' edition; for an edition without a list, those that the sets print themselves. */
function questions(...sets: readonly RuleSet[]): readonly string[] {
  const codes = new Set<string>();
  for (const set of sets) {
    const listed = subheadingsOf(set.edition);
    const printed = listed ?? set.rows().flatMap((row) => (row.from.length === 6 ? [row.from, row.to] : []));
    for (const code of printed) codes.add(code);
  }
  return [...codes].sort();
}
