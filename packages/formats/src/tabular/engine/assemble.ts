import { type Finding, finding, type Place } from '@kouan/core';
import type { Decoded, Document, Unmapped } from '@kouan/sdk';
import type { Row } from '../../syntax/table/index.ts';
import { TAB } from './catalogue.ts';
import { withoutIncomplete } from './complete.ts';
import type { Fields, Target } from './fields.ts';
import type { PlacedColumn } from './layout.ts';
import type { Column, Plan } from './mapping.ts';
import type { Sheet } from './sheet.ts';

type Box = Record<string, unknown>;

/** Where a value of the document came from. */
interface Origin {
  readonly row: number;
  readonly column: PlacedColumn;
  readonly text: string;
}

/** Most values that one cell can hold. */
const MAX_PARTS = 500;

/** Quoted by a spreadsheet because it would be a formula otherwise; the quote is no part of the text. */
const GUARDED = /^'+[=+\-@\t\r]/;

/** Collects the rows of one document. */
export class Assembly {
  private readonly document: Box;
  private readonly list: Box[] = [];
  private readonly findings: Finding[];
  private readonly unmapped: Unmapped[] = [];
  private readonly origins = new Map<string, Origin>();
  private readonly rowsOf: number[] = [];
  private readonly sheet: Sheet;
  private readonly fields: Fields;
  private readonly plan: Plan;
  private rows = 0;
  readonly row: number;

  /** @param findings what was said about the table before its first document */
  constructor(sheet: Sheet, fields: Fields, plan: Plan, row: number, findings: Finding[]) {
    this.sheet = sheet;
    this.fields = fields;
    this.document = { type: sheet.type, ...(sheet.rows === undefined ? {} : { [sheet.rows]: this.list }) };
    this.plan = plan;
    this.row = row;
    this.findings = findings;
  }

  say(item: Finding): void {
    this.findings.push(item);
  }

  /** Rows taken in. */
  get size(): number {
    return this.rows;
  }

  /** Takes one row in. Cells that are empty say nothing. */
  add(row: Row, columns: readonly PlacedColumn[]): void {
    const item: Box = {};
    this.rows += 1;
    const at = this.list.length;
    for (const placed of columns) {
      const raw = (row.cells[placed.index] ?? '').trim();
      const cell = GUARDED.test(raw) ? raw.slice(1) : raw;
      const { column } = placed;
      this.readable(cell, { row: row.row, column: placed, text: cell });
      if (column === undefined) {
        if (cell !== '') this.unmapped.push({ path: `${placed.name}:${row.row}`, value: cell });
        continue;
      }
      // What an earlier row of the document said stands; the default is for fields that no row fills.
      const text = cell === '' ? this.fallback(column, item) : cell;
      if (text === '') continue;
      const origin = { row: row.row, column: placed, text: cell };
      if (column.split === undefined) for (const target of column.targets) this.put(target, text, origin, item, at);
      else {
        const parts = text.split(column.split.by, MAX_PARTS + 1).map((part) => part.trim());
        if (parts.length > MAX_PARTS) {
          const details = { expected: `≤ ${MAX_PARTS}`, found: text, at: placeOf(origin) };
          this.say(finding(TAB.badValue, '', details));
          this.unmapped.push({ path: `${placed.name}:${row.row}`, value: text });
          continue;
        }
        for (const [index, part] of parts.entries())
          for (const target of part === '' ? [] : column.split.at(index)) this.put(target, part, origin, item, at);
      }
    }
    if (Object.keys(item).length === 0) return;
    this.list.push(item);
    this.rowsOf.push(row.row);
  }

  finish(numberRows: boolean): Decoded {
    const { document, list, sheet } = this;
    for (const [target, text] of this.plan.constants) {
      const boxes = target.row ? list : [document];
      for (const box of boxes) setAt(box, target.row ? target.path.slice(1) : target.path, target.read(text));
    }
    const { number, rows } = sheet;
    if (number !== undefined && (numberRows || this.fields.needs(number)))
      for (const [index, item] of list.entries()) item[number] ??= String(index + 1);
    for (const { path, value, definition } of sheet.needed) {
      if (document[path] !== undefined) continue;
      const details = { expected: value, found: path, at: { row: this.row } };
      this.say(finding(definition ?? TAB.notSaid, `/${path}`, definition === undefined ? details : { at: details.at }));
      document[path] = this.fields.target(path)?.read(value);
    }
    this.incomplete(withoutIncomplete(this.fields.schema, document));
    closeGaps(document);
    if (rows !== undefined && list.length === 0 && this.fields.rowsOptional) delete document[rows];
    return {
      document: document as unknown as Document,
      at: { row: this.row },
      locate: (pointer) => this.locate(pointer),
      findings: this.findings,
      unmapped: this.unmapped,
    };
  }

  /** Groups of fields that miss the one which they are about: their cells are unmapped. */
  private incomplete(taken: ReadonlyMap<string, string>): void {
    if (taken.size === 0) return;
    const places = new Map<string, Place>();
    for (const [pointer, origin] of this.origins) {
      const group = prefixes(pointer).find((one) => taken.has(one));
      if (group === undefined) continue;
      places.set(group, placeOf(origin));
      this.unmapped.push({ path: `${origin.column.name}:${origin.row}`, value: origin.text });
    }
    for (const [pointer, expected] of taken) {
      const at = places.get(pointer) ?? this.locate(pointer);
      const details = { expected, found: pointer.slice(1), ...(at === undefined ? {} : { at }) };
      this.say(finding(TAB.incomplete, pointer, details));
    }
  }

  /** Says it of the cell where text is not text any more, so that no such document leaves without an error. */
  private readable(cell: string, origin: Origin): void {
    if (cell.includes('\ufffd')) this.say(finding(TAB.garbled, '', { found: cell, at: placeOf(origin) }));
    if (cell.includes('\0')) this.say(finding(TAB.nul, '', { found: cell, at: placeOf(origin) }));
  }

  private fallback(column: Column, item: Box): string {
    if (column.fallback === undefined) return '';
    const filled = column.targets.some(({ row, path }) =>
      row ? getAt(item, path.slice(1)) !== undefined : getAt(this.document, path) !== undefined,
    );
    return filled ? '' : column.fallback;
  }

  private put(target: Target, text: string, origin: Origin, item: Box, itemAt: number): void {
    const { steps } = origin.column.column as Column;
    let value: unknown;
    let changed: string | undefined = text;
    for (const step of steps) if (changed !== undefined) changed = step(changed);
    if (changed !== undefined) value = target.read(changed);
    const pointer = target.row
      ? `/${this.sheet.rows}/${itemAt}/${target.path.slice(1).join('/')}`
      : `/${target.path.join('/')}`;
    if (value === undefined) {
      const details = { expected: target.expected, found: text, at: placeOf(origin) };
      this.say(finding(TAB.badValue, pointer, details));
      this.unmapped.push({ path: `${origin.column.name}:${origin.row}`, value: text });
      return;
    }
    const path = target.row ? target.path.slice(1) : target.path;
    const box = target.row ? item : this.document;
    const before = getAt(box, path);
    if (before !== undefined && !same(before, value)) {
      const first = this.origins.get(pointer);
      const details = {
        expected: String(before),
        found: String(value),
        at: placeOf(origin),
        params: { row: first?.row ?? this.row },
      };
      this.say(finding(TAB.headerConflict, pointer, details));
      this.unmapped.push({ path: `${origin.column.name}:${origin.row}`, value: text });
      return;
    }
    if (before !== undefined) return;
    setAt(box, path, value);
    this.origins.set(pointer, origin);
  }

  private locate(pointer: string): Place | undefined {
    for (let path = pointer; path !== ''; path = path.slice(0, path.lastIndexOf('/'))) {
      const origin = this.origins.get(path);
      if (origin !== undefined) return placeOf(origin);
    }
    const [, list, index] = pointer.split('/');
    const row = list === this.sheet.rows && index !== undefined ? this.rowsOf[Number(index)] : undefined;
    return { row: row ?? this.row };
  }
}

function placeOf({ row, column }: Origin): Place {
  return { row, ...(column.index < 0 ? {} : { column: column.index + 1 }), field: column.name };
}

/** A pointer and the groups that it is in, the outermost first. */
const prefixes = (pointer: string): string[] =>
  pointer.split('/').map((_, at, tokens) => tokens.slice(0, at + 1).join('/'));

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const isIndex = (key: string | undefined): boolean => key !== undefined && /^\d+$/.test(key);

function getAt(root: Box, path: readonly string[]): unknown {
  let value: unknown = root;
  for (const key of path) value = (value as Box | undefined)?.[key];
  return value;
}

function setAt(root: Box, path: readonly string[], value: unknown): void {
  let box = root;
  for (const [at, key] of path.slice(0, -1).entries()) box = (box[key] ??= isIndex(path[at + 1]) ? [] : {}) as Box;
  box[path[path.length - 1] as string] = value;
}

/** A list filled by index has gaps where cells were empty; a document has none. */
function closeGaps(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (Array.isArray(child)) (value as Box)[key] = child.filter((one) => one !== undefined);
    closeGaps((value as Box)[key]);
  }
}
