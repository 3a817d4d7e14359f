import { pointerOf } from '@kouan/core';
import type { Declaration, Dropped, Encoded } from '@kouan/sdk';
import { stringify } from 'csv-stringify/sync';
import { GROUP_COLUMN } from './layout.ts';
import { type Target, targetOf } from './targets.ts';

/** A value with the column it belongs in. */
interface Leaf {
  readonly column: string;
  readonly pointer: string;
  readonly text: string;
}

/** Text that a spreadsheet would run as a formula; a quote before it keeps it text, and is taken off when read. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const NUMBER_COLUMN = 'items/goodsItemNumber';

/**
 * A declaration as CSV: UTF-8 with its mark, so that spreadsheets read the Chinese; a row for each goods item; every
 * column named by the path of its field. What a cell cannot carry is in `dropped`.
 */
export function encode(document: Declaration): Encoded {
  const dropped: Dropped[] = [];
  const { items, type: _, ...header } = document;
  const shared = leaves(header, [], '', dropped);
  const rows = items.map((item, index) => {
    const found = leaves(item, ['items'], `/items/${index}`, dropped);
    if (found.length === 0) dropped.push({ path: `/items/${index}`, value: item });
    return found;
  });
  const columns = new Set<string>(shared.map(({ column }) => column));
  if (items.length > 0) columns.add(NUMBER_COLUMN);
  for (const row of rows) for (const { column } of row) columns.add(column);
  const grouped = !columns.has('clientReference') && rows.length > 1;
  const names = [...(grouped ? [GROUP_COLUMN] : []), ...columns];
  const records = (rows.length === 0 ? [[]] : rows).map((row) => {
    const cells = new Map([...shared, ...row].map(({ column, text }) => [column, text]));
    return names.map((name) => (name === GROUP_COLUMN ? '1' : (cells.get(name) ?? '')));
  });
  const text = stringify([names, ...records], {
    bom: true,
    record_delimiter: '\r\n',
    // A bare line feed in a cell would end the row for a spreadsheet.
    quoted_match: /[\r\n]/,
  });
  return { bytes: new TextEncoder().encode(text), findings: [], dropped };
}

function leaves(value: unknown, path: readonly string[], pointer: string, dropped: Dropped[]): Leaf[] {
  if (value === undefined) return [];
  const drop = (): Leaf[] => {
    dropped.push({ path: pointer, value });
    return [];
  };
  const target = path.length > 0 ? targetOf(path.join('/')) : undefined;
  if (target !== undefined) {
    const text = cellOf(target, value);
    return text === undefined ? drop() : [{ column: path.join('/'), pointer, text }];
  }
  if (typeof value !== 'object' || value === null || path[0] === 'extensions' || path[1] === 'extensions')
    return drop();
  const children = Object.entries(value).filter(([, child]) => child !== undefined);
  if (children.length === 0 && path.length > 0 && path.join('/') !== 'items') return drop();
  return children.flatMap(([key, child]) => leaves(child, [...path, key], `${pointer}${pointerOf(key)}`, dropped));
}

/** Lone surrogates have no bytes, and the replacement character says that bytes were lost. */
const readable = (text: string): boolean => !text.includes('\ufffd') && !/\p{Surrogate}/u.test(text);

/** The text that reads back as the same value, or none. */
function cellOf(target: Target, value: unknown): string | undefined {
  const plain = Array.isArray(value) ? value.join('|') : String(value);
  if (plain === '' || plain !== plain.trim() || plain.includes('\0') || !readable(plain)) return undefined;
  if (JSON.stringify(target.read(plain)) !== JSON.stringify(value)) return undefined;
  return FORMULA.test(plain) && !NUMBER.test(plain) ? `'${plain}` : plain;
}
