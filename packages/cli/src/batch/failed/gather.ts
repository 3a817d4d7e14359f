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

/** How a file is read; what a mapping says of it, and the mapping itself. */
export type Shape = Pick<TableOptions, 'encoding' | 'delimiter' | 'sheet' | 'headerRow'> & {
  readonly mapping?: unknown;
};

/** A document of a table while its rows are gathered. */
interface Open {
  readonly rows: ReturnType<typeof byRow>;
  /** Text by which its further rows are known. */
  readonly group: string;
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
  const { headerRow = 1, mapping, ...how } = shape;
  const { groupColumn } = await import('@kouan/formats');
  const rows: string[][] = [];
  const objects: Record<string, unknown>[] = [];
  let kept: readonly number[] = [];
  let width = 0;
  let group: number | undefined;
  let open: Open | undefined;
  const { stream } = await openInput(resolve(folder, file));
  for await (const event of streamTable(stream(), how)) {
    if (event.kind === 'finding') continue;
    const names = event.kind === 'object' ? Object.keys(event.value) : undefined;
    const cells =
      event.kind === 'object'
        ? Object.values(event.value).map(String)
        : event.kind === 'header'
          ? event.names
          : event.cells;
    if (names !== undefined) group = groupColumn(mapping, names);
    else if (event.row < headerRow) {
      rows.push([...cells]);
      continue;
    } else if (event.row === headerRow) {
      kept = cells.flatMap((name, index) => (isAdded(name) ? [] : [index]));
      width = cells.length;
      group = groupColumn(mapping, cells);
      rows.push([...kept.map((index) => cells[index] ?? ''), ...ADDED]);
      continue;
    }
    const text = group === undefined ? '' : (cells[group] ?? '').trim();
    const one = wanted.get(event.row);
    if (one !== undefined) {
      wanted.delete(event.row);
      open = { rows: byRow(one), group: text };
    } else if (open === undefined || text === '' || open.group !== text) {
      open = undefined;
      continue;
    }
    const told = added(one ?? NOTHING, open.rows.get(event.row) ?? [], say);
    if (event.kind === 'object') {
      const own = Object.entries(event.value).filter(([name]) => !isAdded(name));
      objects.push({ ...Object.fromEntries(own), ...Object.fromEntries(ADDED.map((name, at) => [name, told[at]])) });
      continue;
    }
    rows.push([
      ...kept.map((index) => cells[index] ?? ''),
      ...told,
      // Cells beyond the header are what is wrong with such a row: they stay to be seen.
      ...cells.slice(width),
    ]);
  }
  if (wanted.size > 0) throw changed(file);
  return { file, rows, objects };
}

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
