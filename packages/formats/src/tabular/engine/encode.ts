import { finding, pointerOf } from '@kouan/core';
import type { Document, Dropped, Encoded } from '@kouan/sdk';
import { stringify } from 'csv-stringify/sync';
import { MAX_RECORD, TABLE } from '../../syntax/table/index.ts';
import { type Fields, JSON_COLUMN, type Target } from './fields.ts';
import { GROUP_COLUMN, MAX_COLUMNS } from './layout.ts';
import { MAX_ROWS } from './reading.ts';
import type { Sheet } from './sheet.ts';

/** A value with the column it belongs in. */
interface Leaf {
  readonly column: string;
  readonly text: string;
}

type Box = Readonly<Record<string, unknown>>;

/** Text that a spreadsheet would run as a formula; a quote before it keeps it text, and is taken off when read. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/** Longest list that gets columns of its own for each entry; a longer one is one cell. */
const UNFOLDED = 4;

/**
 * Documents as CSV: UTF-8 with its mark, so that spreadsheets read the Chinese; a row for each entry of the list, the
 * rest repeated in each; every column named by the path of its field. What a cell cannot carry is in `dropped`.
 */
export function encode(sheet: Sheet, fields: Fields, documents: readonly Document[]): Encoded {
  const unfolded = new Writer(sheet, fields, UNFOLDED).write(documents);
  if (!sheet.json || unfolded.columns <= MAX_COLUMNS) return unfolded.encoded;
  return new Writer(sheet, fields, 0).write(documents).encoded;
}

class Writer {
  private readonly dropped: Dropped[] = [];
  private readonly sheet: Sheet;
  private readonly fields: Fields;
  private readonly longest: number;

  constructor(sheet: Sheet, fields: Fields, longest: number) {
    this.sheet = sheet;
    this.fields = fields;
    this.longest = longest;
  }

  write(documents: readonly Document[]): { readonly encoded: Encoded; readonly columns: number } {
    const { rows: list, number, json, reference } = this.sheet;
    const columns = new Set<string>();
    const told = documents.map((document, index) => {
      const { type, ...all } = document as unknown as Box;
      const pointer = documents.length === 1 ? '' : `/${index}`;
      const { rows, header } = this.apart(all, pointer);
      const shared = this.leaves(header, [], pointer, this.dropped);
      if (json) shared.unshift({ column: 'type', text: String(type) });
      return { shared, rows };
    });
    for (const { shared } of told) for (const { column } of shared) columns.add(column);
    if (list !== undefined && number !== undefined && told.some(({ rows }) => rows.length > 0))
      columns.add(`${list}/${number}`);
    for (const { rows } of told) for (const row of rows) for (const { column } of row) columns.add(column);
    const key = reference.find((path) => columns.has(path));
    const keys = told.map(({ shared }) => shared.find(({ column }) => column === key)?.text);
    const grouped =
      list !== undefined &&
      told.some(({ rows }, index) =>
        keys[index] === undefined ? rows.length > 1 : keys.indexOf(keys[index]) !== index,
      );
    const names = [...(grouped ? [GROUP_COLUMN] : []), ...columns];
    const records = told.flatMap(({ shared, rows }, index) =>
      (rows.length === 0 ? [[]] : rows).map((row) => {
        const cells = new Map([...shared, ...row].map(({ column, text }) => [column, text]));
        return names.map((name) => (name === GROUP_COLUMN ? String(index + 1) : (cells.get(name) ?? '')));
      }),
    );
    const text = stringify([names, ...records], {
      bom: true,
      record_delimiter: '\r\n',
      // A bare line feed in a cell would end the row for a spreadsheet.
      quoted_match: /[\r\n]/,
    });
    const long = records.filter((cells) => cells.reduce((sum, cell) => sum + cell.length + 3, 0) > MAX_RECORD);
    const findings = long.length === 0 ? [] : [finding(TABLE.tooLong, '', { expected: String(MAX_RECORD) })];
    const encoded = { bytes: new TextEncoder().encode(text), findings, dropped: this.dropped };
    return { encoded, columns: names.length };
  }

  /** The rows of a document, and what all of them share. */
  private apart(all: Box, pointer: string): { readonly rows: readonly Leaf[][]; readonly header: Box } {
    const { rows: list, json } = this.sheet;
    if (list === undefined) return { rows: [], header: all };
    const { [list]: entries, ...header } = all;
    const items = (entries ?? []) as readonly unknown[];
    // An empty list that may be absent reads back as one that is.
    if (entries !== undefined && items.length === 0 && this.fields.rowsOptional)
      this.dropped.push({ path: `${pointer}/${list}`, value: entries });
    const rows = items.map((item, index) => {
      const path = `${pointer}/${list}/${index}`;
      const found = json && index >= MAX_ROWS ? [] : this.leaves(item, [list], path, this.dropped);
      if (found.length === 0) this.dropped.push({ path, value: item });
      return found;
    });
    return { rows: json ? rows.filter((row) => row.length > 0) : rows, header };
  }

  private leaves(value: unknown, path: readonly string[], pointer: string, dropped: Dropped[]): Leaf[] {
    if (value === undefined) return [];
    const { rows: list, json } = this.sheet;
    const drop = (): Leaf[] => {
      dropped.push({ path: pointer, value });
      return [];
    };
    const name = path.join('/');
    const target = path.length > 0 ? this.fields.target(name) : undefined;
    if (target !== undefined) {
      const text = cellOf(target, value, json);
      return text === undefined ? drop() : [{ column: name, text }];
    }
    if (typeof value !== 'object' || value === null) return drop();
    if (!json && (path[0] === 'extensions' || path[1] === 'extensions')) return drop();
    const children = Object.entries(value).filter(([, child]) => child !== undefined);
    const outermost = path.length === 0 || name === list;
    const lost: Dropped[] = [];
    const long = json && !outermost && Array.isArray(value) && children.length > this.longest;
    const empty = children.length === 0 && !outermost;
    if (!long && !empty && !(json && path.at(-1) === 'extensions')) {
      const found = children.flatMap(([key, child]) =>
        this.leaves(child, [...path, key], `${pointer}${pointerOf(key)}`, lost),
      );
      if (lost.length === 0) return found;
      if (!json || outermost) {
        dropped.push(...lost);
        return found;
      }
    }
    // What columns cannot carry, one cell with the whole of it may.
    const whole = this.fields.target(`${JSON_COLUMN}${name}`);
    const text = whole === undefined ? undefined : cellOf(whole, value, json);
    return text === undefined ? drop() : [{ column: `${JSON_COLUMN}${name}`, text }];
  }
}

/** Lone surrogates have no bytes, and the replacement character says that bytes were lost. */
const readable = (text: string): boolean => !text.includes('\ufffd') && !/\p{Surrogate}/u.test(text);

/** The text that reads back as the same value, or none. */
function cellOf(target: Target, value: unknown, json: boolean): string | undefined {
  const isBranch = typeof value === 'object' && value !== null;
  const texts = [
    ...(target.json === true ? [] : [Array.isArray(value) ? value.join('|') : String(value)]),
    ...(json && isBranch ? [JSON.stringify(value)] : []),
  ];
  const plain = texts.find((text) => isCell(text) && JSON.stringify(target.read(text)) === JSON.stringify(value));
  if (plain === undefined) return undefined;
  return FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
}

const isCell = (text: string): boolean => text !== '' && text === text.trim() && !text.includes('\0') && readable(text);
