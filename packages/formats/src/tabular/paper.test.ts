import type { CommercialInvoice } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { detectFormats, formatByName, readDocuments } from '../index.ts';

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
