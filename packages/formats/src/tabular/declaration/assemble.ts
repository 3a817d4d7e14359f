import { type Finding, finding, type Place } from '@kouan/core';
import type { Declaration, Decoded, Unmapped } from '@kouan/sdk';
import type { Row } from '../../syntax/table/index.ts';
import { TAB } from './catalogue.ts';
import type { PlacedColumn } from './layout.ts';
import type { Column, Plan } from './mapping.ts';
import type { Target } from './targets.ts';

type Box = Record<string, unknown>;

/** Where a value of the document came from. */
interface Origin {
  readonly row: number;
  readonly column: PlacedColumn;
}

/** Most values that one cell can hold. */
const MAX_PARTS = 500;

/** Quoted by a spreadsheet because it would be a formula otherwise; the quote is no part of the text. */
const GUARDED = /^'+[=+\-@\t\r]/;

/** Collects the rows of one declaration. */
export class Assembly {
  private readonly document: Box = { type: 'declaration', items: [] };
  private readonly findings: Finding[];
  private readonly unmapped: Unmapped[] = [];
  private readonly origins = new Map<string, Origin>();
  private readonly itemRows: number[] = [];
  private readonly plan: Plan;
  private rows = 0;
  readonly row: number;

  /** @param findings what was said about the table before its first declaration */
  constructor(plan: Plan, row: number, findings: Finding[]) {
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
    const at = (this.document['items'] as Box[]).length;
    for (const placed of columns) {
      const raw = (row.cells[placed.index] ?? '').trim();
      const cell = GUARDED.test(raw) ? raw.slice(1) : raw;
      const { column } = placed;
      this.readable(cell, { row: row.row, column: placed });
      if (column === undefined) {
        if (cell !== '') this.unmapped.push({ path: `${placed.name}:${row.row}`, value: cell });
        continue;
      }
      // What an earlier row of the declaration said stands; the default is for fields that no row fills.
      const text = cell === '' ? this.fallback(column, item) : cell;
      if (text === '') continue;
      const origin = { row: row.row, column: placed };
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
    (this.document['items'] as Box[]).push(item);
    this.itemRows.push(row.row);
  }

  finish(numberItems: boolean): Decoded<Declaration> {
    const { document } = this;
    for (const [target, text] of this.plan.constants) {
      const boxes = target.item ? (document['items'] as Box[]) : [document];
      for (const box of boxes) setAt(box, target.item ? target.path.slice(1) : target.path, target.read(text));
    }
    const items = document['items'] as Box[];
    if (numberItems) for (const [index, item] of items.entries()) item['goodsItemNumber'] ??= String(index + 1);
    if (document['direction'] === undefined) {
      this.say(finding(TAB.noDirection, '/direction', { at: { row: this.row } }));
      document['direction'] = 'import';
    }
    closeGaps(document);
    return {
      document: document as unknown as Declaration,
      at: { row: this.row },
      locate: (pointer) => this.locate(pointer),
      findings: this.findings,
      unmapped: this.unmapped,
    };
  }

  /** Says it of the cell where text is not text any more, so that no such document leaves without an error. */
  private readable(cell: string, origin: Origin): void {
    if (cell.includes('\ufffd')) this.say(finding(TAB.garbled, '', { found: cell, at: placeOf(origin) }));
    if (cell.includes('\0')) this.say(finding(TAB.nul, '', { found: cell, at: placeOf(origin) }));
  }

  private fallback(column: Column, item: Box): string {
    if (column.fallback === undefined) return '';
    const filled = column.targets.some(({ item: ofItem, path }) =>
      ofItem ? getAt(item, path.slice(1)) !== undefined : getAt(this.document, path) !== undefined,
    );
    return filled ? '' : column.fallback;
  }

  private put(target: Target, text: string, origin: Origin, item: Box, itemAt: number): void {
    const { steps } = origin.column.column as Column;
    let value: unknown;
    let changed: string | undefined = text;
    for (const step of steps) if (changed !== undefined) changed = step(changed);
    if (changed !== undefined) value = target.read(changed);
    const pointer = target.item ? `/items/${itemAt}/${target.path.slice(1).join('/')}` : `/${target.path.join('/')}`;
    if (value === undefined) {
      const details = { expected: target.expected, found: text, at: placeOf(origin) };
      this.say(finding(TAB.badValue, pointer, details));
      this.unmapped.push({ path: `${origin.column.name}:${origin.row}`, value: text });
      return;
    }
    const path = target.item ? target.path.slice(1) : target.path;
    const box = target.item ? item : this.document;
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
    const item = /^\/items\/(\d+)/.exec(pointer)?.[1];
    const row = item === undefined ? undefined : this.itemRows[Number(item)];
    return { row: row ?? this.row };
  }
}

function placeOf({ row, column }: Origin): Place {
  return { row, ...(column.index < 0 ? {} : { column: column.index + 1 }), field: column.name };
}

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
