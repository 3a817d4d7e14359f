import { utils, write } from '@e965/xlsx';
import type { Declaration, Decoded } from '@kouan/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_COLUMNS } from '../engine/layout.ts';
import { MAX_ROWS } from '../engine/reading.ts';
import { TABLE } from './table.ts';

const { decode, decodeEach, groupColumn } = TABLE;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function* pieces(input: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < input.length; at += size) yield input.subarray(at, at + size);
}

async function all(input: Uint8Array | string, settings?: unknown, size = 65_536): Promise<Decoded<Declaration>[]> {
  const found: Decoded<Declaration>[] = [];
  const source = pieces(typeof input === 'string' ? bytes(input) : input, size);
  for await (const one of decodeEach(source, settings === undefined ? {} : { settings })) found.push(one);
  return found;
}

/** Code, row and column of each finding: what a person needs to go there. */
const places = ({ findings }: Decoded) => findings.map(({ code, at }) => [code, at?.row, at?.column, at?.field]);
const names = ({ document }: Decoded<Declaration>) => document?.items.map(({ name }) => name);

/** The bytes of a text in GB 18030, of which no encoder comes with the platform: every pair is tried until it reads so. */
function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) known.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail]);
  return new Uint8Array(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (known.get(char) ?? []))),
  );
}

const CHINESE = '进出口标志,客户端编号,商品名称,毛重,运输方式\n进口,甲一,离心泵,12.5,2\n出口,甲二,红葡萄酒,7,5\n';

describe('rows become declarations', () => {
  test('rows with one reference that follow each other are the items of one declaration', async () => {
    const found = await all('reference,direction,goods name\nA,import,x\nA,import,y\nB,export,z\n');
    expect(found.map(({ document }) => document?.clientReference)).toEqual(['A', 'B']);
    expect(found.map(names)).toEqual([['x', 'y'], ['z']]);
    expect(found.map(({ at }) => at)).toEqual([{ row: 2 }, { row: 4 }]);
  });

  test('which column keeps rows together is told: the one of the mapping, or that of the reference', () => {
    const columns = { 编号: 'clientReference', 品名: 'items/name' };
    expect(groupColumn({ version: 1, group: '票号', columns }, ['编号', '票号', '品名'])).toBe(1);
    expect(groupColumn({ version: 1, columns }, ['品名', '编号'])).toBe(1);
    expect(groupColumn(undefined, ['goods name', 'reference'])).toBe(1);
    expect(groupColumn(undefined, ['goods name'])).toBeUndefined();
  });

  test('a byte-order mark stands above the encoding that a mapping names', async () => {
    const mapping = { version: 1, encoding: 'gb18030', columns: { 编号: 'clientReference', 品名: 'items/name' } };
    const plain = '编号,品名\r\n甲一,离心泵\r\n';
    for (const input of [gb18030(plain), bytes(`\ufeff${plain}`)])
      expect((await all(input, mapping, 7)).map(({ document }) => document?.clientReference)).toEqual(['甲一']);
  });

  test('what kouan wrote beside a row that came back is not read again, in columns or in a line of JSON', async () => {
    const told = { 'kouan:code': 'DEC-0001', 'kouan:message': 'wrong' };
    const whole = { type: 'declaration', direction: 'import', clientReference: 'A', items: [{ name: 'x' }], ...told };
    const [line] = await all(JSON.stringify(whole));
    expect([line?.document?.clientReference, line?.findings]).toEqual(['A', []]);
    const [flat] = await all(JSON.stringify({ reference: 'B', direction: 'import', 'goods name': 'x', ...told }));
    expect([flat?.document?.clientReference, flat?.findings]).toEqual(['B', []]);
  });

  test('Chinese headers and national codes, without a mapping', async () => {
    const [first, second] = await all(CHINESE);
    expect(first?.document).toEqual({
      type: 'declaration',
      direction: 'import',
      clientReference: '甲一',
      grossMass: '12.5',
      transport: { mode: '1' },
      items: [{ name: '离心泵', goodsItemNumber: '1' }],
    });
    expect(second?.document?.transport?.mode).toBe('4');
    expect(first?.findings).toEqual([]);
  });

  test('a header with its unit in brackets is the same header', async () => {
    const [only] = await all('direction,毛重（千克）\nimport,5\n');
    expect(only?.document?.grossMass).toBe('5');
  });

  test('a finding can be led back to the cell its field came from', async () => {
    const [only] = await all('reference,direction,goods name\nA,import,x\nA,import,y\n');
    expect(only?.locate?.('/items/1/name')).toEqual({ row: 3, column: 3, field: 'goods name' });
    expect(only?.locate?.('/items/1/hs/code')).toEqual({ row: 3 });
  });

  test('lines of JSON: rows by their keys, and whole declarations as they are', async () => {
    const whole = { type: 'declaration', direction: 'export', clientReference: 'W', items: [{ name: 'w' }] };
    const found = await all(`{"direction":"import","reference":"F","goods name":"x"}\n${JSON.stringify(whole)}\n`);
    expect(found[0]?.document?.clientReference).toBe('F');
    expect(found[1]?.document).toEqual(whole);
  });

  test('a workbook: numbers without float noise, text as it is', async () => {
    const sheet = utils.aoa_to_sheet([
      ['direction', 'hs code', 'gross weight', 'net weight'],
      ['import', '0203290000', 0.1 + 0.2, 1e-7],
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'S');
    const [only] = await all(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    expect(only?.document?.grossMass).toBe('0.3');
    expect(only?.document?.netMass).toBe('0.0000001');
    expect(only?.document?.items[0]?.hs?.code).toBe('0203290000');
  });

  test('a workbook of several sheets: which one is read, and which hold something too', async () => {
    const book = utils.book_new();
    const rows = [
      ['reference', 'direction'],
      ['A', 'import'],
    ];
    for (const [name, content] of [
      ['January', rows],
      ['February', rows],
      ['Empty', []],
    ] as const)
      utils.book_append_sheet(book, utils.aoa_to_sheet([...content]), name);
    const [only] = await all(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    expect(only?.findings.map(({ code, expected, found }) => [code, expected, found])).toEqual([
      ['TBL-0017', 'January', 'February'],
    ]);
  });

  test('an error in a cell belongs to the declaration of its row, not to the one before', async () => {
    const sheet = utils.aoa_to_sheet([
      ['reference', 'direction', 'goods name'],
      ['A', 'import', 'x'],
      ['B', 'import', 'y'],
    ]);
    sheet['C3'] = { t: 'e', v: 42, w: '#N/A' };
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, 'S');
    const [first, second] = await all(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' })));
    expect(first?.findings).toEqual([]);
    expect(second?.findings.map(({ code, at, found }) => [code, at?.row, at?.column, found])).toEqual([
      ['TBL-0015', 3, 3, '#N/A'],
    ]);
  });
});

describe('encodings', () => {
  const utf16 = (text: string, big: boolean): Uint8Array => {
    const data = new DataView(new ArrayBuffer(text.length * 2 + 2));
    for (const [at, char] of [...`\ufeff${text}`].entries()) data.setUint16(at * 2, char.charCodeAt(0), !big);
    return new Uint8Array(data.buffer);
  };

  test.each([
    ['UTF-8', bytes(CHINESE)],
    ['UTF-8 with its mark', bytes(`\ufeff${CHINESE}`)],
    ['GB 18030', gb18030(CHINESE)],
    ['UTF-16 little-endian', utf16(CHINESE, false)],
    ['UTF-16 big-endian', utf16(CHINESE, true)],
  ])('%s reads the same, wherever a piece ends', async (_name, input) => {
    const expected = (await all(CHINESE)).map(({ document }) => document);
    for (const size of [1, 2, 3, 7, 64, 65_536]) {
      const found = await all(input, undefined, size);
      expect(found.flatMap(({ findings }) => findings)).toEqual([]);
      expect(found.map(({ document }) => document)).toEqual(expected);
    }
  });

  test('the wrong encoding is said of every declaration that it spoils, and of no other', async () => {
    const settings = {
      version: 1,
      encoding: 'utf-8',
      columns: { r: 'clientReference', d: 'direction', n: 'items/name' },
    };
    const input = new Uint8Array([...bytes('r,d,n\nA,import,'), ...gb18030('泵'), ...bytes('\nB,import,ok\n')]);
    const found = await all(input, settings);
    const of = (reference: string) => found.find(({ document }) => document?.clientReference === reference);
    expect(places(of('A') as Decoded)).toContainEqual(['TAB-0010', 2, 3, 'n']);
    expect(places(of('B') as Decoded).filter(([code]) => code === 'TAB-0010')).toEqual([]);
  });

  test('a NUL is said of its cell', async () => {
    const [only] = await all('direction,goods name\nimport,x\0y\n');
    expect(places(only as Decoded)).toContainEqual(['TAB-0011', 2, 2, 'goods name']);
  });
});

describe('what is wrong is said with its place', () => {
  test.each<[string, string, unknown[]]>([
    ['a value', 'direction,gross weight\nimport,heavy\n', ['TAB-0004', 2, 2, 'gross weight']],
    ['a conflict', 'reference,direction,gross weight\nA,import,1\nA,import,2\n', ['TAB-0005', 3, 3, 'gross weight']],
    [
      'a group in two places',
      'reference,direction\nA,import\nB,import\nA,import\n',
      ['TAB-0006', 4, undefined, undefined],
    ],
    ['an unknown column', 'direction,colour\nimport,red\n', ['TAB-0001', 1, 2, 'colour']],
    ['a column twice', 'direction,note,note\nimport,a,b\n', ['TBL-0004', 1, 3, undefined]],
    ['no known column', 'a,b\n1,2\n', ['TAB-0003', 1, undefined, undefined]],
    ['too many cells', 'direction,note\nimport,a,b\n', ['TBL-0003', 2, undefined, undefined]],
    ['too few cells', 'direction,note,marks\nimport,a\n', ['TAB-0012', 2, undefined, undefined]],
    ['no direction', 'note,marks\na,b\n', ['TAB-0007', 2, undefined, undefined]],
    ['a line that is no JSON', '{"direction":"import"}\n{"direction"\n', ['TBL-0009', 2, undefined, undefined]],
    ['digits JSON loses', '{"direction":"import","note":123456789012345678}\n', ['TAB-0015', 1, undefined, 'note']],
    [
      'a wrong declaration',
      '{"type":"declaration","direction":"up","items":[]}\n',
      ['TAB-0008', 1, undefined, undefined],
    ],
    ['another document', '{"type":"receipt"}\n', ['TAB-0008', 1, undefined, undefined]],
  ])('%s', async (_name, input, place) => {
    const found = await all(input);
    expect(found.flatMap(places)).toContainEqual(place);
  });

  test.each(['', '\n\n', '\ufeff'])('a table without anything: %j', async (input) => {
    const found = await all(input);
    expect(found.some(({ document }) => document !== undefined)).toBe(false);
    expect(found.flatMap(({ findings }) => findings).length).toBeGreaterThan(0);
  });

  test('a header that is wrong stops the table: no declaration leaves without the column', async () => {
    const settings = { version: 1, columns: { r: 'clientReference', d: 'direction', n: 'note' } };
    const found = await all('r,d\nA,import\nB,import\n', settings);
    expect(found.map(({ document }) => document)).toEqual([undefined]);
    expect(found.flatMap(({ findings }) => findings.map(({ code, expected }) => [code, expected]))).toEqual([
      ['TAB-0002', 'n'],
    ]);
  });

  test('a column that may be missing', async () => {
    const settings = {
      version: 1,
      columns: { r: 'clientReference', d: 'direction', n: { to: 'note', optional: true } },
    };
    const found = await all('r,d\nA,import\n', settings);
    expect(found.flatMap(({ findings }) => findings)).toEqual([]);
  });

  test('a group column that is not there', async () => {
    const found = await all('r,d\nA,import\n', {
      version: 1,
      group: 'order',
      columns: { r: 'clientReference', d: 'direction' },
    });
    expect(found.flatMap(places)).toContainEqual(['TAB-0017', 1, undefined, undefined]);
  });

  test('one declaration asked for, several there', () => {
    const decoded = decode(bytes('reference,direction\nA,import\nB,import\n'));
    expect(decoded.document?.clientReference).toBe('A');
    expect(decoded.findings.map(({ code }) => code)).toEqual(['TAB-0009']);
  });
});

describe('bounded, whatever comes', () => {
  test('a line nested deeper than any stack', async () => {
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
    const found = await all(
      `{"direction":"import","a":${deep}}\n{"type":"declaration","x":${deep}}\n{"direction":"import"}\n`,
    );
    expect(
      found.flatMap(({ findings }) => findings.map(({ code }) => code)).filter((code) => code === 'TAB-0016').length,
    ).toBeGreaterThanOrEqual(2);
    expect(found.some(({ document }) => document !== undefined)).toBe(true);
  });

  test('half a million columns are one finding', async () => {
    const found = await all(`${','.repeat(500_000)}\nimport\n`);
    expect(found.flatMap(({ findings }) => findings).length).toBeLessThan(5);
    expect(found.some(({ document }) => document !== undefined)).toBe(false);
    expect(MAX_COLUMNS).toBeLessThan(500_000);
  });

  test('a group that never ends is cut, and both sides of the cut say so', async () => {
    const rows = Array.from({ length: MAX_ROWS + 10 }, (_, at) => `A,import,n${at}`).join('\n');
    const found = await all(`reference,direction,goods name\n${rows}\n`);
    expect(found.map(({ document }) => document?.items.length)).toEqual([MAX_ROWS, 10]);
    for (const one of found) expect(one.findings.map(({ code }) => code)).toContain('TAB-0014');
  });

  test('one cell of ten thousand values', async () => {
    const settings = { version: 1, columns: { d: 'direction', c: { to: 'containers/*/containerNumber', split: ';' } } };
    const [only] = await all(`d,c\nimport,"${'x;'.repeat(10_000)}"\n`, settings);
    expect(places(only as Decoded)).toEqual([['TAB-0004', 2, 2, 'c']]);
  });

  test('never throws, whatever the bytes', async () => {
    const start = fc.constantFrom(
      '',
      'direction,reference\n',
      '{"direction":"import"}\n{',
      'PK\u0003\u0004',
      '\ufeff"',
    );
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 200 }), async (head, tail) => {
        const input = new Uint8Array([...bytes(head), ...tail]);
        const once = decode(input);
        expect(once.document !== undefined || once.findings.length > 0).toBe(true);
        expect((await all(input)).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });
});

const cell = fc.oneof(
  fc.nat(99_999).map(String),
  fc.constantFrom('import', 'export', '2026-01-05', '离心泵', 'a,b', 'q"q', ' x '),
);
const header = fc.uniqueArray(
  fc.constantFrom(
    'reference',
    'direction',
    'goods name',
    'gross weight',
    'colour',
    'unit',
    '进出口日期',
    'containers/1/specification',
  ),
  { minLength: 2 },
);
const table = header.chain((columns) =>
  fc.tuple(
    fc.constant(columns),
    fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length + 1 }), {
      minLength: 1,
      maxLength: 6,
    }),
  ),
);
const line = (cells: readonly string[]): string => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',');

test('no cell vanishes: it is in a document, unmapped, or found to be wrong', async () => {
  await fc.assert(
    fc.asyncProperty(table, async ([columns, rows]) => {
      const marked = rows.map((row, r) =>
        row.map((text, c) => (/^\d+$/.test(text) ? `${r + 1}${c + 1}00${text}` : text)),
      );
      const found = await all([columns, ...marked].map(line).join('\r\n'));
      // A date is kept in the extended form: 20260131 is 2026-01-31.
      const kept = JSON.stringify(found.map(({ document, unmapped }) => [document, unmapped]));
      const text = kept + kept.replaceAll(/(\d{4})-(\d\d)-(\d\d)/g, '$1$2$3');
      const stopped = found.some(({ document }) => document === undefined);
      for (const one of stopped ? [] : marked.flat()) expect(text).toContain(JSON.stringify(one.trim()).slice(1, -1));
    }),
    { numRuns: 200 },
  );
});

test('the pieces that a table arrives in make no difference', async () => {
  await fc.assert(
    fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), async ([columns, rows], size) => {
      const input = bytes([columns, ...rows].map(line).join('\r\n'));
      const strip = (many: Decoded[]) =>
        many.map(({ document, findings, unmapped, at }) => ({ document, findings, unmapped, at }));
      expect(strip(await all(input, undefined, size))).toEqual(strip(await all(input)));
    }),
    { numRuns: 100 },
  );
});
