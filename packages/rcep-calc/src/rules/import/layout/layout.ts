import { type Finding, finding } from '@kouan/core';
import { RUL } from '../../catalogue.ts';
import { parseRuleText } from '../../grammar/parse-text.ts';
import { LIMITS } from '../../limits.ts';
import { readCode } from '../codes.ts';
import { type DraftRow, type ImportedRules, type ImportOptions, imported } from '../report.ts';
import { tooLarge } from '../rows.ts';
import { blocksOf, isOpen, matchBlocks } from './blocks.ts';
import { type ColumnName, columnOf, type Table, tablesOf } from './columns.ts';
import { type Line, linesOf, type TextItem } from './text.ts';

/** A row that may carry a rule: its most specific code. */
interface CodeRow {
  readonly y: number;
  readonly code: string;
}

interface Placed {
  readonly code: string;
  readonly page: number;
  readonly y: number;
  text: string;
}

const CODE_COLUMNS = ['chapter', 'heading', 'subheading'] as const;
const SHAPES: Readonly<Record<(typeof CODE_COLUMNS)[number], RegExp>> = {
  chapter: /^\d{1,2}$/,
  heading: /^\d{2}\.?\d{2}$/,
  subheading: /^\d{4}\.?\d{2}$/,
};

/** Codes of one row stand on one line. */
const SAME_ROW = 3;
/** The number of a chapter may be lost beside its title; one that stands there is within its lines. */
const SAME_TITLE = 14;

/**
 * Rules from the printed table (chapter, heading, subheading, description, rule) as pieces of text with their place on
 * the page, from any PDF library. Columns are found by the head of the table and the gaps under it, rules are paired
 * with codes by height, a rule that is cut by the end of a page goes on behind the next head.
 */
export function importPsrLayout(items: readonly TextItem[], options: ImportOptions): ImportedRules {
  if (items.length > LIMITS.items) return imported([], options, [tooLarge('items', LIMITS.items)]);
  const tables = tablesOf(items);
  if (tables.length === 0) return imported([], options, [finding(RUL.noTable, '')]);
  const findings: Finding[] = [];
  const placed: Placed[] = [];
  for (const table of tables) readTable(table, placed, findings);
  return imported(
    placed.flatMap((row) => draftOf(row, findings)),
    options,
    findings,
  );
}

function readTable({ sheet, bands }: Table, placed: Placed[], findings: Finding[]): void {
  const columns: Record<ColumnName, TextItem[]> = {
    chapter: [],
    heading: [],
    subheading: [],
    description: [],
    rule: [],
  };
  for (const item of sheet.items) if (item.y < bands.headY - 1) columns[columnOf(item, bands)].push(item);
  const rows = rowsOf(columns);
  const before = placed.at(-1);
  const lines = linesOf(columns.rule).filter(({ text }) => !isFooter(text));
  const blocks = blocksOf(lines, before !== undefined && isOpen(before.text));
  const [first] = blocks;
  const carried = first?.continued === true && before !== undefined;
  if (carried) before.text = `${before.text} ${textOf(first.lines)}`;
  const own = carried ? blocks.slice(1) : blocks;
  for (const [index, row] of matchBlocks(own, rows).entries()) {
    const text = textOf(own[index]?.lines ?? []);
    const hit = row === undefined ? undefined : rows[row];
    if (hit === undefined) findings.push(finding(RUL.strayLine, '', { found: text, at: { page: sheet.page } }));
    else placed.push({ code: hit.code, y: hit.y, text, page: sheet.page });
  }
}

/** Page numbers: `3A-7`, `118`. */
const isFooter = (text: string): boolean => /^(?:\w{1,2}-)?\d{1,3}$/.test(text);

const textOf = (lines: readonly Line[]): string => lines.map(({ text }) => text).join(' ');

/** Codes by height, from the top; on one line the most specific. */
function rowsOf(columns: Readonly<Record<ColumnName, readonly TextItem[]>>): CodeRow[] {
  const rows: { y: number; code: string; depth: number }[] = [];
  for (const [depth, name] of CODE_COLUMNS.entries()) {
    for (const { y, text } of linesOf(columns[name])) {
      const code = text.replace(/\s/g, '');
      if (SHAPES[name].test(code)) rows.push({ y, code, depth });
    }
  }
  for (const { y, text } of linesOf(columns.description)) {
    const chapter = /^chapter\s+(\d{1,2})\b/i.exec(text)?.[1];
    if (chapter === undefined || rows.some((row) => row.depth === 0 && Math.abs(row.y - y) < SAME_TITLE)) continue;
    rows.push({ y, code: chapter, depth: 0 });
  }
  rows.sort((a, b) => b.y - a.y || b.depth - a.depth);
  return rows.filter((row, index) => {
    const above = rows[index - 1];
    const below = rows[index + 1];
    const deeper = [above, below].some(
      (one) => one !== undefined && Math.abs(one.y - row.y) < SAME_ROW && one.depth > row.depth,
    );
    return !deeper;
  });
}

function draftOf({ code, page, text }: Placed, findings: Finding[]): DraftRow[] {
  const at = { page, field: code };
  const { range } = readCode(code);
  if (range === undefined) {
    findings.push(finding(RUL.badCode, '', { found: code, at }));
    return [];
  }
  const { rule, findings: own } = parseRuleText(text);
  return [{ ...range, text, at, path: '', findings: own, ...(rule === undefined ? {} : { rule }) }];
}
