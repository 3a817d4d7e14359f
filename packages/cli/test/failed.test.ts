import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshFolder, gb18030, kouan, records, root, served } from './kouan.testing.ts';

const folder = freshFolder();
const at = (name: string): string => join(folder, name);
/** Twenty orders, of which three have a mistake; the authority rejects a fourth. */
const ORDERS = readFileSync(join(root, 'fixtures/quickstart/orders.csv'), 'utf8')
  .replaceAll(/KQ2026-\d{4}/g, '$&-released')
  .replaceAll('0002-released', '0002-rejected');
const MAPPING = JSON.parse(readFileSync(join(root, 'fixtures/quickstart/mapping.json'), 'utf8'));
const FAILED = ['0002-rejected', '0004-released', '0011-released', '0018-released'].map((end) => `KQ2026-${end}`);
const HEADER = parse(ORDERS, { to: 1 })[0] as string[];

/** What a person does with each failed row. */
const CORRECTIONS: readonly (readonly [wrong: string, right: string])[] = [
  ['HLBU1001481', 'HLBU1001480'],
  ['"1,800.00"', '"1,700.00"'],
  ['"17,975.00"', '"17,875.00"'],
  ['N/M', 'N/M 2'],
];
const corrected = (text: string): string =>
  CORRECTIONS.reduce((before, [wrong, right]) => before.replaceAll(wrong, right), text);

interface Case {
  readonly name: string;
  readonly mapping: object;
  readonly input: (name: string) => string;
  /** Reads a failed file as rows from the header on. */
  readonly rows: (file: string) => string[][];
  readonly correct: (file: string) => void;
  readonly out: string;
}

const rowsOfCsv = (text: string, delimiter = ',', from = 1): string[][] =>
  parse(text, { bom: true, delimiter, from, relax_column_count: true });

const semicolons = (): string => {
  const rows = parse(ORDERS) as string[][];
  const quoted = rows.map((row) => row.map((cell) => (/[";]/.test(cell) ? `"${cell}"` : cell)).join(';'));
  return `订单;一月\r\n\r\n${quoted.join('\r\n')}\r\n`;
};

const CASES: readonly Case[] = [
  {
    name: 'CSV',
    mapping: {},
    input(name) {
      writeFileSync(at(`${name}.csv`), ORDERS);
      return at(`${name}.csv`);
    },
    out: 'csv',
    rows: (file) => rowsOfCsv(readFileSync(file, 'utf8')),
    correct: (file) => writeFileSync(file, corrected(readFileSync(file, 'utf8'))),
  },
  {
    name: 'GB 18030, semicolons, a header in the third row',
    mapping: { encoding: 'gb18030', delimiter: ';', headerRow: 3 },
    input(name) {
      writeFileSync(at(`${name}.csv`), gb18030(semicolons()));
      return at(`${name}.csv`);
    },
    out: 'csv',
    rows: (file) => rowsOfCsv(readFileSync(file, 'utf8'), ';', 3),
    correct: (file) =>
      writeFileSync(
        file,
        corrected(
          readFileSync(file, 'utf8')
            .replace(/"?1,800\.00"?/g, '"1,800.00"')
            .replace(/"?17,975\.00"?/g, '"17,975.00"'),
        ),
      ),
  },
  {
    name: 'one of the sheets of a workbook',
    mapping: { sheet: '订单' },
    input(name) {
      const book = utils.book_new();
      utils.book_append_sheet(book, utils.aoa_to_sheet([['说明'], ['请勿修改']]), '说明');
      utils.book_append_sheet(book, utils.aoa_to_sheet(parse(ORDERS) as string[][]), '订单');
      writeFileSync(at(`${name}.xlsx`), write(book, { type: 'buffer', bookType: 'xlsx' }));
      return at(`${name}.xlsx`);
    },
    out: 'xlsx',
    rows: (file) => utils.sheet_to_json(read(readFileSync(file)).Sheets['订单'] as object, { header: 1, defval: '' }),
    correct(file) {
      const book = read(readFileSync(file));
      for (const cell of Object.values(book.Sheets['订单'] as Record<string, { v?: unknown; w?: unknown }>))
        if (typeof cell.v === 'string') cell.v = corrected(`"${cell.v}"`).slice(1, -1);
      writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }));
    },
  },
];

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served();
});
afterAll(() => server.stop());

describe('what failed comes back in its own columns, is corrected, and is accepted', () => {
  it.each(CASES)('$name', async ({ name, mapping, input, rows, correct, out }) => {
    const own = `case-${CASES.findIndex((one) => one.name === name)}`;
    const file = input(own);
    // Each case has references of its own at the shared endpoint.
    writeFileSync(
      at(`${own}.json`),
      JSON.stringify({
        ...MAPPING,
        ...mapping,
        columns: { ...MAPPING.columns, 订单号: { to: 'clientReference', transforms: [{ prefix: `${own}-` }] } },
      }),
    );
    const [failed, journal] = [at(`${own}-failed.${out}`), at(`${own}.db`)];
    const submit = (from: string, ...more: string[]) =>
      kouan([
        ...['submit', from, '--yes', '--to', server.url, '--journal', journal, '--wait', '20'],
        ...['--mapping', at(`${own}.json`), '--from', 'tabular.declaration', '--today', '2026-01-05', ...more],
      ]);
    const first = await submit(file, '--failed', failed);
    expect([first.code, first.stdout]).toEqual([
      3,
      expect.stringMatching(/16\s+closed[\s\S]*1\s+rejected[\s\S]*3\s+withheld/),
    ]);
    const [header = [], ...lines] = rows(failed);
    expect(header.slice(0, HEADER.length)).toEqual(HEADER);
    const column = (title: string): number => header.indexOf(title);
    // Every row of a document comes back, and what is wrong stands on the row that it is about.
    const told = lines.map((line) => [line[0], line[column('kouan:code')], line[column('kouan:found')]]);
    expect([...new Set(told.map(([reference]) => reference))]).toEqual(FAILED);
    expect(told).toContainEqual([FAILED[1], 'DEC-0004', 'HLBU1001481']);
    const refused = lines.find(([reference]) => reference === FAILED[0]);
    expect(refused?.[column('kouan:message')]).toContain('退单');

    // The journal gives the same rows again, later.
    const exported = at(`${own}-exported.${out}`);
    expect((await kouan(['batch', 'export', '--journal', journal, '-o', exported])).code).toBe(0);
    expect(rows(exported)).toEqual(rows(failed));

    correct(failed);
    const second = await submit(failed, '--failed', at(`${own}-rest.${out}`));
    expect([second.code, second.stdout]).toEqual([0, expect.stringMatching(/^\s+4\s+closed\n$/)]);
    expect(() => readFileSync(at(`${own}-rest.${out}`))).toThrow();
  });
});

it('says it in Chinese, and gives lines of JSON back as lines of JSON', async () => {
  const lines = [
    { 订单号: 'J-1', 进出口: '出口', 毛重: '1', 净重: '2' },
    { 订单号: 'J-2', 进出口: '出口', 毛重: '3', 净重: '4' },
  ];
  const file = at('lines.ndjson');
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const failed = at('lines-failed.ndjson');
  const ran = await kouan([
    ...['submit', file, '--yes', '--to', server.url, '--journal', at('lines.db'), '--failed', failed, '--lang', 'zh'],
  ]);
  expect(ran.code).toBe(3);
  const back = records(readFileSync(failed, 'utf8'));
  expect(back).toMatchObject(lines);
  expect(back[0]?.['kouan:message']).toMatch(/净重/);
});

it('an input is not overwritten, and one that has changed gives no rows back', async () => {
  const file = at('kept.csv');
  writeFileSync(file, ORDERS.split('\n').slice(0, 6).join('\n'));
  const submit = [
    'submit',
    file,
    '--yes',
    '--to',
    server.url,
    '--journal',
    at('kept.db'),
    '--mapping',
    'fixtures/quickstart/mapping.json',
  ];
  const refused = await kouan([...submit, '--failed', file]);
  expect([refused.code, readFileSync(file, 'utf8').length > 0]).toEqual([2, true]);
  await kouan([...submit, '--today', '2026-01-05', '--wait', '20']);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n`);
  const out = at('kept-failed.csv');
  const exported = await kouan(['batch', 'export', '--journal', at('kept.db'), '-o', out]);
  expect(exported.code).toBe(0);
  expect(exported.stderr).toContain('not there as it was submitted');
  const [header, line] = rowsOfCsv(readFileSync(out, 'utf8'));
  expect([header?.[0], line?.[0]]).toEqual(['reference', 'KQ2026-0002-rejected']);
});
