import { KouanError, type Text } from '@kouan/core';
import { type Sheet, streamTable } from '@kouan/formats/table';
import { openInput } from '../../flow/files.ts';
import { ADDED, addedCells, byRow, type FailedRow, isAdded } from './rows.ts';

type Say = (text: Text) => string;

/** A document of a table while its rows are gathered. */
interface Open {
  readonly one: FailedRow;
  readonly rows: ReturnType<typeof byRow>;
  /** Column and text by which its further rows are known. */
  readonly group: { readonly index: number; readonly text: string } | undefined;
}

/**
 * The rows of failed documents, read again from the file they came from: its own header and columns, texts unchanged,
 * with the added columns behind. Only what failed is held.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when the file has fewer rows than it had.
 */
export async function sheetOf(file: string, failed: readonly FailedRow[], say: Say): Promise<Sheet> {
  const wanted = new Map(failed.map((one) => [one.row ?? 0, one]));
  const rows: string[][] = [];
  let names: readonly string[] = [];
  let kept: readonly number[] = [];
  let open: Open | undefined;
  const { stream } = await openInput(file);
  for await (const event of streamTable(stream())) {
    if (event.kind === 'finding') continue;
    if (event.kind === 'header') {
      names = event.names;
      kept = names.flatMap((name, index) => (isAdded(name) ? [] : [index]));
      rows.push([...kept.map((index) => names[index] ?? ''), ...ADDED]);
      continue;
    }
    const cells = event.kind === 'row' ? event.cells : cellsOf(event.value, rows, (found) => (names = found));
    if (event.kind === 'object') kept = names.map((_, index) => index);
    const one = wanted.get(event.row);
    if (one !== undefined) {
      wanted.delete(event.row);
      open = { one, rows: byRow(one), group: groupOf(one, cells) };
    } else if (open === undefined || !belongs(open, cells)) {
      open = undefined;
      continue;
    }
    const found = open.rows.get(event.row) ?? [];
    rows.push([...kept.map((index) => cells[index] ?? ''), ...addedCells(one ?? {}, found, say)]);
  }
  if (wanted.size > 0) throw changed(file);
  return { name: file.split(/[\\/]/).at(-1) ?? file, rows };
}

/** Rows of one document follow each other and have the same text where its reference stands. */
function groupOf({ clientReference }: FailedRow, cells: readonly string[]): Open['group'] {
  if (clientReference === undefined) return undefined;
  const index = cells.findIndex((cell) => cell.trim() === clientReference);
  return index < 0 ? undefined : { index, text: clientReference };
}

const belongs = ({ group }: Open, cells: readonly string[]): boolean =>
  group !== undefined && (cells[group.index] ?? '').trim() === group.text;

/** An object of a line as cells; the names are those of the first. */
function cellsOf(
  value: Readonly<Record<string, unknown>>,
  rows: string[][],
  name: (names: readonly string[]) => void,
): string[] {
  if (rows.length === 0) {
    const names = Object.keys(value).filter((key) => !isAdded(key));
    name(names);
    rows.push([...names, ...ADDED]);
  }
  const names = rows[0]?.slice(0, -ADDED.length) ?? [];
  return names.map((key) => {
    const cell = value[key];
    return cell === undefined || cell === null ? '' : typeof cell === 'string' ? cell : JSON.stringify(cell);
  });
}

/** Documents of files that are no table: which they are, and what is wrong. */
export function plainSheet(failed: readonly FailedRow[], say: Say): Sheet {
  const rows = failed.map((one) => [
    one.clientReference ?? '',
    one.file,
    ...addedCells(
      one,
      one.findings.filter(({ severity }) => severity !== 'info'),
      say,
    ),
  ]);
  return {
    name: 'documents',
    rows: [[say({ en: 'reference', zh: '编号' }), say({ en: 'file', zh: '文件' }), ...ADDED], ...rows],
  };
}

function changed(file: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `${file} has changed since it was read.`, zh: `${file} 读取后已被更改。` },
    { hint: { en: 'Take the file that was submitted.', zh: '请使用报送时的文件。' } },
  );
}
