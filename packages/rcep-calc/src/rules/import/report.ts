import { type Finding, finding, type Place } from '@kouan/core';
import type { Rule } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { printRule } from '../grammar/print.ts';
import { LIMITS } from '../limits.ts';
import { isSubheading } from '../table/editions.ts';
import { type Coverage, coverage } from '../table/operations.ts';
import {
  type Confidence,
  createRuleSet,
  type RuleRow,
  type RuleSet,
  type RuleSetHead,
  rowName,
  sameRow,
} from '../table/rule-set.ts';

/** What the importer of a table is told about it; the file itself does not say. */
export interface ImportOptions extends RuleSetHead {
  /** How far the rows are to be trusted, where the table does not say; `certain` unless given. */
  readonly confidence?: Confidence;
}

/** A rule in the file that is not in the rule set. */
export interface UnreadRow {
  readonly row: string;
  readonly text: string;
  readonly at?: Place;
}

/** Codes with several rules; none of them is used. */
export interface RowConflict {
  readonly row: string;
  readonly texts: readonly string[];
}

/** A condition that is in the rule set as `TEXT`: goods under it are `undetermined`. */
export interface Inexpressible {
  readonly row: string;
  readonly text: string;
}

/** What became of a file. */
export interface ImportReport {
  /** Rows that carry a rule, read or not. */
  readonly rows: number;
  readonly unread: readonly UnreadRow[];
  readonly conflicts: readonly RowConflict[];
  readonly inexpressible: readonly Inexpressible[];
  /** By chapter, over the subheadings of the edition. */
  readonly coverage: Coverage;
  readonly findings: readonly Finding[];
}

/** A rule set read from a file, and what became of the file. */
export interface ImportedRules {
  readonly set: RuleSet;
  readonly report: ImportReport;
}

/** One row as an importer found it. Without a rule it could not be read. */
export interface DraftRow {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly rule?: Rule;
  readonly at?: Place;
  readonly path: string;
  readonly source?: string;
  readonly confidence?: Confidence;
  readonly findings: readonly Finding[];
}

/** Makes the rule set and its report from what an importer found. */
export function imported(
  drafts: readonly DraftRow[],
  options: ImportOptions,
  other: readonly Finding[],
): ImportedRules {
  const findings: Finding[] = [];
  const say = (item: Finding): void => {
    if (findings.length < LIMITS.findings) findings.push(item);
  };
  for (const item of other) say(item);
  const rules = new Map<string, Rule>();
  const rows = drafts.map((draft) => rowOf(draft, options, rules));
  for (const draft of drafts) for (const item of draft.findings) say(draft.at ? { ...item, at: draft.at } : item);
  const conflicts = conflictsOf(rows);
  for (const { row, texts } of conflicts) {
    say(finding(RUL.conflict, '', { params: { row }, expected: texts[0] ?? '', found: texts[1] ?? '' }));
  }
  const printed = new Set(rows.flatMap((row) => (row.from.length === 6 ? [row.from, row.to] : [])));
  const exists = (hs6: string): boolean => printed.has(hs6) || isSubheading(hs6, options.edition) !== false;
  const { agreement, edition, source, asOf } = options;
  const set = createRuleSet({ agreement, edition, source, asOf }, rows, exists);
  return {
    set,
    report: {
      rows: drafts.length,
      unread: drafts.flatMap((draft) =>
        draft.rule === undefined
          ? [{ row: rowName(draft), text: draft.text.slice(0, 200), ...(draft.at && { at: draft.at }) }]
          : [],
      ),
      conflicts,
      inexpressible: rows.flatMap(textsOf),
      coverage: coverage(set),
      findings,
    },
  };
}

/** Equal rules become one object: whoever compiles rules compiles each one once. */
function rowOf(draft: DraftRow, options: ImportOptions, rules: Map<string, Rule>): RuleRow {
  const { from, to, text } = draft;
  const source = draft.source ?? options.source;
  const confidence = draft.confidence ?? options.confidence ?? 'certain';
  const row = { from, to, text, source, confidence };
  if (draft.rule === undefined) return row;
  const key = printRule(draft.rule);
  const rule = rules.get(key) ?? draft.rule;
  rules.set(key, rule);
  return { ...row, rule };
}

function conflictsOf(rows: readonly RuleRow[]): RowConflict[] {
  const named = new Map<string, RuleRow[]>();
  for (const row of rows) {
    const same = named.get(rowName(row));
    if (same === undefined) named.set(rowName(row), [row]);
    else if (!same.some((each) => sameRow(each, row))) same.push(row);
  }
  return [...named].flatMap(([row, same]) => (same.length > 1 ? [{ row, texts: same.map((each) => each.text) }] : []));
}

function textsOf(row: RuleRow): Inexpressible[] {
  const texts = (row.rule?.alternatives ?? []).flatMap(({ all }) =>
    all.flatMap((test) => (test.kind === 'TEXT' ? [test.text] : [])),
  );
  return [...new Set(texts)].map((text) => ({ row: rowName(row), text }));
}
