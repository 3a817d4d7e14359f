import { readTable, tableKind, writeDelimited } from '../syntax/table/index.ts';

/** Rows that are looked at: a header, and enough below it to see the type of the first. */
const LOOKED_AT = 4;

/** What a mapping says of where its table stands. */
interface Placed {
  readonly sheet?: unknown;
  readonly headerRow?: unknown;
}

export const isWorkbook = (head: Uint8Array): boolean => tableKind(head) === 'workbook';

/**
 * The beginning of the table in a workbook, as lines of text: a packed file shows no header, and what its table holds is
 * told by the same headers as of any other.
 *
 * @returns nothing where there is no header
 */
export function headOfWorkbook(bytes: Uint8Array, settings: unknown): Uint8Array | undefined {
  const { sheet, headerRow }: Placed = typeof settings === 'object' && settings !== null ? settings : {};
  const first = typeof headerRow === 'number' ? headerRow : 1;
  const rows: (readonly string[])[] = [];
  const options = { ...(typeof sheet === 'string' ? { sheet } : {}), headerRow: first, rows: first + LOOKED_AT };
  for (const event of readTable(bytes, options)) {
    if (event.kind === 'header') rows.push(event.names);
    if (event.kind === 'row') rows.push(event.cells);
  }
  return rows[0] === undefined || rows[0].length === 0 ? undefined : writeDelimited(rows, { mark: false });
}
