import { finding } from '@kouan/core';
import { CsvError, Parser } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { TABLE } from './catalogue.ts';
import { MAX_RECORD, type TableEvent, type TableOptions } from './row.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The delimiter that the first line uses most outside its quotes; a comma when none is there. */
export function delimiterOf(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const bare = line.replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => [delimiter, bare.split(delimiter).length] as const);
  return counts.sort((a, b) => b[1] - a[1])[0]?.[0] ?? ',';
}

function optionsOf(delimiter: string) {
  return {
    delimiter,
    bom: true,
    info: true,
    relax_column_count: true,
    // A quote inside a bare cell (inches, say) is text; a quoted cell that never ends is an error.
    relax_quotes: true,
    max_record_size: MAX_RECORD,
    skip_empty_lines: false,
  };
}

/** Rows of a delimited text that is wholly there. */
export function* readDelimited(text: string, options: TableOptions): Generator<TableEvent> {
  const delimiter = options.delimiter ?? delimiterOf(text);
  const rows = new Numbering(options);
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, optionsOf(delimiter)) as unknown as readonly Parsed[];
  } catch (error) {
    yield broken(error);
    return;
  }
  for (const one of parsed) yield* rows.take(one);
}

/** The same for text that arrives in pieces; memory is that of one piece. */
export async function* streamDelimited(
  first: string,
  rest: AsyncIterable<string>,
  options: TableOptions,
): AsyncGenerator<TableEvent> {
  const parser = new Parser(optionsOf(options.delimiter ?? delimiterOf(first)));
  const rows = new Numbering(options);
  const fed = feed(parser, first, rest);
  try {
    for await (const one of parser) yield* rows.take(one as Parsed);
  } catch (error) {
    yield broken(error);
  } finally {
    parser.destroy();
    await fed.catch(() => {});
  }
  const failure = await fed.then(
    () => undefined,
    (error: unknown) => error,
  );
  // A source that fails (a file that vanishes) is not a fault of the table.
  if (failure !== undefined && !isCsv(failure)) throw failure;
}

async function feed(parser: Parser, first: string, rest: AsyncIterable<string>): Promise<void> {
  const closed = new Promise<void>((resolve) => parser.once('close', resolve));
  async function push(text: string): Promise<void> {
    if (!parser.write(text)) {
      await Promise.race([new Promise<void>((resolve) => parser.once('drain', resolve)), closed]);
    }
  }
  try {
    await push(first);
    for await (const text of rest) {
      if (parser.destroyed) return;
      if (text !== '') await push(text);
    }
    parser.end();
  } catch (error) {
    parser.destroy(error as Error);
    throw error;
  }
}

/** Row numbers as a spreadsheet shows them: a record counts once, however many lines its cells have. */
class Numbering {
  private row = 0;
  private readonly headerRow: number;
  constructor({ headerRow = 1 }: TableOptions) {
    this.headerRow = headerRow;
  }
  *take({ record }: Parsed): Generator<TableEvent> {
    this.row += 1;
    if (this.row < this.headerRow) return;
    if (this.row === this.headerRow) yield { kind: 'header', row: this.row, names: record };
    else yield { kind: 'row', row: this.row, cells: record };
  }
}

const isCsv = (error: unknown): error is CsvError => error instanceof CsvError;

function broken(error: unknown): TableEvent {
  if (!isCsv(error)) throw error;
  const line = Number((error as unknown as { lines?: number }).lines ?? 0);
  const at = line > 0 ? { at: { line } } : {};
  return {
    kind: 'finding',
    finding:
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? finding(TABLE.tooLong, '', { expected: String(MAX_RECORD), ...at })
        : finding(TABLE.broken, '', { params: { detail: error.message.replace(/^.*?: /, '').slice(0, 200) }, ...at }),
  };
}
