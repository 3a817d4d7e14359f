import type { CellObject, WorkSheet } from '@e965/xlsx';
import { type Finding, finding } from '@kouan/core';
import { TABLE } from './catalogue.ts';
import { xlsx } from './library.ts';
import type { TableEvent, TableOptions } from './row.ts';
import { storedZip, type ZipEntry, zipDirectory } from './zip.ts';

/** Largest workbook, packed and unpacked, and the most cells that are read of it. */
export const WORKBOOK = {
  packed: 50_000_000,
  unpacked: 400_000_000,
  entries: 5_000,
  cells: 5_000_000,
  rows: 200_000,
} as const;

/** Rows of one sheet of an Office Open XML workbook. */
export function* readWorkbook(bytes: Uint8Array, options: TableOptions): Generator<TableEvent> {
  const entries = entriesOf(bytes);
  if ('severity' in entries) {
    yield { kind: 'finding', finding: entries };
    return;
  }
  let sheet: WorkSheet | undefined;
  let names: readonly string[] = [];
  let others: readonly string[] = [];
  try {
    const sheetRows = options.rows ?? WORKBOOK.rows + 1;
    // The library inflates by itself, and does not come to an end with every input.
    const book = xlsx().read(storedZip(bytes, entries), { type: 'array', dense: true, sheetRows, cellHTML: false });
    names = book.SheetNames;
    sheet = book.Sheets[options.sheet ?? names[0] ?? ''];
    // Whoever names a sheet has seen the others.
    others = options.sheet === undefined ? names.slice(1).filter((name) => isFilled(book.Sheets[name])) : [];
  } catch (error) {
    const detail = (error instanceof Error ? error.message : String(error)).slice(0, 120);
    yield { kind: 'finding', finding: finding(TABLE.workbookBroken, '', { params: { detail } }) };
    return;
  }
  if (sheet === undefined) {
    const details = { expected: options.sheet ?? '', found: names.join(', ') };
    yield { kind: 'finding', finding: finding(TABLE.noSheet, '', details) };
    return;
  }
  if (others.length > 0) {
    const details = { expected: names[0] ?? '', found: others.join(', ') };
    yield { kind: 'finding', finding: finding(TABLE.otherSheets, '', details) };
  }
  yield* rowsOf(sheet, options);
}

const isFilled = (sheet: WorkSheet | undefined): boolean =>
  ((sheet?.['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[]).some((row) =>
    row?.some((cell) => cell !== undefined && cell.t !== 'z'),
  );

function* rowsOf(sheet: WorkSheet, { headerRow = 1 }: TableOptions): Generator<TableEvent> {
  const rows = (sheet['!data'] ?? []) as (readonly (CellObject | undefined)[] | undefined)[];
  if (rows.length > WORKBOOK.rows) {
    const details = { found: `${rows.length}+ rows`, expected: `${WORKBOOK.rows} rows` };
    yield { kind: 'finding', finding: finding(TABLE.workbookTooLarge, '', details) };
    return;
  }
  let width = 0;
  let cells = 0;
  for (const [index, line] of rows.entries()) {
    const row = index + 1;
    if (row < headerRow || line === undefined) continue;
    cells += line.length;
    if (cells > WORKBOOK.cells) {
      const details = { found: `${cells}+ cells`, expected: `${WORKBOOK.cells} cells` };
      yield { kind: 'finding', finding: finding(TABLE.workbookTooLarge, '', { ...details, at: { row } }) };
      return;
    }
    const texts: string[] = [];
    for (const [column, cell] of line.entries()) {
      const value = textOf(cell);
      if (typeof value === 'string') texts.push(value);
      else {
        texts.push('');
        yield { kind: 'finding', finding: { ...value, at: { row, column: column + 1 } } };
      }
    }
    if (row === headerRow) {
      width = lastFilled(texts);
      yield { kind: 'header', row, names: texts.slice(0, width) };
    } else {
      // Cells that were once formatted and are empty again are no columns.
      const filled = texts.slice(0, Math.max(width, lastFilled(texts)));
      while (filled.length < width) filled.push('');
      yield { kind: 'row', row, cells: filled };
    }
  }
}

function lastFilled(texts: readonly string[]): number {
  let length = texts.length;
  while (length > 0 && texts[length - 1] === '') length--;
  return length;
}

/** A cell as the person who typed it meant it: numbers without float noise, days as days. */
function textOf(cell: CellObject | undefined): string | Finding {
  if (cell === undefined || cell.t === 'z') return cell?.f === undefined ? '' : finding(TABLE.formula, '');
  if (cell.t === 'e') return finding(TABLE.cellError, '', { found: String(cell.w ?? cell.v) });
  if (cell.v === undefined) return cell.f === undefined ? '' : finding(TABLE.formula, '');
  if (cell.t === 'n' && typeof cell.v === 'number') return numberText(cell.v, String(cell.z ?? 'General'), cell.w);
  return String(cell.v);
}

function numberText(value: number, shape: string, shown: string | undefined): string {
  const { SSF } = xlsx();
  if (SSF.is_date(shape)) {
    const { y, m, d } = SSF.parse_date_code(value) as { y: number; m: number; d: number };
    return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  }
  // 0000000000 is how a spreadsheet keeps the zero that an HS code begins with.
  if (/^0{2,}$/.test(shape) && shown !== undefined) return shown;
  return plain(Number(value.toPrecision(15)));
}

/** A number without exponent. */
function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 });
}

/** What is in a workbook, or why it is not unpacked. */
function entriesOf(bytes: Uint8Array): readonly ZipEntry[] | Finding {
  const say = (found: string, expected: string) => finding(TABLE.workbookTooLarge, '', { found, expected });
  if (bytes.length > WORKBOOK.packed) return say(`${bytes.length} bytes`, `${WORKBOOK.packed} bytes`);
  const entries = zipDirectory(bytes);
  if (entries === undefined) return finding(TABLE.workbookBroken, '', { params: { detail: 'no ZIP directory' } });
  const size = entries.reduce((sum, one) => sum + one.size, 0);
  if (size > WORKBOOK.unpacked) return say(`${size} bytes unpacked`, `${WORKBOOK.unpacked} bytes`);
  if (entries.length > WORKBOOK.entries) return say(`${entries.length} entries`, `${WORKBOOK.entries} entries`);
  return entries;
}
