import { expect, test } from 'vitest';
import { appearanceOf } from './appearance.ts';
import { formatByName, readDocuments } from './index.ts';
import { writeWorkbook } from './syntax/table/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each<[string, Uint8Array, string]>([
  ['a PDF', bytes('%PDF-1.7\n'), 'PDF'],
  ['a workbook', writeWorkbook([{ name: 'S', rows: [['a']] }]), 'ZIP'],
  ['XML', bytes('<?xml version="1.0"?>\n<!-- x --><Order xmlns="urn:x" a="1">'), 'XML <Order> (urn:x)'],
  ['XML without a namespace', bytes('<Order><a/></Order>'), 'XML <Order>'],
  ['JSON', bytes('{"a":1,"b":{"c":2}}'), 'JSON {a, b, c …}'],
  ['a list', bytes('[1,2]'), 'JSON'],
  ['EDIFACT', bytes("UNA:+.? 'UNB+UNOA:1+A+B+1:1+1'UNH+1+DESADV:D:96A:UN'"), 'UN/EDIFACT DESADV:D:96A:UN'],
  ['X12', bytes('ISA*00*'), 'ANSI X12'],
  ['bytes', Uint8Array.of(1, 2, 3), 'binary'],
  ['a letter', bytes('Dear Sir,\nplease find'), 'text “Dear Sir,”'],
  ['a very long line', bytes('x'.repeat(4096)), `text “${'x'.repeat(54)}…`],
])('%s', (_, head, expected) => expect(appearanceOf(head)).toBe(expected));

test('what nobody reads is named in what is said of it', async () => {
  for await (const { findings } of readDocuments(bytes('%PDF-1.7\n')))
    expect(findings.map(({ code, found }) => [code, found])).toEqual([['FMT-0002', 'PDF']]);
});

test.each([
  ['china.declaratoin', 'china.declaration'],
  ['cusdec', 'edifact.cusdec'],
  ['ubl', 'ubl.certificate-of-origin, ubl.invoice, ubl.packing-list'],
  ['nothing', 'lists all'],
])('%s is no format: %s', (name, hint) => {
  expect(() => formatByName(name)).toThrow(
    expect.objectContaining({
      code: 'ERR_KOUAN_FORMAT',
      hint: expect.objectContaining({ en: expect.stringContaining(hint) }),
    }),
  );
});
