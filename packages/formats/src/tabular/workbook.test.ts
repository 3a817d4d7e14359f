import { describe, expect, test } from 'vitest';
import { formatByName, formats, readDocuments } from '../index.ts';
import { writeWorkbook } from '../syntax/table/index.ts';

const book = (...rows: readonly (readonly string[])[]): Uint8Array => writeWorkbook([{ name: 'S', rows }]);

async function read(bytes: Uint8Array, settings?: unknown) {
  const all = [];
  for await (const { format, document, findings } of readDocuments(bytes, settings === undefined ? {} : { settings }))
    all.push({ format: format?.name, type: document?.type, codes: findings.map(({ code }) => code) });
  return all;
}

describe('a workbook is of the document that its headers tell', () => {
  test.each([
    ['tabular.commercial-invoice', 'commercial-invoice', ['发票号', '品名', '数量'], ['A-1', '泵', '1']],
    ['tabular.packing-list', 'packing-list', ['packing list number', 'type'], ['P-1', 'packing-list']],
    ['tabular.certificate-of-origin', 'certificate-of-origin', ['type', 'number'], ['certificate-of-origin', 'C-1']],
    ['tabular.declaration', 'declaration', ['direction', 'reference'], ['import', 'A']],
  ])('%s', async (format, type, header, row) => {
    expect(await read(book(header, row))).toMatchObject([{ format, type }]);
  });

  test('whatever kouan writes as a workbook is told again', async () => {
    const wrong: unknown[] = [];
    for (const { name, documentType: type } of formats.filter((one) => one.name.startsWith('tabular.'))) {
      const rows =
        name === 'tabular.declaration'
          ? [['direction'], ['import']]
          : [
              ['type', 'note'],
              [type, 'x'],
            ];
      for (const one of await read(book(...rows))) if (one.format !== name) wrong.push([name, one]);
    }
    expect(wrong).toEqual([]);
  });

  test('a mapping says where its table stands', async () => {
    const rows = [
      ['Our company', ''],
      ['发票号', '品名'],
      ['A-1', '泵'],
    ];
    const bytes = writeWorkbook([
      { name: 'Notes', rows: [['nothing', 'here']] },
      { name: 'Goods', rows },
    ]);
    const settings = { version: 1, sheet: 'Goods', headerRow: 2, columns: { 发票号: 'number' } };
    expect(await read(bytes, settings)).toEqual([
      { format: 'tabular.commercial-invoice', type: 'commercial-invoice', codes: ['TAB-0001'] },
    ]);
  });

  test('one that tells nothing is read as declarations, and says that no column is known', async () => {
    expect(await read(book(['a', 'b'], ['1', '2']))).toMatchObject([
      { format: 'tabular.declaration', codes: expect.arrayContaining(['TAB-0003']) },
    ]);
  });

  test('a format that is named is the one that reads', async () => {
    const invoices = formatByName('tabular.commercial-invoice');
    const all = [];
    for await (const { document } of readDocuments(book(['number'], ['A-1']), { format: invoices })) all.push(document);
    expect(all).toMatchObject([{ type: 'commercial-invoice', number: 'A-1' }]);
  });
});

test.each([
  ['no workbook', new TextEncoder().encode('PK\u0003\u0004 but nothing more'), 'FMT-0002'],
  ['one that is cut', book(['发票号'], ['A']).subarray(0, 900), 'TBL-0012'],
])('%s: said', async (_, bytes, code) => {
  const [first] = await read(bytes);
  expect(first?.codes).toContain(code);
});
