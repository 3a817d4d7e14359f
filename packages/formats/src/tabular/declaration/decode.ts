import { type Finding, finding, pointerOf } from '@kouan/core';
import type { Declaration, Decoded, DecodeOptions } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import {
  type Header,
  type JsonRow,
  type Row,
  readTable,
  streamTable,
  TABLE,
  type TableEvent,
} from '../../syntax/table/index.ts';
import { Assembly, type PlacedColumn } from './assemble.ts';
import { TAB } from './catalogue.ts';
import { plainName } from './columns.ts';
import { type Column, type Plan, planOf } from './mapping.ts';

/** How many declarations back a repeated reference is noticed. */
const REMEMBERED = 100_000;
/** How many unknown names of JSON lines are told. */
const TOLD = 1_000;
/** Column that keeps the rows of a declaration together where it has no reference of its own. */
export const GROUP_COLUMN = '#';

type Result = Decoded<Declaration>;

/** The declarations of a table, one after the other; memory is that of one. */
export async function* decodeEach(
  source: AsyncIterable<Uint8Array>,
  options: DecodeOptions = {},
): AsyncGenerator<Result> {
  const reading = new Reading(planOf(options.settings));
  for await (const event of streamTable(source, reading.plan.mapping)) yield* reading.take(event);
  yield* reading.end();
}

/** The one declaration of a table; when there are more it says so and gives the first. */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): Result {
  const reading = new Reading(planOf(options.settings));
  let first: Result | undefined;
  let count = 0;
  const rest: Finding[] = [];
  const see = (one: Result): void => {
    if (first === undefined && one.document !== undefined) first = one;
    else if (one.document === undefined) rest.push(...one.findings);
    if (one.document !== undefined) count++;
  };
  for (const event of readTable(bytes, reading.plan.mapping)) for (const one of reading.take(event)) see(one);
  for (const one of reading.end()) see(one);
  if (first === undefined) return { findings: rest, unmapped: [] };
  if (count > 1) rest.push(finding(TAB.several, '', { found: String(count) }));
  return { ...first, findings: [...first.findings, ...rest] };
}

class Reading {
  readonly plan: Plan;
  private columns: readonly PlacedColumn[] | undefined;
  private group: PlacedColumn | undefined;
  private width = 0;
  private numberItems = true;
  private assembly: Assembly | undefined;
  private key: string | undefined;
  private rows = 0;
  /** Said before there is a declaration to say it with. */
  private waiting: Finding[] = [];
  private readonly begun = new Map<string, number>();
  private shape = '';
  private readonly told = new Set<string>();

  constructor(plan: Plan) {
    this.plan = plan;
  }

  *take(event: TableEvent): Generator<Result> {
    if (event.kind === 'finding') this.say(event.finding);
    else if (event.kind === 'header') this.header(event);
    else if (event.kind === 'object') yield* this.object(event);
    else yield* this.row(event);
  }

  *end(): Generator<Result> {
    yield* this.close();
    if (this.rows === 0 && !this.waiting.some(({ severity }) => severity === 'error'))
      this.say(finding(this.columns === undefined ? TABLE.empty : TABLE.noRows, ''));
    if (this.waiting.length > 0) yield { findings: this.waiting, unmapped: [] };
  }

  private say(item: Finding): void {
    if (this.assembly === undefined) this.waiting.push(item);
    else this.assembly.say(item);
  }

  private header({ row, names }: Header): void {
    const seen = new Map<string, string>();
    for (const [index, raw] of names.entries()) {
      const at = { row, column: index + 1 };
      const name = raw.trim();
      if (name === '') this.say(finding(TABLE.emptyHeader, '', { found: String(index + 1), at }));
      else if (seen.has(name)) this.say(finding(TABLE.duplicateHeader, '', { found: name, at }));
      seen.set(name, name);
    }
    this.place(
      names.map((name) => name.trim()),
      row,
    );
    for (const { name, index, column } of this.columns ?? [])
      if (column === undefined && name !== '')
        this.say(finding(TAB.unknownColumn, '', { found: name, at: { row, column: index + 1, field: name } }));
    const have = new Set(names.map(plainName));
    for (const expected of this.plan.named.filter((name) => !have.has(plainName(name))))
      this.say(finding(TAB.missingColumn, '', { expected, at: { row } }));
    if (this.columns?.every(({ column }) => column === undefined) === true)
      this.say(finding(TAB.noKnownColumn, '', { expected: String(row), at: { row } }));
  }

  /** Ties names to fields. */
  private place(names: readonly string[], row: number): void {
    this.width = names.length;
    const isGroup = (name: string): boolean =>
      this.plan.group === undefined ? name === GROUP_COLUMN : plainName(name) === plainName(this.plan.group);
    const all = names.map((name, index) => ({
      name: name || `${row}:${index + 1}`,
      index,
      column: this.plan.column(name),
    }));
    const byReference = all.find(({ column }) => fills(column, 'clientReference'));
    this.group = all.find(({ name }) => isGroup(name)) ?? byReference;
    this.columns = all.filter(({ name, column }) => column !== undefined || !isGroup(name));
    this.numberItems = !all.some(({ column }) => fills(column, 'items/goodsItemNumber'));
  }

  private *row(row: Row): Generator<Result> {
    if (row.cells.every((cell) => cell.trim() === '')) return;
    this.rows += 1;
    const columns = this.columns ?? [];
    const key = this.group === undefined ? undefined : row.cells[this.group.index]?.trim();
    if (this.assembly === undefined || key === undefined || key === '' || key !== this.key) {
      yield* this.close();
      this.open(row.row, key);
    }
    const assembly = this.assembly as unknown as Assembly;
    if (row.cells.length > this.width) {
      const extra = row.cells.slice(this.width);
      if (extra.some((cell) => cell.trim() !== '')) {
        const details = { found: String(row.cells.length), expected: String(this.width), at: { row: row.row } };
        assembly.say(finding(TABLE.tooManyCells, '', details));
        const beyond = extra.map((_, at) => ({
          name: `column ${this.width + at + 1}`,
          index: this.width + at,
          column: undefined,
        }));
        assembly.add(row, [...columns, ...beyond]);
        return;
      }
    }
    assembly.add(row, columns);
  }

  private open(row: number, key: string | undefined): void {
    this.assembly = new Assembly(this.plan, row, this.waiting);
    this.waiting = [];
    this.key = key;
    if (key === undefined || key === '') return;
    const before = this.begun.get(key);
    if (before !== undefined)
      this.assembly.say(finding(TAB.apart, '', { found: key, params: { row: before }, at: { row } }));
    else if (this.begun.size < REMEMBERED) this.begun.set(key, row);
  }

  private *close(): Generator<Result> {
    const { assembly } = this;
    this.assembly = undefined;
    if (assembly !== undefined) yield assembly.finish(this.numberItems);
  }

  /** A line that is a declaration is taken as it is; any other is a row whose names are its keys. */
  private *object({ row, value }: JsonRow): Generator<Result> {
    if (value['type'] === undefined) {
      yield* this.flat(row, value);
      return;
    }
    this.rows += 1;
    yield* this.close();
    const findings = this.waiting;
    this.waiting = [];
    const parsed = documentSchemas.declaration.safeParse(value);
    if (parsed.success) {
      yield { document: parsed.data, at: { row }, locate: () => ({ row }), findings, unmapped: [] };
      return;
    }
    for (const issue of parsed.error.issues.slice(0, 20)) {
      const path = pointerOf(...issue.path.map(String));
      findings.push(finding(TAB.notDeclaration, path, { params: { detail: issue.message }, at: { row } }));
    }
    yield { at: { row }, findings, unmapped: [{ path: String(row), value: JSON.stringify(value) }] };
  }

  /** A line with the names of its cells; lines of one shape share their columns. */
  private *flat(row: number, value: Readonly<Record<string, unknown>>): Generator<Result> {
    const names = Object.keys(value);
    const shape = JSON.stringify(names);
    if (shape !== this.shape) {
      this.shape = shape;
      this.place(names, row);
      for (const { name, column } of this.columns ?? []) {
        if (column !== undefined || this.told.has(name) || this.told.size >= TOLD) continue;
        this.told.add(name);
        this.say(finding(TAB.unknownColumn, '', { found: name, at: { row, field: name } }));
      }
    }
    yield* this.row({ kind: 'row', row, cells: Object.values(value).map(textOf) });
  }
}

/** True when the column fills this field. */
const fills = (column: Column | undefined, path: string): boolean =>
  column?.targets.some((target) => target.path.join('/') === path) === true;

/** A JSON value as the text of a cell; what is nested stays JSON, and so finds no field. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
