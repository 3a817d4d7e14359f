import { type Finding, finding, hasErrors, pointerOf } from '@kouan/core';
import type { Decoded, Document } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import { type Header, type JsonRow, type Row, TABLE, type TableEvent } from '../../syntax/table/index.ts';
import { Assembly } from './assemble.ts';
import { TAB } from './catalogue.ts';
import { cellText, imprecise, isTooDeep, MAX_DEPTH } from './json-cell.ts';
import { checkHeader, type Layout, layoutOf, MAX_COLUMNS, OWN_COLUMNS, type PlacedColumn } from './layout.ts';
import type { Meanings, Plan } from './mapping.ts';
import type { Sheet } from './sheet.ts';

/** How many documents back a repeated reference is noticed. */
const REMEMBERED = 100_000;
/** How many unknown names of JSON lines are told. */
const TOLD = 1_000;
/** Most rows of one document; a table whose group column never changes would be gathered whole otherwise. */
export const MAX_ROWS = 5_000;

type Result = Decoded;

/** Turns the events of a table into documents. */
export class Reading {
  readonly plan: Plan;
  private readonly sheet: Sheet;
  private readonly meanings: Meanings;
  private layout: Layout | undefined;
  private assembly: Assembly | undefined;
  private key: string | undefined;
  private rows = 0;
  /** An error was said that stands for the whole table. */
  private failed = false;
  /** The header is wrong: no row below it can be trusted. */
  private closed = false;
  /** Said before there is a document to say it with. */
  private waiting: Finding[] = [];
  /** Said of the cells of a row that is still to come. */
  private ofRow: Finding[] = [];
  private readonly begun = new Map<string, number>();
  private shape = '';
  private readonly told = new Set<string>();

  constructor(sheet: Sheet, meanings: Meanings, plan: Plan) {
    this.sheet = sheet;
    this.meanings = meanings;
    this.plan = plan;
  }

  *take(event: TableEvent): Generator<Result> {
    if (this.closed) return;
    if (event.kind === 'finding') yield* this.heard(event.finding);
    else if (event.kind === 'header') yield* this.header(event);
    else if (event.kind === 'object') yield* this.object(event);
    else yield* this.row(event);
  }

  *end(): Generator<Result> {
    yield* this.close();
    const empty = this.rows === 0 && !this.failed && !hasErrors(this.waiting);
    if (empty) this.waiting.push(finding(this.layout === undefined ? TABLE.empty : TABLE.noRows, ''));
    if (this.waiting.length > 0) yield { findings: this.waiting, unmapped: [] };
  }

  /** A finding about a cell waits for its row; one about the table stands alone when no document is open. */
  private *heard(item: Finding): Generator<Result> {
    if (item.at?.column !== undefined) this.ofRow.push(item);
    else if (this.assembly !== undefined) this.assembly.say(item);
    else {
      this.failed ||= item.severity === 'error';
      yield { ...(item.at === undefined ? {} : { at: item.at }), findings: [item], unmapped: [] };
    }
  }

  private *header(header: Header): Generator<Result> {
    const cells = this.ofRow;
    this.ofRow = [];
    this.layout = layoutOf(this.sheet, this.plan, header.names.slice(0, MAX_COLUMNS), header.row);
    const findings = [...cells, ...checkHeader(this.plan, header, this.layout)];
    if (!hasErrors(findings)) {
      this.waiting.push(...findings);
      return;
    }
    this.closed = true;
    this.failed = true;
    yield { at: { row: header.row }, findings, unmapped: [] };
  }

  private *row(row: Row): Generator<Result> {
    const said = this.ofRow;
    this.ofRow = [];
    if (said.length === 0 && row.cells.every((cell) => cell.trim() === '')) return;
    this.rows += 1;
    const { group, width } = this.layout ?? { width: 0 };
    const key = group === undefined ? undefined : row.cells[group.index]?.trim();
    const goesOn = this.assembly !== undefined && key !== undefined && key !== '' && key === this.key;
    const full = goesOn && (this.assembly as Assembly).size >= MAX_ROWS;
    const tooMany = () =>
      finding(TAB.tooManyItems, this.sheet.rows === undefined ? '' : `/${this.sheet.rows}`, {
        expected: String(MAX_ROWS),
        at: { row: row.row },
      });
    if (full) this.assembly?.say(tooMany());
    if (!goesOn || full) {
      yield* this.close();
      this.open(row.row, key);
      if (full) this.assembly?.say(tooMany());
    }
    const assembly = this.assembly as unknown as Assembly;
    for (const item of said) assembly.say(item);
    assembly.add(row, this.columnsOf(row, width, assembly));
  }

  /** The columns of a row; cells beyond the header have none and are listed as unmapped. */
  private columnsOf({ row, cells }: Row, width: number, assembly: Assembly): readonly PlacedColumn[] {
    const columns = this.layout?.columns ?? [];
    const details = { found: String(cells.length), expected: String(width), at: { row } };
    if (cells.length < width) assembly.say(finding(TAB.shortRow, '', details));
    const extra = cells.slice(width);
    if (extra.every((cell) => cell.trim() === '')) return columns;
    assembly.say(finding(TABLE.tooManyCells, '', details));
    const beyond = extra.map((_, at) => ({
      name: `column ${width + at + 1}`,
      index: width + at,
      column: undefined,
    }));
    return [...columns, ...beyond];
  }

  private open(row: number, key: string | undefined): void {
    this.assembly = new Assembly(this.sheet, this.meanings.fields, this.plan, row, this.waiting);
    this.waiting = [];
    const goesOn = key === this.key;
    this.key = key;
    if (key === undefined || key === '') return;
    const before = this.begun.get(key);
    if (before === undefined) {
      // A copy: a piece of a text keeps the whole text in memory.
      if (this.begun.size < REMEMBERED) this.begun.set(Buffer.from(key).toString(), row);
    } else if (!goesOn) this.assembly.say(finding(TAB.apart, '', { found: key, params: { row: before }, at: { row } }));
  }

  private *close(): Generator<Result> {
    const { assembly } = this;
    this.assembly = undefined;
    if (assembly !== undefined) yield assembly.finish(this.layout?.numberRows ?? true);
  }

  /** A line that is a document is taken as it is; any other is a row whose names are its keys. */
  private *object({ row, value }: JsonRow): Generator<Result> {
    if (isTooDeep(value)) {
      const item = finding(TAB.tooDeep, '', { expected: String(MAX_DEPTH), at: { row } });
      this.rows += 1;
      yield* this.heard(item);
    } else if (value['type'] === undefined) yield* this.flat(row, value);
    else {
      this.rows += 1;
      yield* this.close();
      this.key = undefined;
      yield this.whole(row, value);
    }
  }

  private whole(row: number, value: Readonly<Record<string, unknown>>): Result {
    const findings = this.waiting;
    this.waiting = [];
    const own = Object.entries(value).filter(([name]) => !name.startsWith(OWN_COLUMNS));
    const parsed = documentSchemas[this.sheet.type].safeParse(Object.fromEntries(own));
    if (parsed.success)
      return { document: parsed.data as Document, at: { row }, locate: () => ({ row }), findings, unmapped: [] };
    for (const issue of parsed.error.issues.slice(0, 20)) {
      const path = pointerOf(...issue.path.map(String));
      findings.push(finding(TAB.notDocument, path, { params: { detail: issue.message }, at: { row } }));
    }
    return { at: { row }, findings, unmapped: [{ path: String(row), value: JSON.stringify(value) }] };
  }

  /** A line with the names of its cells; lines of one shape share their columns. */
  private *flat(row: number, value: Readonly<Record<string, unknown>>): Generator<Result> {
    const names = Object.keys(value);
    const shape = JSON.stringify(names);
    if (shape !== this.shape) {
      this.shape = shape;
      this.layout = layoutOf(this.sheet, this.plan, names, row);
      for (const { name, column } of this.layout.columns) {
        if (column !== undefined || this.told.has(name) || this.told.size >= TOLD) continue;
        this.told.add(name);
        const unknown = finding(TAB.unknownColumn, '', { found: name, at: { row, field: name } });
        if (this.assembly === undefined) this.waiting.push(unknown);
        else this.assembly.say(unknown);
      }
    }
    const values = Object.values(value);
    for (const [index, one] of values.entries()) {
      const item = imprecise(one, { row, field: names[index] as string });
      if (item !== undefined) this.ofRow.push(item);
    }
    yield* this.row({ kind: 'row', row, cells: values.map(cellText) });
  }
}
