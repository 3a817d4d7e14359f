import { type Finding, finding, leavesOf, pointerOf } from '@kouan/core';
import type { Dropped } from '@kouan/sdk';
import { WCO } from '../catalogue.ts';
import {
  appliesTo,
  baseOf,
  besideHolds,
  type Composed,
  composedOf,
  type How,
  type Joined,
  type List,
  type Picked,
  type Place,
  partsOf,
  type Row,
  type RowTable,
  valueAt,
} from './place.ts';

/** The inverse of taking: rows of a document as rows of the message. */
export class Putting {
  readonly findings: Finding[] = [];
  /** Pointers that the message has a place for. */
  readonly carried = new Set<string>();
  private readonly how: How;
  private readonly fresh: boolean;

  /** @param fresh the document did not come from this form: rows are numbered */
  constructor(how: How, fresh: boolean) {
    this.how = how;
    this.fresh = fresh;
  }

  /** A row of the message; what lay under `extensions` stands where it stood, unless the document says otherwise now. */
  row(source: Row, table: RowTable, pointer: string): Row {
    const own = ownOf(source, this.how.name);
    const row: Row = { ...own };
    const said = new Set<string>();
    for (const place of table.places)
      if (appliesTo(place, this.how.direction)) this.place(place, source, own, row, pointer, said);
    for (const one of table.joined ?? []) this.joined(one, source, row, pointer);
    for (const one of table.composed ?? [])
      if (appliesTo(one, this.how.direction)) this.composed(one, source, own, row, pointer);
    for (const one of table.picked ?? []) this.picked(one, source, row, pointer);
    for (const list of table.lists ?? []) this.list(list, source, own, row, pointer);
    return row;
  }

  private place(place: Place, source: Row, own: Row, row: Row, pointer: string, said: Set<string>): void {
    const { key, path, value: kind, beside } = place;
    const value = valueAt(source, path);
    const kept = own[key];
    const base = baseOf(key);
    const meant = besideHolds(place, own) && (base === undefined || said.has(base));
    const read = typeof kept === 'string' && meant ? kind.read(kept.trim()) : undefined;
    if (value === undefined) {
      // It was taken when the message was read, and is not there any more.
      if (read !== undefined) delete row[key];
      return;
    }
    said.add(key);
    const at = `${pointer}${pointerOf(...path)}`;
    if (read !== undefined && read === value) {
      this.carried.add(at);
      return;
    }
    const text = kind.write(value);
    if (text === undefined) {
      if (read !== undefined) delete row[key];
      this.lose(key, at, kind.expected);
      return;
    }
    this.carried.add(at);
    row[key] = text;
    if (beside !== undefined && !besideHolds(place, row)) row[beside[0]] = beside[1];
  }

  private joined({ keys, path }: Joined, source: Row, row: Row, pointer: string): void {
    const value = valueAt(source, path);
    if (value === undefined) return;
    const at = `${pointer}${pointerOf(...path)}`;
    if (typeof value !== 'string' || value.length < 2) {
      this.lose(keys[1], at, 'a code of two characters and more');
      return;
    }
    row[keys[0]] = value.slice(0, 1);
    row[keys[1]] = value.slice(1);
    this.carried.add(at);
  }

  private composed(one: Composed, source: Row, own: Row, row: Row, pointer: string): void {
    const value = valueAt(source, one.path);
    const kept = composedOf(one, own);
    if (value !== undefined) this.carried.add(`${pointer}${pointerOf(...one.path)}`);
    if (value === kept) return;
    const [line, ...others] = one.keys;
    for (const key of others) delete row[key];
    if (value === undefined) delete row[line];
    else row[line] = value;
  }

  private picked(picked: Picked, source: Row, row: Row, pointer: string): void {
    const { list, mark, take, path, value: kind } = picked;
    const parts = partsOf(picked, this.how);
    const value = valueAt(source, path);
    const kept = Array.isArray(row[list]) ? (row[list] as Row[]) : [];
    if (value === undefined && kept.length === 0) return;
    const rows = kept.map((one) => ({ ...one }));
    const text = value === undefined ? '' : kind.read(String(value)) === undefined ? undefined : String(value);
    const length = parts.reduce((sum, [, digits]) => sum + digits, 0);
    const at = `${pointer}${pointerOf(...path)}`;
    if (text === undefined || text.length > length) this.lose(`${list}/${take}`, at, kind.expected);
    else if (text !== '') {
      this.carried.add(at);
      let from = 0;
      for (const [index, [name, digits]] of parts.entries()) {
        const part = text.slice(from, from + digits);
        from += digits;
        if (part === '') continue;
        const open = rows.find((one) => marks(one, mark, name) && one[take] === undefined);
        if (open === undefined) rows.splice(index, 0, { [mark]: name, [take]: part });
        else open[take] = part;
      }
    }
    // A row that held nothing but the code, and has it no more.
    const names = new Set(parts.map(([name]) => name));
    const emptied = (one: Row): boolean =>
      one[take] === undefined && Object.keys(one).length === 1 && names.has(String(one[mark]).trim());
    row[list] = rows.filter((one) => !emptied(one));
    if ((row[list] as Row[]).length === 0) delete row[list];
  }

  private list({ key, path, numbered, row: table }: List, source: Row, own: Row, row: Row, pointer: string): void {
    const value = valueAt(source, path);
    if (!Array.isArray(value)) return;
    const at = `${pointer}${pointerOf(...path)}`;
    if (value.length === 0) this.carried.add(at);
    const rows = value.map((one: Row, index) => {
      if (Object.keys(one).length === 0) this.carried.add(`${at}/${index}`);
      const made = this.row(one, table, `${at}/${index}`);
      if (numbered === true && this.fresh) made['SequenceNumeric'] ??= String(index + 1);
      return made;
    });
    const kept = own[key];
    row[key] = Array.isArray(kept) ? [...kept, ...rows] : rows;
  }

  private lose(element: string, path: string, expected: string): void {
    this.findings.push(finding(WCO.notWritable, path, { params: { element }, expected }));
  }
}

const marks = (row: Row, mark: string, name: string): boolean =>
  typeof row[mark] === 'string' && (row[mark] as string).trim() === name;

/** What of a row lies under `extensions`. */
export const ownOf = (source: Row, name: string): Row =>
  ((source['extensions'] as Row | undefined)?.[name] as Row | undefined) ?? {};

/** What a document says and no place of the tables carries; what lies under `extensions` is the writer’s to say. */
export function notCarried(
  source: Row,
  carried: ReadonlySet<string>,
  name: string,
  said: ReadonlySet<string>,
): Dropped[] {
  const own = `${pointerOf('extensions', name)}/`;
  const dropped: Dropped[] = [];
  for (const [path, value] of leavesOf(source)) {
    if (value === undefined || said.has(path) || path.includes(own)) continue;
    let shown = false;
    for (let at = path; at !== '' && !shown; at = at.slice(0, at.lastIndexOf('/'))) shown = carried.has(at);
    if (!shown) dropped.push({ path, value });
  }
  return dropped;
}
