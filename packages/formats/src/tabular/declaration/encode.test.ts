import { leavesOf, pointerTokens } from '@kouan/core';
import type { Declaration } from '@kouan/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TABLE } from './table.ts';

const { decode, encode } = TABLE;

type Box = Record<string, unknown>;

/** Texts that a cell may find hard: formulas, quotes, delimiters, line ends, spaces, other alphabets, half characters. */
const hardText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '=1+1',
    '+86',
    '-5',
    '-5.50',
    '@x',
    "'=x",
    "''",
    '"',
    'a"b',
    'a,b',
    'a\nb',
    'a\r\nb',
    'a\tb',
    ' a',
    'a ',
  ),
  fc.constantFrom('离心泵', '0012', '1e5', '\ud800', '\ufffd', 'a\0b', '|', ';', '#', 'true', ''),
);
const decimalText = fc.tuple(fc.integer({ min: -99_999, max: 99_999_999 }), fc.nat(9999)).map(([a, b]) => `${a}.${b}`);
const listText = fc.array(fc.oneof(fc.constantFrom('4', '3', '工业用', ''), hardText), { maxLength: 4 });

const part = (shape: Record<string, fc.Arbitrary<unknown>>) => fc.record(shape, { requiredKeys: [] });

const item = part({
  name: hardText,
  hs: fc.constantFrom({ code: '0203290000' }, { code: '8413709990', edition: '2022' }),
  elements: listText,
  quantity: part({ value: decimalText, unit: fc.constantFrom('KGM', 'cn:001') }),
  unitPrice: decimalText,
  originCountry: fc.constantFrom('CN', 'cn:XYZ'),
  goodsItemNumber: fc.constantFrom('1', '2'),
  preferentialOrigins: fc.array(fc.record({ agreement: fc.constantFrom('22', '01') }), { maxLength: 2 }),
  dangerousGoods: part({ notDangerous: fc.boolean(), unNumber: fc.constant('1263') }),
  extensions: fc.constant({ 'china.declaration': { 'DecList/X': 'y' } }),
});

const declaration = fc
  .tuple(
    fc.constantFrom('import', 'export'),
    part({
      clientReference: hardText,
      note: hardText,
      grossMass: decimalText,
      guaranteeRelease: fc.boolean(),
      transport: part({
        mode: fc.constantFrom('1', 'cn:9'),
        entryExitDate: fc.constantFrom('2026-01-05', '2024-02-29'),
      }),
      packages: part({ quantity: decimalText, kind: fc.constantFrom('4G', 'cn:22') }),
      pricePromises: part({ relatedParties: fc.constantFrom('yes', 'no', 'empty') }),
      containers: fc.array(part({ containerNumber: hardText, goodsItemNumbers: listText }), { maxLength: 3 }),
    }),
    fc.array(item, { maxLength: 4 }),
  )
  .map(
    ([direction, header, items]) => ({ type: 'declaration', direction, ...header, items }) as unknown as Declaration,
  );

/** A copy without what stands at the pointers, and without what that leaves empty. */
function without(document: Declaration, paths: readonly string[]): unknown {
  const copy = structuredClone(document) as unknown as Box;
  for (const path of paths) {
    const tokens = pointerTokens(path);
    let box: Box | undefined = copy;
    for (const token of tokens.slice(0, -1)) box = box?.[token] as Box | undefined;
    if (box !== undefined) delete box[tokens.at(-1) as string];
  }
  return pruned(copy, '');
}

function pruned(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const rows = value.map((one) => pruned(one, '')).filter((one) => one !== undefined);
    return rows.length === 0 && key !== 'items' ? undefined : rows;
  }
  const entries = Object.entries(value).map(([name, child]) => [name, pruned(child, name)] as const);
  const kept = entries.filter(([, child]) => child !== undefined);
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
}

const csv = (document: Declaration): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(encode(document).bytes);

describe('writing a declaration as a table', () => {
  test('what is read back is what was written, without what was said to be dropped', () => {
    fc.assert(
      fc.property(declaration, (document) => {
        const { bytes, dropped } = encode(document);
        const decoded = decode(bytes);
        expect(decoded.findings).toEqual([]);
        expect(decoded.unmapped).toEqual([]);
        expect(decoded.document).toEqual(
          without(
            document,
            dropped.map(({ path }) => path),
          ),
        );
      }),
      { numRuns: 400 },
    );
  });

  test('what is dropped is named with its pointer and its value', () => {
    fc.assert(
      fc.property(declaration, (document) => {
        const leaves = new Map(leavesOf(document));
        for (const { path, value } of encode(document).dropped)
          expect(JSON.stringify(value)).toBe(JSON.stringify(leaves.get(path) ?? value));
      }),
      { numRuns: 100 },
    );
  });

  test('a cell that a spreadsheet would run is made text, and comes back', () => {
    const document: Declaration = {
      type: 'declaration',
      direction: 'import',
      items: [{ name: '=HYPERLINK("http://example.org","x")' }, { name: '@SUM(A1)' }, { name: '-1+2' }],
    };
    expect(csv(document).match(/(^|,)"?[=@+]/gm)).toBeNull();
    expect(decode(encode(document).bytes).document?.items.map(({ name }) => name)).toEqual(
      document.items.map(({ name }) => name),
    );
  });

  test('a negative amount stays a number', () => {
    expect(csv({ type: 'declaration', direction: 'import', otherCharges: { value: '-12.50' }, items: [] })).toContain(
      ',-12.50',
    );
  });

  test('begins with the mark that spreadsheets need, and has a row for each item', () => {
    const text = csv({
      type: 'declaration',
      direction: 'export',
      clientReference: 'R1',
      items: [{ name: '甲' }, { name: '乙' }],
    });
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.trimEnd().split('\r\n')).toHaveLength(3);
  });

  test('a declaration whose reference cannot be carried still stays one declaration', () => {
    const { bytes, dropped } = encode({
      type: 'declaration',
      direction: 'import',
      clientReference: ' padded',
      items: [{ name: 'a' }, { name: 'b' }],
    });
    expect(dropped.map(({ path }) => path)).toEqual(['/clientReference']);
    expect(decode(bytes).document?.items).toHaveLength(2);
  });
});
