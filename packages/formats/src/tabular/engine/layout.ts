import { type Finding, finding } from '@kouan/core';
import { type Header, TABLE } from '../../syntax/table/index.ts';
import { TAB } from './catalogue.ts';
import type { Column, Plan } from './mapping.ts';
import { plainName } from './names.ts';
import type { Sheet } from './sheet.ts';

/** Column that keeps the rows of a document together where it has no reference of its own. */
export const GROUP_COLUMN = '#';

/** Columns that kouan adds to rows that it gives back; nothing is read from them. */
export const OWN_COLUMNS = 'kouan:';

/** Most columns of a table; a document has some four hundred fields. */
export const MAX_COLUMNS = 2_000;

/** One column of the table at hand. */
export interface PlacedColumn {
  readonly name: string;
  readonly index: number;
  readonly column: Column | undefined;
}

/** The columns of a table, tied to fields. */
export interface Layout {
  readonly columns: readonly PlacedColumn[];
  readonly group: PlacedColumn | undefined;
  readonly width: number;
  /** Rows are numbered in their order, unless a column numbers them. */
  readonly numberRows: boolean;
}

/** True when the column fills this field. */
const fills = (column: Column | undefined, path: string): boolean =>
  column?.targets.some((target) => target.path.join('/') === path) === true;

/** Ties names to fields. */
export function layoutOf(sheet: Sheet, plan: Plan, names: readonly string[], row: number): Layout {
  const isGroup = (name: string): boolean =>
    plan.group === undefined ? name === GROUP_COLUMN : plainName(name) === plainName(plan.group);
  const all = names.map((raw, index) => {
    const name = raw.trim();
    return { name: name || `${row}:${index + 1}`, index, column: plan.column(name) };
  });
  const told = (name: string): boolean => name.startsWith(OWN_COLUMNS);
  const byReference = sheet.reference
    .map((path) => all.find(({ column }) => fills(column, path)))
    .find((one) => one !== undefined);
  const number = sheet.number === undefined ? undefined : `${sheet.rows}/${sheet.number}`;
  return {
    columns: all.filter(({ name, column }) => column !== undefined || !(isGroup(name) || told(name))),
    // Where a row is a document, nothing keeps rows together.
    group: sheet.rows === undefined ? undefined : (all.find(({ name }) => isGroup(name)) ?? byReference),
    width: names.length,
    numberRows: number !== undefined && !all.some(({ column }) => fills(column, number)),
  };
}

/** What is wrong with a header. An error in it is one of every row. */
export function checkHeader(plan: Plan, { row, names }: Header, layout: Layout): Finding[] {
  const findings: Finding[] = [];
  if (names.length > MAX_COLUMNS) {
    const details = { found: String(names.length), expected: String(MAX_COLUMNS), at: { row } };
    return [finding(TAB.tooManyColumns, '', details)];
  }
  const seen = new Set<string>();
  for (const [index, raw] of names.entries()) {
    const name = raw.trim();
    const at = { row, column: index + 1 };
    if (name === '') findings.push(finding(TABLE.emptyHeader, '', { found: String(index + 1), at }));
    else if (seen.has(name)) findings.push(finding(TABLE.duplicateHeader, '', { found: name, at }));
    else if (layout.columns.some((one) => one.index === index && one.column === undefined))
      findings.push(finding(TAB.unknownColumn, '', { found: name, at: { ...at, field: name } }));
    seen.add(name);
  }
  const have = new Set(names.map(plainName));
  for (const expected of plan.named.filter((name) => !have.has(plainName(name))))
    findings.push(finding(TAB.missingColumn, '', { expected, at: { row } }));
  if (plan.group !== undefined && !have.has(plainName(plan.group)))
    findings.push(finding(TAB.noGroup, '', { expected: plan.group, at: { row } }));
  if (layout.columns.every(({ column }) => column === undefined))
    findings.push(finding(TAB.noKnownColumn, '', { expected: String(row), at: { row } }));
  return findings;
}
