import { extname } from 'node:path';
import type { Journal } from '@kouan/sdk/exchange';
import { writePieces, writeWhole } from '../flow/files.ts';
import { usage } from '../frame/usage.ts';

type Record = Readonly<{ [name: string]: unknown }>;

/** Rows that a spreadsheet holds. */
const WORKBOOK_ROWS = 1_000_000;
const AT_ONCE = 1_000;

/** What can be handed out of a batch, with the columns of a table of it. */
export const SHEETS = {
  submissions: {
    columns: [
      ...['clientReference', 'state', 'receiptState', 'stateAt', 'singleWindowNumber', 'declarationNumber'],
      ...['errorCode', 'errorText', 'attempts', 'deadline', 'afterReference', 'sourceFile', 'sourceRow'],
      ...['plannedAt', 'changedAt', 'target', 'batchId', 'fileName', 'key', 'replacedBy'],
    ],
    of: (journal: Journal, batchId: string): AsyncIterable<object> => journal.entries({ batchId }),
  },
  receipts: {
    columns: [...['clientReference', 'state', 'channel', 'noticedAt', 'note', 'receivedAt', 'target', 'id', 'key']],
    of: (journal: Journal, batchId: string): AsyncIterable<object> => journal.receipts({ batchId }),
  },
} as const;

export type SheetName = keyof typeof SHEETS;

/** Every record without the place it has in its table. */
export async function* recordsOf(journal: Journal, batchId: string, what: SheetName): AsyncGenerator<Record> {
  for await (const one of SHEETS[what].of(journal, batchId)) {
    const { seq: _, ...record } = one as Record;
    yield record;
  }
}

/** Writes all of them, in the form that the name asks for; answers with how many. */
export async function writeSheet(out: string, journal: Journal, batchId: string, what: SheetName): Promise<number> {
  const write = WRITE[extname(out).toLowerCase()];
  if (write === undefined)
    throw usage(
      { en: `${out}: neither .csv nor .xlsx nor .ndjson`, zh: `${out}：应为 .csv、.xlsx 或 .ndjson` },
      { en: `For example ${what}.csv`, zh: `例如 ${what}.csv` },
    );
  let count = 0;
  async function* counted(): AsyncGenerator<Record> {
    for await (const record of recordsOf(journal, batchId, what)) {
      count++;
      yield record;
    }
  }
  await write(out, counted(), SHEETS[what].columns, what);
  return count;
}

type Write = (out: string, records: AsyncIterable<Record>, columns: readonly string[], name: string) => Promise<void>;

const WRITE: Readonly<{ [extension: string]: Write | undefined }> = {
  '.ndjson': (out, records) => writePieces(out, lines(records)),
  '.csv': (out, records, columns) => writePieces(out, delimited(records, columns)),
  async '.xlsx'(out, records, columns, name) {
    const { writeWorkbook } = await import('@kouan/formats/table');
    const rows: (readonly string[])[] = [columns];
    for await (const record of records) {
      if (rows.length > WORKBOOK_ROWS)
        throw usage(
          { en: 'There are too many rows for a workbook.', zh: '行数超过工作簿上限。' },
          { en: 'Write .csv or .ndjson.', zh: '请导出为 .csv 或 .ndjson。' },
        );
      rows.push(cellsOf(record, columns));
    }
    await writeWhole(out, writeWorkbook([{ name, rows }]));
  },
};

const cellsOf = (record: Record, columns: readonly string[]): string[] =>
  columns.map((name) => (record[name] === undefined ? '' : String(record[name])));

async function* lines(records: AsyncIterable<Record>): AsyncGenerator<string> {
  for await (const some of groups(records)) yield some.map((one) => `${JSON.stringify(one)}\n`).join('');
}

async function* delimited(records: AsyncIterable<Record>, columns: readonly string[]): AsyncGenerator<Uint8Array> {
  const { guarded, writeDelimited } = await import('@kouan/formats/table');
  yield writeDelimited([columns]);
  for await (const some of groups(records))
    yield writeDelimited(
      some.map((one) => cellsOf(one, columns).map(guarded)),
      { mark: false },
    );
}

async function* groups(records: AsyncIterable<Record>): AsyncGenerator<Record[]> {
  let some: Record[] = [];
  for await (const record of records) {
    some.push(record);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
