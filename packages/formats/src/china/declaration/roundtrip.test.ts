import { leavesOf } from '@kouan/core';
import type { Declaration } from '@kouan/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import type { Field } from './fields/field.ts';
import { NAME, SHAPES, type Shape } from './shapes.ts';

type Row = Record<string, unknown>;

/** Raw texts that a field reads; documents are generated from them, so every value is one that can occur. */
const RAW: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a decimal such as 86.6667': fc.tuple(fc.nat(999_999), fc.nat(99_999)).map(([a, b]) => `${a}.${b}`),
  'a whole number': fc.nat(99_999_999).map(String),
  'an ISO 4217 code': fc.constantFrom('USD', 'CNY', 'EUR'),
  'a day as yyyyMMdd': fc.constantFrom('20260101', '20240229', '20261231'),
  'a day as yyyy-MM-dd': fc.constantFrom('2026-01-01', '2024-02-29'),
  'elements separated by |': fc.constantFrom('0|1', '3|0|纸|印刷', 'x'),
  'values separated by commas': fc.constantFrom('1,2', '11'),
  'an ISO 3166-1 alpha-3 code': fc.constantFrom('CHN', 'USA', 'JPN', 'XQQ'),
  'a customs unit of 3 digits': fc.constantFrom('035', '011', '001', '999'),
  'a transport mode of 1 character': fc.constantFrom('2', '5', '9', 'L'),
  'a package kind of 2 digits': fc.constantFrom('22', '00', '93'),
  '1 or 0': fc.constantFrom('1', '0'),
  'Y or N': fc.constantFrom('Y', 'N'),
  'S or US': fc.constantFrom('S', 'US'),
  'I or E': fc.constantFrom('I', 'E'),
  '0 or 1': fc.constantFrom('0', '1'),
  '1, 2 or 3': fc.constantFrom('1', '2', '3'),
  '1 or 2': fc.constantFrom('1', '2'),
  '0, 1 or 2': fc.constantFrom('0', '1', '2'),
  'A, B, C, D, E or G': fc.constantFrom('A', 'B', 'C', 'D', 'E', 'G'),
  '5 positions of 1, 0 or 9': fc.constantFrom('00000', '010', '19900'),
  '5 positions of 0 or 1': fc.constantFrom('00000', '01001'),
  '7 positions of 0 or 1': fc.constantFrom('0000000', '1000001'),
  'positions 1 (1, 2), 3 (0, 1) and 5 (0, 1, 2)': fc.constantFrom('1 0 2', '2', '1 1'),
  'positions 1-2 category, 3 = 0, 5 or 6, 7 = Z': fc.constantFrom('ML', 'Z', 'SD5', '  6   Z'),
  text: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot carry them; the encoder's own test covers that
    .map((text) => text.replace(/[\u0000-\u001f\ufffe\uffff]|\p{Cs}/gu, '·'))
    .filter((text) => text.trim() !== ''),
};

const fieldRaw = (field: Field): fc.Arbitrary<string> => {
  const arbitrary = RAW[field.value.expected];
  if (arbitrary === undefined) throw new Error(`no texts for ${field.value.expected}`);
  return arbitrary;
};

/** XML of one shape with any subset of its elements, in any order. */
function shapeXml(shape: Shape): fc.Arbitrary<string> {
  const row = fc
    .tuple(
      fc
        .subarray([...shape.fields])
        .chain((fields) =>
          fc.tuple(...fields.map((field) => fieldRaw(field).map((raw) => element(field.element, raw)))),
        ),
      ...shape.children.map(shapeXml),
    )
    .map(([fields, ...children]) => `<${shape.element}>${[...fields, ...children].join('')}</${shape.element}>`);
  const many = shape.rows !== undefined || shape.extensionRows;
  const body = many ? fc.array(row, { maxLength: 3 }).map((rows) => rows.join('')) : row;
  return shape.wrapper === undefined ? body : body.map((rows) => `<${shape.wrapper}>${rows}</${shape.wrapper}>`);
}

const element = (name: string, raw: string): string =>
  `<${name}>${raw.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</${name}>`;

const message = fc
  .tuple(...SHAPES.map(shapeXml))
  .chain((groups) => fc.shuffledSubarray(groups, { minLength: groups.length }))
  .map((groups) => `<DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec">${groups.join('')}</DecMessage>`);

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('decode ∘ encode is the identity, and nothing is dropped, on every declaration a message can say', () => {
  fc.assert(
    fc.property(message, (xml) => {
      const first = decode(bytes(xml));
      const document = first.document as Declaration;
      expect(first.unmapped).toEqual([]);
      const encoded = encode(document);
      expect(encoded.dropped).toEqual([]);
      expect(decode(encoded.bytes).document).toEqual(document);
    }),
    { numRuns: 150 },
  );
});

test('no leaf of an input vanishes: it is in the document, in its extensions, or unmapped', () => {
  const marked = fc.array(
    fc.tuple(
      fc.constantFrom(...SHAPES.map((shape) => shape.element), 'Foo'),
      fc.constantFrom('Note', 'BillNo', 'GNo', 'Bar'),
    ),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(marked, (places) => {
      const xml = places
        .map(([group, leaf], index) => `<${group}><${leaf}>mark${index}x</${leaf}></${group}>`)
        .join('');
      const decoded = decode(bytes(`<DecMessage xmlns="http://www.chinaport.gov.cn/dec">${xml}</DecMessage>`));
      const kept = [...leavesOf(decoded.document)].map(([, value]) => value);
      const rest = decoded.unmapped.map(({ value }) => value);
      for (const index of places.keys()) expect([...kept, ...rest]).toContain(`mark${index}x`);
    }),
    { numRuns: 200 },
  );
});

test('never throws, whatever the bytes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string().map(bytes),
        fc.tuple(message, fc.nat()).map(([xml, cut]) => bytes(xml).subarray(0, cut % xml.length)),
      ),
      (input) => {
        const { findings, document } = decode(input);
        expect(document !== undefined || findings.length > 0).toBe(true);
      },
    ),
    { numRuns: 200 },
  );
});

test('extension keys of the generated rows are the format’s own', () => {
  const { document } = decode(
    bytes('<DecMessage xmlns="http://www.chinaport.gov.cn/dec"><DecRisk><Risk>1</Risk></DecRisk></DecMessage>'),
  );
  expect((document as unknown as Row)['extensions']).toEqual({ [NAME]: { 'DecRisk/Risk': '1' } });
});
