import { resolve } from 'node:path';
import { KouanError } from '@kouan/core';
import { streamTable, type TableOptions } from '@kouan/formats/table';
import { openInput } from '../../flow/files.ts';
import { ADDED, added, byRow, type FailedRow, isAdded, NOTHING, type Say } from './rows.ts';

/** Rows of one file that came back, as the file had them. */
export interface FailedTable {
  readonly file: string;
  /** Rows of a table: what stood above the header, the header, what failed. */
  readonly rows: readonly (readonly string[])[];
  /** Lines of JSON. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/** How a file is read; what a mapping says of it. */
export type Shape = Pick<TableOptions, 'encoding' | 'delimiter' | 'sheet' | 'headerRow'>;

/** A document of a table while its rows are gathered. */
interface Open {
  readonly rows: ReturnType<typeof byRow>;
  readonly one: FailedRow;
  /** Column and text by which its further rows are known. */
  readonly group: { readonly index: number; readonly text: string } | undefined;
}

/**
 * The rows of failed documents, read again from the file they came from: its own header and columns, texts unchanged,
 * with the added columns behind. Only what failed is held.
 *
 * @param folder that relative names are meant from
 * @throws KouanError `ERR_KOUAN_CONFLICT` when the file has fewer rows than it had.
 */
export async function gather(
  file: string,
  failed: readonly FailedRow[],
  { shape, folder, say }: { readonly shape: Shape; readonly folder: string; readonly say: Say },
): Promise<FailedTable> {
  const wanted = new Map(failed.map((one) => [one.row ?? 0, one]));
  const { headerRow = 1, ...how } = shape;
  const rows: string[][] = [];
  const objects: Record<string, unknown>[] = [];
  let kept: readonly number[] = [];
  let width = 0;
  let open: Open | undefined;
  const { stream } = await openInput(resolve(folder, file));
  for await (const event of streamTable(stream(), how)) {
    if (event.kind === 'finding') continue;
    if (event.kind === 'object') {
      const one = wanted.get(event.row);
      if (one !== undefined) {
        wanted.delete(event.row);
        open = { one, rows: byRow(one), group: undefined };
      } else if (open === undefined || !goesOn(open, event.value)) {
        open = undefined;
        continue;
      }
      const own = Object.entries(event.value).filter(([name]) => !isAdded(name));
      const told = added(one ?? NOTHING, open.rows.get(event.row) ?? [], say);
      objects.push({ ...Object.fromEntries(own), ...Object.fromEntries(ADDED.map((name, at) => [name, told[at]])) });
      continue;
    }
    const cells = event.kind === 'header' ? event.names : event.cells;
    if (event.row < headerRow) {
      rows.push([...cells]);
      continue;
    }
    if (event.row === headerRow) {
      kept = cells.flatMap((name, index) => (isAdded(name) ? [] : [index]));
      width = cells.length;
      rows.push([...kept.map((index) => cells[index] ?? ''), ...ADDED]);
      continue;
    }
    const one = wanted.get(event.row);
    if (one !== undefined) {
      wanted.delete(event.row);
      open = { one, rows: byRow(one), group: groupOf(one, cells) };
    } else if (open === undefined || !belongs(open, cells)) {
      open = undefined;
      continue;
    }
    rows.push([
      ...kept.map((index) => cells[index] ?? ''),
      ...added(one ?? NOTHING, open.rows.get(event.row) ?? [], say),
      // Cells beyond the header are what is wrong with such a row: they stay to be seen.
      ...cells.slice(width),
    ]);
  }
  if (wanted.size > 0) throw changed(file);
  return { file, rows, objects };
}

/** Rows of one document follow each other and have the same text where its reference stands. */
function groupOf({ clientReference }: FailedRow, cells: readonly string[]): Open['group'] {
  if (clientReference === undefined) return undefined;
  const index = cells.findIndex((cell) => cell.trim() === clientReference);
  return index < 0 ? undefined : { index, text: clientReference };
}

const belongs = ({ group }: Open, cells: readonly string[]): boolean =>
  group !== undefined && (cells[group.index] ?? '').trim() === group.text;

const goesOn = ({ one }: Open, value: Readonly<Record<string, unknown>>): boolean =>
  one.clientReference !== undefined && Object.values(value).includes(one.clientReference);

/** Documents of which there are no rows to give back: which they are, and what is wrong. */
export function plainTable(failed: readonly FailedRow[], say: Say): FailedTable {
  const names = [say({ en: 'reference', zh: '编号' }), say({ en: 'file', zh: '文件' }), say({ en: 'row', zh: '行' })];
  const rows = failed.map((one) => [
    one.clientReference ?? '',
    one.file,
    String(one.row ?? ''),
    ...added(
      one,
      one.findings.filter(({ severity }) => severity !== 'info'),
      say,
    ),
  ]);
  return { file: 'documents', rows: [[...names, ...ADDED], ...rows], objects: [] };
}

function changed(file: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `${file} has changed since it was read.`, zh: `${file} 读取后已被更改。` },
    { hint: { en: 'Take the file that was submitted.', zh: '请使用报送时的文件。' } },
  );
}
