import type { CommercialInvoice } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { detectFormats, formatByName, readDocuments } from '../index.ts';
import { writeWorkbook } from '../syntax/table/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const detected = (text: string): string[] => detectFormats(bytes(text)).map(({ name }) => name);
const invoices = formatByName('tabular.commercial-invoice');

describe('what a table holds', () => {
  test.each([
    ['a column of the type', 'type,number\npacking-list,1\n', ['tabular.packing-list']],
    ['headers that only an invoice has', '发票号,品名,数量\nA,泵,1\n', ['tabular.commercial-invoice']],
    ['a packing list names its invoice', '装箱单号,发票号,品名\nP,A,泵\n', ['tabular.packing-list']],
    ['a declaration that names its invoice', '订单号,进出口,商品编码,发票号\nA,进口,84,B\n', ['tabular.declaration']],
    ['headers of declarations', 'direction,reference\nimport,A\n', ['tabular.declaration']],
    ['lines of JSON', '{"invoice number":"A","goods":"x","seller":"S"}\n{}\n', ['tabular.commercial-invoice']],
    [
      'two kinds of certificate',
      'certificate number,exporter,importer\nA,B,C\n',
      ['tabular.certificate-of-origin', 'tabular.sanitary-certificate'],
    ],
  ])('%s', (_, text, names) => {
    const found = detected(text);
    expect(names.length > 1 ? [...found].sort() : found).toEqual(names);
  });

  test('where two are as likely, both are named', async () => {
    for await (const { findings } of readDocuments(bytes('certificate number,exporter,importer\nA,B,C\n')))
      expect(findings.map(({ code, found }) => [code, found])).toEqual([
        ['FMT-0003', 'tabular.certificate-of-origin, tabular.sanitary-certificate'],
      ]);
  });
});

describe('cells', () => {
  const read = (text: string, settings?: unknown) =>
    invoices.decode(bytes(text), settings === undefined ? {} : { settings });

  test('a branch that no column unfolds is JSON', () => {
    const { document, findings } = read(
      'number,json:references,json:extensions\nA,"[{""number"":""C-1""}]","{""x"":{""y"":[1]}}"\n',
    );
    expect(findings).toEqual([]);
    expect(document).toMatchObject({ references: [{ number: 'C-1' }], extensions: { x: { y: [1] } } });
  });

  test.each([
    ['a member twice', '{"x":{"y":1,"y":2}}'],
    ['a prototype', '{"x":{"__proto__":{"y":1}}}'],
    ['another type', '[1]'],
    ['half of it', '{"x":'],
    ['a nest without end', `{"x":{"y":${'['.repeat(100_000)}`],
  ])('JSON with %s is none', (_, json) => {
    const { findings, unmapped } = read(`number,json:extensions\nA,"${json.replaceAll('"', '""')}"\n`);
    expect(findings.map(({ code }) => code)).toEqual(['TAB-0004']);
    expect(unmapped).toHaveLength(1);
    expect(({} as { y?: unknown }).y).toBeUndefined();
  });

  test('a currency without an amount is said with its cell, and taken out', () => {
    const { document, findings, unmapped } = read('number,total/currency,goods\nA,USD,x\nA,USD,y\n');
    expect(findings.map(({ code, path, at }) => [code, path, at])).toEqual([
      ['TAB-0018', '/total', { row: 2, column: 2, field: 'total/currency' }],
    ]);
    expect(unmapped).toEqual([{ path: 'total/currency:2', value: 'USD' }]);
    expect(document).not.toHaveProperty('total');
  });

  test('five thousand of them are said in one pass', () => {
    const rows = Array.from({ length: 4_999 }, (_, at) => `A,USD,n${at}`).join('\n');
    const { document, findings } = read(`number,lines/unitPrice/currency,goods\n${rows}\n`);
    expect(findings).toHaveLength(4_999);
    expect((document as CommercialInvoice).lines).toHaveLength(4_999);
  });

  test('a mapping file names the fields of the paper', () => {
    const mapping = {
      version: 1,
      columns: { No: 'number', Ware: { to: 'lines/description', transforms: ['upper'] }, Land: 'lines/originCountry' },
      constants: { currency: 'EUR' },
    };
    const { document, findings } = read('No,Ware,Land\n7,pump,CHN\n7,seal,DE\n', mapping);
    expect(findings).toEqual([]);
    expect(document).toMatchObject({
      number: '7',
      currency: 'EUR',
      lines: [
        { lineNumber: '1', description: 'PUMP', originCountry: 'CN' },
        { lineNumber: '2', description: 'SEAL', originCountry: 'DE' },
      ],
    });
  });

  test('what a document must say and a table does not is taken, and said', () => {
    const { document, findings } = formatByName('tabular.consignment-note').decode(bytes('运单号,发站\nN,西安\n'));
    expect(document).toMatchObject({ kind: 'multimodal', number: 'N' });
    expect(findings.map(({ code, path, expected }) => [code, path, expected])).toEqual([
      ['TAB-0019', '/kind', 'multimodal'],
    ]);
  });

  test('where a row is a document, equal references do not join rows', () => {
    const { decodeAll } = formatByName('tabular.aeo-record');
    expect(decodeAll?.(bytes('tin,name\nCN1,甲\nCN1,乙\n')).map(({ document }) => document)).toHaveLength(2);
  });
});

test('a workbook is read by the format that is named', () => {
  const rows = [
    ['发票号', '品名', '数量'],
    ['A-1', '泵', '1'],
    ['A-1', '零件', '2'],
  ];
  const { document, findings } = invoices.decode(writeWorkbook([{ name: 'S', rows }]));
  expect(findings).toEqual([]);
  expect((document as CommercialInvoice).lines).toHaveLength(2);
});

const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
const gb = (text: string, at: string): Uint8Array => {
  const [before = '', after = ''] = text.split(at);
  return Uint8Array.from([...bytes(before), 0xd6, 0xd0, ...bytes(after)]);
};

/** Ways to break a table of invoices; each is said, and none ends in a crash. */
const BROKEN: readonly (readonly [name: string, input: string | Uint8Array, codes: readonly string[]])[] = [
  ['nothing', '', ['TBL-0001']],
  ['line ends only', '\r\n\r\n', ['TAB-0003', 'TBL-0005']],
  ['a header alone', '发票号,品名\n', ['TBL-0002']],
  ['no column that is known', 'a,b\n1,2\n', ['TAB-0001', 'TAB-0003']],
  ['a column twice', '发票号,品名,品名\nA,x,y\n', ['TBL-0004']],
  ['two names of one field that disagree', '发票号,invoice number\nA,B\n', ['TAB-0005']],
  ['a column without a name', '发票号,\nA,x\n', ['TBL-0005']],
  ['a column of the prototype', '发票号,__proto__\nA,x\n', ['TAB-0001']],
  ['a list beyond its index', '发票号,transport/1000/mode\nA,1\n', ['TAB-0001']],
  ['a branch as a column', '发票号,seller\nA,x\n', []],
  ['a field below a text', '发票号,number/x\nA,1\n', ['TAB-0001']],
  ['more cells than columns', '发票号,品名\nA,x,y\n', ['TBL-0003']],
  ['fewer cells than columns', '发票号,品名,数量\nA,x\n', ['TAB-0012']],
  ['a quote that never ends', '发票号,品名\nA,"x\n', ['TBL-0006']],
  ['a NUL', '发票号,品名\nA,x\0y\n', ['TBL-0008', 'TAB-0011']],
  [
    'bytes that are no characters',
    Uint8Array.from([...bytes('number,goods\nA,'), 0xff, 0xff, 0x0a]),
    ['TBL-0007', 'TAB-0010'],
  ],
  ['GB 18030 behind UTF-8', gb('发票号,品名\nA,~\n', '~'), ['TAB-0001', 'TAB-0003', 'TBL-0007']],
  ['UTF-16 without a mark', utf16('number,goods\nA,x\n'), ['TBL-0008', 'TAB-0001', 'TAB-0003']],
  ['an amount that is none', '发票号,单价\nA,12.5.0\n', ['TAB-0004']],
  ['an amount with words', '发票号,单价\nA,USD 12\n', ['TAB-0004']],
  ['a number of a spreadsheet', '发票号,单价\nA,1.2E+05\n', ['TAB-0004']],
  ['a day of the 30th of February', '发票号,发票日期\nA,2026-02-30\n', ['TAB-0004']],
  ['a day in another order', '发票号,发票日期\nA,05/01/2026\n', ['TAB-0004']],
  ['a country that is none', '发票号,原产国\nA,中华\n', ['TAB-0004']],
  ['a currency that is none', '发票号,币制\nA,美元\n', ['TAB-0004']],
  ['a word that no list has', '发票号,kind\nA,bill\n', ['TAB-0004']],
  ['another type', 'type,number\npacking-list,A\n', ['TAB-0004']],
  ['rows that disagree', '发票号,币制\nA,USD\nA,EUR\n', ['TAB-0005']],
  ['an invoice in two places', '发票号,品名\nA,x\nB,y\nA,z\n', ['TAB-0006']],
  ['JSON that is cut', '发票号,json:references\nA,"[{""number"":"\n', ['TAB-0004']],
  ['JSON of another branch', '发票号,json:references\nA,"{}"\n', ['TAB-0004']],
  ['a currency alone', '发票号,total/currency\nA,USD\n', ['TAB-0018']],
  ['a line that is no JSON', '{"发票号":"A"}\n{"发票号"\n', ['TBL-0009']],
  ['a line that is another document', '{"type":"receipt"}\n', ['TAB-0008']],
  ['digits that JSON loses', '{"发票号":12345678901234567890}\n', ['TAB-0015']],
  ['a line nested without end', `{"发票号":"A","x":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`, ['TAB-0016']],
  ['three thousand columns', `${'a,'.repeat(3_000)}b\n1\n`, ['TAB-0013']],
  ['a workbook that is none', 'PK\u0003\u0004 xl/ nothing more', ['TBL-0012']],
  ['a locked workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), ['TBL-0013']],
];

test.each(BROKEN)('broken: %s', (_, input, codes) => {
  const read = invoices.decodeAll?.(typeof input === 'string' ? bytes(input) : input) ?? [];
  const findings = read.flatMap((one) => one.findings);
  expect([...new Set(findings.map(({ code }) => code))].sort()).toEqual([...codes].sort());
});

test('what is taken where a table does not say it has the type of its field', () => {
  const { document } = formatByName('tabular.receipt').decode(bytes('报关单号,回执内容\nA,查验\n'));
  expect(document).toEqual({
    type: 'receipt',
    declarationNumber: 'A',
    note: '查验',
    state: 'unknown',
    final: false,
    stage: 'business',
  });
});
