import { extname } from 'node:path';
import { writeWhole } from '../../flow/files.ts';
import { usage } from '../../frame/usage.ts';
import { type FailedTable, gather, plainTable, type Shape } from './gather.ts';
import type { FailedRow, Say } from './rows.ts';

/** What was written. */
export interface FailedFiles {
  readonly documents: number;
  readonly files: readonly string[];
}

export interface WriteFailed {
  readonly say: Say;
  readonly shape: Shape;
  /** Folder that names of files are meant from. */
  readonly folder: string;
  /** Whether the file can be read again as it was. */
  readonly unchanged?: (file: string) => boolean;
}

type Kind = 'csv' | 'xlsx' | 'ndjson';
const KIND = /\.(csv|xlsx|ndjson)$/i;

/** The kind of file that a name asks for. */
export function failedKind(out: string): Kind {
  const found = KIND.exec(out)?.[1]?.toLowerCase();
  if (found !== undefined) return found as Kind;
  throw usage(
    { en: `${out}: neither .csv nor .xlsx nor .ndjson`, zh: `${out}：应为 .csv、.xlsx 或 .ndjson` },
    { en: 'For example failed.xlsx', zh: '例如 failed.xlsx' },
  );
}

/**
 * Writes failed documents back in the columns of the files they came from, ready to be corrected and fed again with the
 * same mapping: a file for each input, since of a workbook only one sheet is read. Nothing is written when nothing
 * failed.
 */
export async function writeFailed(
  out: string,
  failed: AsyncIterable<FailedRow> | Iterable<FailedRow>,
  { say, shape, folder, unchanged = () => true }: WriteFailed,
): Promise<FailedFiles> {
  const kind = failedKind(out);
  const byFile = new Map<string, FailedRow[]>();
  const plain: FailedRow[] = [];
  let documents = 0;
  for await (const one of failed) {
    documents++;
    // Standard input cannot be read again, and a document of its own has no rows.
    const hasRows = one.row !== undefined && one.file !== 'stdin' && one.file !== '-' && unchanged(one.file);
    if (hasRows) byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
    else plain.push(one);
  }
  const tables: FailedTable[] = [];
  for (const [file, rows] of byFile) tables.push(await gather(file, rows, { shape, folder, say }));
  if (plain.length > 0) tables.push(plainTable(plain, say));
  const files: string[] = [];
  for (const [index, table] of tables.entries()) {
    const name = index === 0 ? out : `${out.slice(0, -extname(out).length)}-${index + 1}${extname(out)}`;
    await writeWhole(name, await WRITE[kind](table, shape));
    files.push(name);
  }
  return { documents, files };
}

type Write = (table: FailedTable, shape: Shape) => Promise<Uint8Array>;

const WRITE: Readonly<Record<Kind, Write>> = {
  async csv(table, { delimiter }) {
    const { guarded, writeDelimited } = await import('@kouan/formats/table');
    return writeDelimited(
      rowsOf(table).map((row) => row.map(guarded)),
      { delimiter },
    );
  },
  async xlsx(table, { sheet }) {
    const { writeWorkbook } = await import('@kouan/formats/table');
    const name = sheet ?? table.file.split(/[\\/]/).at(-1) ?? table.file;
    return writeWorkbook([{ name, rows: rowsOf(table) }]);
  },
  async ndjson(table, { headerRow = 1 }) {
    const [names = [], ...rows] = table.rows.slice(headerRow - 1);
    const objects = rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at] ?? ''])));
    return Buffer.from([...objects, ...table.objects].map((one) => `${JSON.stringify(one)}\n`).join(''));
  },
};

/** Lines of JSON as rows under the names that any of them has; values that are no texts stay JSON. */
function rowsOf({ rows, objects }: FailedTable): readonly (readonly string[])[] {
  if (objects.length === 0) return rows;
  const names = [...new Set(objects.flatMap((one) => Object.keys(one)))];
  const own = names.filter((name) => !name.startsWith('kouan:'));
  const all = [...own, ...names.filter((name) => name.startsWith('kouan:'))];
  return [all, ...objects.map((one) => all.map((name) => cellOf(one[name])))];
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
