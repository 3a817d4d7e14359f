import { type Finding, finding, type Place, pointerOf } from '@kouan/core';
import type { Rule } from '../ast.ts';
import { RUL } from '../catalogue.ts';
import { parseRule } from '../grammar/parse.ts';
import { parseRuleText } from '../grammar/parse-text.ts';
import { ruleText } from '../grammar/words.ts';
import { LIMITS } from '../limits.ts';
import type { Confidence } from '../table/rule-set.ts';
import { readCode } from './codes.ts';
import { readCsv } from './csv.ts';
import { type DraftRow, type ImportedRules, type ImportOptions, imported } from './report.ts';

/** What a column holds. `chapter`, `heading` and `subheading` are the three code columns of the printed table. */
type Column =
  | 'from'
  | 'to'
  | 'chapter'
  | 'heading'
  | 'subheading'
  | 'rule'
  | 'wording'
  | 'edition'
  | 'confidence'
  | 'source';

/** Names of columns, without blanks, case and punctuation. */
const COLUMNS: Readonly<Record<string, Column>> = {
  hsfrom: 'from',
  code: 'from',
  hs: 'from',
  hs6: 'from',
  hscode: 'from',
  tariffcode: 'from',
  hsto: 'to',
  chapter: 'chapter',
  heading: 'heading',
  subheading: 'subheading',
  rule: 'rule',
  psr: 'rule',
  productspecificrule: 'wording',
  productspecificruleoforigin: 'wording',
  originrule: 'wording',
  ruleoforigin: 'wording',
  ruletext: 'wording',
  hsedition: 'edition',
  confidence: 'confidence',
  source: 'source',
  编码: 'from',
  税则号列: 'from',
  协调制度编码: 'from',
  章: 'chapter',
  品目: 'heading',
  子目: 'subheading',
  产品特定原产地规则: 'wording',
  原产地标准: 'wording',
  规则: 'rule',
};

const CONFIDENCES: readonly string[] = ['certain', 'likely', 'derived'] satisfies Confidence[];

/** A row of a table as the caller read it (a spreadsheet, JSON): cells by column name. */
export type TableRow = Readonly<Record<string, unknown>>;

/**
 * Rules from CSV: text, or bytes in UTF-8 or GB 18030. Columns are known by name (`hs_from`, `hs_to`, `rule`,
 * `rule_text`; `Chapter`, `Heading`, `Subheading`, `Product-Specific Rule`; Chinese names too). Rows of another HS
 * edition than the asked one are left out.
 */
export function importCsv(input: string | Uint8Array, options: ImportOptions): ImportedRules {
  const text = typeof input === 'string' ? input : decode(input);
  if (text === undefined) return imported([], options, [finding(RUL.badText, '', { found: 'bytes' })]);
  if (text.length > LIMITS.fileLength) return imported([], options, [tooLarge('characters', LIMITS.fileLength)]);
  const [head, ...rows] = readCsv(text, LIMITS.rows + 2);
  const names = head?.cells ?? [];
  const table = rows.map(({ line, cells }) => ({
    row: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) as TableRow,
    at: { line },
  }));
  return importTable(names, table, options);
}

/** Rules from rows that the caller has read, for example from a spreadsheet. Columns as in {@link importCsv}. */
export function importRows(rows: readonly TableRow[], options: ImportOptions): ImportedRules {
  const names = new Set<string>();
  for (const row of rows.slice(0, 100)) for (const name of Object.keys(row)) names.add(name);
  const table = rows.slice(0, LIMITS.rows + 1).map((row, index) => ({ row, at: { row: index + 2 } }));
  return importTable([...names], table, options);
}

interface Placed {
  readonly row: TableRow;
  readonly at: Place;
}

function importTable(names: readonly string[], rows: readonly Placed[], options: ImportOptions): ImportedRules {
  const columns = new Map<Column, string>();
  for (const name of names.slice(0, 256)) {
    const key = name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\d]/gu, '');
    const column = Object.hasOwn(COLUMNS, key) ? COLUMNS[key] : undefined;
    if (column !== undefined && !columns.has(column)) columns.set(column, name);
  }
  const hasCode = (['from', 'chapter', 'heading', 'subheading'] as const).some((each) => columns.has(each));
  if (!hasCode || !(columns.has('rule') || columns.has('wording'))) {
    return imported([], options, [finding(RUL.noColumns, '', { found: names.join(', ') })]);
  }
  if (rows.length > LIMITS.rows) return imported([], options, [tooLarge('rows', LIMITS.rows)]);
  const findings: Finding[] = [];
  const drafts = rows.flatMap(({ row, at }, index) => {
    const cell = (column: Column): string => cellOf(row, columns.get(column));
    return draftOf(cell, at, pointerOf(index), options, findings);
  });
  return imported(drafts, options, findings);
}

function cellOf(row: TableRow, name: string | undefined): string {
  const value = name !== undefined && Object.hasOwn(row, name) ? row[name] : undefined;
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
}

type Cells = (column: Column) => string;

function draftOf(cell: Cells, at: Place, path: string, options: ImportOptions, findings: Finding[]): DraftRow[] {
  const edition = cell('edition');
  if (edition !== '' && edition !== options.edition) return [];
  // Description rows of the printed table have a code and no rule: the rows below them carry it.
  if (cell('rule') === '' && cell('wording') === '') return [];
  const from = cell('subheading') || cell('from') || cell('heading') || cell('chapter');
  const code = cell('from') !== '' && cell('to') !== '' ? readCode(`${cell('from')}..${cell('to')}`) : readCode(from);
  if (code.range === undefined) {
    findings.push(finding(RUL.badCode, path, { found: from, at }));
    return [];
  }
  const { rule, wording, findings: own } = readRule(cell('rule'), cell('wording'), path);
  if (code.zeroPutBack === true) own.push(finding(RUL.zeroPutBack, path, { found: from }));
  if (code.part === true) own.push(finding(RUL.part, path, { found: from }));
  const confidence = cell('confidence');
  return [
    {
      ...code.range,
      text: wording,
      at,
      path,
      findings: own,
      ...(rule !== undefined && code.part !== true ? { rule } : {}),
      ...(cell('source') === '' ? {} : { source: cell('source').slice(0, 500) }),
      ...(CONFIDENCES.includes(confidence) ? { confidence: confidence as Confidence } : {}),
    },
  ];
}

/** The rule of a row: the compact column before the wording, either notation in either column. */
function readRule(
  compact: string,
  wording: string,
  path: string,
): { rule?: Rule; wording: string; findings: Finding[] } {
  let first: Finding[] | undefined;
  for (const text of [compact, wording]) {
    if (text === '') continue;
    for (const parse of [parseRule, parseRuleText]) {
      const { rule, findings } = parse(text, path);
      if (rule !== undefined) return { rule, wording: wording === '' ? ruleText(rule) : wording, findings };
      first ??= findings;
    }
  }
  return { wording: wording || compact, findings: first ?? [] };
}

function decode(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Not in this encoding; the next one is tried.
    }
  }
  return undefined;
}

/** The finding for a file above its bounds. */
export function tooLarge(what: string, limit: number): Finding {
  return finding(RUL.tooLarge, '', { expected: String(limit), params: { what } });
}
