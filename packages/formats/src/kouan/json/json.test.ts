import type { DocumentType } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsOf, EASY } from '../../../test/document.testing.ts';
import { detectFormats } from '../../index.ts';
import format from './format.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const all = (text: string) => format.decodeAll?.(bytes(text)) ?? [];
const detected = (text: string): string[] => detectFormats(bytes(text)).map(({ name }) => name);
const types = Object.keys(documentSchemas) as DocumentType[];

const INVOICE = { type: 'commercial-invoice', number: 'A', lines: [{ description: '泵', quantity: { value: '1' } }] };

describe('what is written is read as the same', () => {
  test.each(types)('%s', (type) => {
    fc.assert(
      fc.property(documentsOf(type), documentsOf(type, EASY), (one, other) => {
        const { bytes: written, dropped } = format.encode?.(one) ?? { bytes: new Uint8Array(), dropped: [] };
        const { document, findings } = format.decode(written);
        if (dropped.length === 0) expect([document, findings]).toEqual([one, []]);
        const several = format.encodeAll?.([other, other]).bytes ?? new Uint8Array();
        expect(format.decodeAll?.(several).map((each) => each.document)).toEqual([other, other]);
      }),
      { numRuns: 4 },
    );
  });

  test('half of a surrogate pair is dropped, and said', () => {
    const { dropped, findings } = format.encode?.({ ...INVOICE, note: '\ud800' } as never) ?? {};
    expect([dropped, findings?.map(({ code, path }) => [code, path])]).toEqual([
      [{ path: '/note', value: '\ud800' }],
      [['KJN-0009', '/note']],
    ]);
  });
});

describe('one, a list, or one on each line', () => {
  const line = JSON.stringify(INVOICE);
  test.each([
    ['one line', line, 1],
    ['laid out', JSON.stringify(INVOICE, null, 2), 1],
    ['after the mark of UTF-8', `\ufeff${line}`, 1],
    ['a list', JSON.stringify([INVOICE, INVOICE]), 2],
    ['a list, laid out', JSON.stringify([INVOICE, INVOICE, INVOICE], null, 2), 3],
    ['lines, one of them empty', `${line}\r\n\n${line}\n`, 2],
  ])('%s', (_, text, count) => {
    const found = all(text);
    expect(found.map(({ document }) => document)).toEqual(Array.from({ length: count }, () => INVOICE));
    expect(found.flatMap(({ findings }) => findings)).toEqual([]);
    expect(detected(text)).toEqual(['kouan.json']);
  });

  test('a line that is wrong does not stop the others', () => {
    expect(all(`{"type":}\n${line}\n`).map(({ document, findings }) => document ?? findings[0]?.code)).toEqual([
      'KJN-0001',
      INVOICE,
    ]);
  });

  test('the pieces that it comes in make no difference', async () => {
    const text = `${line}\n{"type":"x"}\n${line}`;
    for (const size of [1, 7, 64]) {
      async function* pieces(): AsyncGenerator<Uint8Array> {
        for (let at = 0; at < text.length; at += size) yield bytes(text).subarray(at, at + size);
        yield bytes(text).subarray(Math.ceil(text.length / size) * size);
      }
      const found = [];
      for await (const each of format.decodeEach?.(pieces()) ?? []) found.push(each);
      expect(found).toEqual(all(text));
    }
  });

  test('a declaration on a line goes on to be read as a line of a table; laid out it is a document', () => {
    const declaration = { type: 'declaration', direction: 'import', items: [] };
    expect(detected(`${JSON.stringify(declaration)}\n`)).toEqual(['tabular.declaration']);
    expect(detected(JSON.stringify(declaration, null, 2))).toEqual(['kouan.json']);
  });

  test.each([
    ['another document’s JSON', '{"a":{"type":"receipt"}}'],
    ['a type in a list', '{"list":[{"type":"receipt"}]}'],
    ['another type', '{"type":"invoice"}'],
  ])('%s is none', (_, text) => expect(detected(text)).not.toContain('kouan.json'));
});

/** Thirty-four ways to break a document. */
const BROKEN: readonly (readonly [name: string, text: string, codes: readonly string[]])[] = [
  ['nothing', '', ['KJN-0008']],
  ['white space', ' \n ', ['KJN-0008']],
  ['an empty list', '[]', ['KJN-0008']],
  ['a number', '1', ['KJN-0002']],
  ['null', 'null', ['KJN-0002']],
  ['a text', '"receipt"', ['KJN-0002']],
  ['no type', '{"lines":[]}', ['KJN-0002']],
  ['a type that is no text', '{"type":1}', ['KJN-0002']],
  ['an unknown type', '{"type":"invoice","lines":[]}', ['KJN-0002']],
  ['a type of objects', '{"type":"constructor"}', ['KJN-0002']],
  ['a list in a list', `[[${JSON.stringify(INVOICE)}]]`, ['KJN-0002']],
  ['cut off', '{"type":"commercial-invoice","lines":[', ['KJN-0001']],
  ['a comma too many', '{"type":"commercial-invoice","lines":[],}', ['KJN-0001']],
  ['a member twice', '{"type":"commercial-invoice","number":"A","number":"B","lines":[]}', ['KJN-0001']],
  ['single quotes', "{'type':'commercial-invoice','lines':[]}", ['KJN-0001']],
  ['a comment', '{"type":"commercial-invoice",/* */"lines":[]}', ['KJN-0001']],
  ['NaN', '{"type":"commercial-invoice","lines":NaN}', ['KJN-0001']],
  ['half of a surrogate pair', '{"type":"commercial-invoice","number":"\\ud800","lines":[]}', ['KJN-0001']],
  ['a number beyond doubles', '{"type":"commercial-invoice","number":1e400,"lines":[]}', ['KJN-0001']],
  ['digits that doubles lose', '{"type":"commercial-invoice","number":12345678901234567890,"lines":[]}', ['KJN-0001']],
  ['a control character', '{"type":"commercial-invoice","number":"\u0001","lines":[]}', ['KJN-0001']],
  ['100,000 levels', `{"type":"commercial-invoice","lines":${'['.repeat(100_000)}`, ['KJN-0001']],
  ['two values', '{"type":"commercial-invoice","lines":[]} {}', ['KJN-0001']],
  ['no lines', '{"type":"commercial-invoice"}', ['KJN-0005']],
  ['lines that are none', '{"type":"commercial-invoice","lines":{}}', ['KJN-0004', 'KJN-0005']],
  ['a field that is not of it', '{"type":"commercial-invoice","colour":"red","lines":[]}', ['KJN-0003']],
  ['a field deep inside', '{"type":"commercial-invoice","lines":[{"x":{"y":1}}]}', ['KJN-0003']],
  [
    'an amount as a number',
    '{"type":"commercial-invoice","total":{"amount":1.5},"lines":[]}',
    ['KJN-0004', 'KJN-0005'],
  ],
  [
    'an amount that is none',
    '{"type":"commercial-invoice","total":{"amount":"1,5"},"lines":[]}',
    ['KJN-0004', 'KJN-0005'],
  ],
  ['a currency alone', '{"type":"commercial-invoice","total":{"currency":"USD"},"lines":[]}', ['KJN-0005']],
  ['the 30th of February', '{"type":"commercial-invoice","issuedOn":"2026-02-30","lines":[]}', ['KJN-0004']],
  ['an unknown country', '{"type":"commercial-invoice","originCountry":"China","lines":[]}', ['KJN-0004']],
  ['null in place of a text', '{"type":"commercial-invoice","note":null,"lines":[]}', ['KJN-0004']],
  ['a prototype', '{"type":"commercial-invoice","__proto__":{"polluted":1},"lines":[]}', ['KJN-0003']],
];

describe('what is wrong is said, and nothing of it is lost', () => {
  test.each(BROKEN)('%s', (_, text, codes) => {
    const { document, findings, unmapped } = format.decode(bytes(text));
    expect([...new Set(findings.map(({ code }) => code))]).toEqual(codes);
    if (codes.every((code) => ['KJN-0003', 'KJN-0004'].includes(code))) {
      expect(document).toMatchObject({ type: 'commercial-invoice' });
      expect(unmapped.length).toBeGreaterThan(0);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('GB 18030 is no JSON', () => {
    const gb = Uint8Array.from([
      ...bytes('{"type":"commercial-invoice","number":"'),
      0xd6,
      0xd0,
      ...bytes('","lines":[]}'),
    ]);
    expect(format.decode(gb).findings.map(({ code }) => code)).toEqual(['KJN-0001']);
  });

  test('a million wrong fields are a few findings', () => {
    const text = `{"type":"commercial-invoice","lines":[${'{"x":1},'.repeat(100_000)}{}]}`;
    const { findings } = format.decode(bytes(text));
    expect(findings.length).toBeLessThan(300);
  });

  test('a line that is too long is said, and the next one is read', () => {
    const long = `{"type":"shipment","note":"${'x'.repeat(17_000_000)}"}`;
    expect(
      all(`${JSON.stringify(INVOICE)}\n${long}\n${JSON.stringify(INVOICE)}`).map(
        ({ document, findings }) => document?.type ?? findings[0]?.code,
      ),
    ).toEqual(['commercial-invoice', 'KJN-0007', 'commercial-invoice']);
  });
});
