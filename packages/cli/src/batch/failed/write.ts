import type { Text } from '@kouan/core';
import { writeWhole } from '../../flow/files.ts';
import { usage } from '../../frame/usage.ts';
import { plainSheet, sheetOf } from './gather.ts';
import type { FailedRow } from './rows.ts';

/** What was written. */
export interface FailedFiles {
  readonly documents: number;
  readonly files: readonly string[];
}

const KIND = /\.(csv|xlsx)$/i;

/** The kind of file that a name asks for. */
export function failedKind(out: string): 'csv' | 'xlsx' {
  const found = KIND.exec(out)?.[1]?.toLowerCase();
  if (found === 'csv' || found === 'xlsx') return found;
  throw usage(
    { en: `${out}: neither .csv nor .xlsx`, zh: `${out}：应为 .csv 或 .xlsx` },
    { en: 'For example failed.xlsx', zh: '例如 failed.xlsx' },
  );
}

/**
 * Writes failed documents back in the columns of the files they came from, ready to be corrected and fed again: one
 * sheet a file, or one CSV a file. Nothing is written when nothing failed.
 */
export async function writeFailed(
  out: string,
  failed: AsyncIterable<FailedRow> | Iterable<FailedRow>,
  { say }: { readonly say: (text: Text) => string },
): Promise<FailedFiles> {
  const kind = failedKind(out);
  const byFile = new Map<string, FailedRow[]>();
  const plain: FailedRow[] = [];
  let documents = 0;
  for await (const one of failed) {
    documents++;
    // Standard input cannot be read again, and a document of its own has no rows.
    if (one.row === undefined || one.file === 'stdin' || one.file === '-') plain.push(one);
    else byFile.set(one.file, [...(byFile.get(one.file) ?? []), one]);
  }
  if (documents === 0) return { documents, files: [] };
  const { writeDelimited, writeWorkbook } = await import('@kouan/formats/table');
  const sheets = [];
  for (const [file, rows] of byFile) sheets.push(await sheetOf(file, rows, say));
  if (plain.length > 0) sheets.push(plainSheet(plain, say));
  if (kind === 'xlsx') {
    await writeWhole(out, writeWorkbook(sheets));
    return { documents, files: [out] };
  }
  const files: string[] = [];
  for (const [index, { rows }] of sheets.entries()) {
    const name = index === 0 ? out : out.replace(KIND, `-${index + 1}.csv`);
    await writeWhole(name, writeDelimited(rows));
    files.push(name);
  }
  return { documents, files };
}
