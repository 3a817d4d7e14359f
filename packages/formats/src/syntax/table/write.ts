import { stringify } from 'csv-stringify/sync';
import { xlsx } from './library.ts';

/** Rows under a name. */
export interface Sheet {
  readonly name: string;
  /** The first row is the header. */
  readonly rows: readonly (readonly string[])[];
}

const WIDEST = 60;
const NARROWEST = 8;
const NAME_MAX = 31;

/** How a CSV is written. */
export interface DelimitedOptions {
  readonly delimiter?: string | undefined;
  /** Begins with a byte-order mark; a piece that follows another has none. */
  readonly mark?: boolean;
}

/** CSV as spreadsheets read it best: UTF-8 with a mark, CRLF. Cells are written as they are. */
export function writeDelimited(rows: readonly (readonly string[])[], options: DelimitedOptions = {}): Uint8Array {
  const { delimiter = ',', mark = true } = options;
  return new TextEncoder().encode(
    stringify(rows as string[][], { bom: mark, delimiter, record_delimiter: 'windows', quoted_match: /[\r\n]/ }),
  );
}

/** Text that a spreadsheet would run as a formula; a quote before it keeps it text, and is taken off when read. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^-?[\d,]*\.?\d+%?$/;

/** A cell of a CSV that no spreadsheet runs. */
export const guarded = (text: string): string => (FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text);

/** A workbook in which every cell is text: codes keep their zeros, long numbers their digits. */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const { utils, write } = xlsx();
  const book = utils.book_new();
  for (const { name, rows } of sheets) {
    const cells = rows.map((row) => row.map((text) => ({ t: 's' as const, v: text, z: '@' })));
    const sheet = utils.aoa_to_sheet(cells as unknown as unknown[][]);
    const columns = rows[0]?.length ?? 0;
    sheet['!cols'] = Array.from({ length: columns }, (_, index) => ({
      wch: Math.min(WIDEST, Math.max(NARROWEST, ...rows.slice(0, 100).map((row) => widthOf(row[index] ?? '')))),
    }));
    const last = utils.encode_col(Math.max(0, columns - 1));
    sheet['!autofilter'] = { ref: `A1:${last}${rows.length}` };
    utils.book_append_sheet(book, sheet, nameOf(name, book.SheetNames));
  }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer);
}

/** A Chinese character takes two cells. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 1);

/** Names of sheets are short, of their own, and without some characters. */
function nameOf(name: string, taken: readonly string[]): string {
  const base = name.replace(/[\\/?*[\]:']/g, '_').slice(0, NAME_MAX) || 'sheet';
  for (let count = 2, tried = base; ; count++) {
    if (!taken.some((one) => one.toLowerCase() === tried.toLowerCase())) return tried;
    tried = `${base.slice(0, NAME_MAX - 4)}-${count}`;
  }
}
