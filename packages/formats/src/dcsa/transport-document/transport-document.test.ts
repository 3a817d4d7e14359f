import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { check } from '@kouan/sdk/checks';
import { canonicalJson, canonicalJsonText } from '@kouan/sdk/signing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import format from './format.ts';

const data = new URL('../../../../../../shared/data/dcsa/samples/', import.meta.url);

const examples = existsSync(data)
  ? readdirSync(new URL('openapi-examples/', data)).filter((name) =>
      /GET_v3-transport-documents-transportDocumentReference__200/.test(name),
    )
  : [];
const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const encode = format.encode as NonNullable<typeof format.encode>;

/** Every transport document of the official samples, those inside envelopes as well. */
function documents(): readonly (readonly [name: string, bytes: Uint8Array])[] {
  const own = examples.map(
    (name) => [name, new Uint8Array(readFileSync(new URL(`openapi-examples/${name}`, data)))] as const,
  );
  const demo = readdirSync(new URL('pint-demo/', data)).filter((name) => name.includes('ebl-envelope'));
  const inside = demo.map((name) => {
    const { transportDocument } = JSON.parse(readFileSync(new URL(`pint-demo/${name}`, data), 'utf8')) as {
      transportDocument: unknown;
    };
    return [name, bytesOf(transportDocument)] as const;
  });
  return [...own, ...inside];
}

describe.skipIf(!existsSync(data))('the official documents', () => {
  it.each(existsSync(data) ? documents() : [])(
    '%s: the same under RFC 8785 when written again, nothing beside the document',
    (_, bytes) => {
      const { document, findings, unmapped } = format.decode(bytes);
      expect(document?.extensions).toBeUndefined();
      expect(unmapped).toEqual([]);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      if (document === undefined) throw new Error('not read');
      expect(check(document).filter(({ code }) => code.startsWith('SHP'))).toEqual([]);
      const written = encode(document);
      expect(written.dropped).toEqual([]);
      expect(canonicalJsonText(written.bytes)).toBe(canonicalJsonText(bytes));
    },
  );
});

const minimal = { transportDocumentReference: 'KOU1', isToOrder: false };

it.each<[string, unknown, string]>([
  ['a field that nobody knows', { surprise: { a: [1] } }, 'DCS-0013'],
  ['a field called __proto__', JSON.parse('{"__proto__": {"polluted": true}}'), 'DCS-0013'],
  ['null', { issueDate: null }, 'DCS-0002'],
  ['a number where text belongs', { carrierCode: 7 }, 'DCS-0002'],
  ['a day that is none', { issueDate: '2026-02-31' }, 'DCS-0006'],
  ['a country that is none', { placeOfIssue: { countryCode: 'China' } }, 'DCS-0006'],
  ['a list with one wrong entry', { displayedNameForPortOfLoad: ['a', 5] }, 'DCS-0002'],
  ['a number without end', { declaredValue: 1e300, declaredValueCurrency: 'USD' }, 'DCS-0012'],
  ['an unknown status', { transportDocumentStatus: 'LOST' }, 'DCS-0008'],
  ['a charge in dollars and words', { charges: [{ currencyAmount: 'ten' }] }, 'DCS-0002'],
])('%s is said, kept and written again', (_, change, code) => {
  const bytes = bytesOf({ ...minimal, ...Object.fromEntries(Object.entries(change as object)) });
  const { document, findings } = format.decode(bytes);
  expect(findings.map((one) => one.code)).toContain(code);
  if (document === undefined) throw new Error('not read');
  expect(check(document).filter((one) => one.code.startsWith('SHP'))).toEqual([]);
  expect(JSON.parse(new TextDecoder().decode(encode(document).bytes))).toEqual(
    JSON.parse(new TextDecoder().decode(bytes)),
  );
});

it('a value that was corrected stands before the one that was kept', () => {
  const { document } = format.decode(bytesOf({ ...minimal, issueDate: 'yesterday' }));
  if (document === undefined) throw new Error('not read');
  const { bytes } = encode({ ...document, issueDate: '2026-01-01' });
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({ issueDate: '2026-01-01' });
});

it('what the message cannot carry is dropped and said', () => {
  const { dropped, findings } = encode({
    type: 'bill-of-lading',
    consignmentItems: [{ hsCodes: [{ code: '940171', edition: '2022' }] }],
    declaredValue: { amount: '0.100000000001', currency: 'USD' },
    numberOfRiderPages: '123456789012345678901234',
    extensions: { 'other.format': { a: 1 } },
  });
  expect(dropped.map(({ path }) => path)).toEqual([
    '/extensions/other.format',
    '/numberOfRiderPages',
    '/consignmentItems/0/hsCodes/0/edition',
  ]);
  expect(findings.filter((one) => one.code === 'DCS-0012').map(({ path }) => path)).toEqual(['/numberOfRiderPages']);
});

it('any JSON: every leaf is in the document or beside it, and comes back', () => {
  const value = fc.jsonValue({ maxDepth: 3, noUnicodeString: false }) as fc.Arbitrary<unknown>;
  const names = [
    'transportDocumentReference',
    'charges',
    'declaredValue',
    'declaredValueCurrency',
    'documentParties',
    'isToOrder',
    'x',
  ];
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), value), (fields) => {
      const source = JSON.stringify(fields);
      const { document } = format.decode(new TextEncoder().encode(source));
      // Numbers and halves of characters that JSON cannot say twice in one way are refused before.
      if (document === undefined) return;
      expect(canonicalJsonText(encode(document).bytes)).toBe(canonicalJson(JSON.parse(source)));
    }),
    { numRuns: 500 },
  );
});
