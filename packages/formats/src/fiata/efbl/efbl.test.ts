import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { type BillOfLading, documentSchemas } from '@kouan/sdk';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_BREAKS, messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { TABLE } from './table.ts';

const DATA = new URL('../../../../../../shared/data/formats/fiata-efbl/', import.meta.url);
const FIXTURE = new URL('../../../../../fixtures/fiata.efbl/bill.json', import.meta.url);

const parsed = (encoded: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(encoded));
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const fixture = (): never => JSON.parse(readFileSync(FIXTURE, 'utf8')) as never;

const samples = existsSync(DATA)
  ? readdirSync(new URL('examples/', DATA)).filter((name) => name.endsWith('_cargo.json'))
  : [];

/** The schema in one piece: its identifiers do not lead to its files, so that references are followed by path here. */
function schema(file: string): object {
  const at = new URL(`json-schemas/${file}`, DATA);
  const whole = JSON.parse(readFileSync(at, 'utf8')) as Record<string, unknown>;
  const { $id: _, $schema: __, $defs = {}, ...rest } = whole;
  const follow = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(follow);
    if (typeof value !== 'object' || value === null) return value;
    const { $ref, ...more } = value as { $ref?: string };
    const others = Object.fromEntries(Object.entries(more).map(([name, one]) => [name, follow(one)]));
    if ($ref === undefined) return others;
    const target = $ref.startsWith('#/$defs/')
      ? follow(($defs as Record<string, unknown>)[$ref.slice('#/$defs/'.length)])
      : schema(new URL($ref, at).href.slice(new URL('json-schemas/', DATA).href.length));
    return { ...(target as object), ...others };
  };
  return follow(rest) as object;
}

describe.skipIf(samples.length === 0)('the official samples', () => {
  const validate =
    samples.length === 0 ? undefined : new Ajv2020({ strict: false }).compile(schema('efbl.schema.json'));
  const valid = (message: unknown): boolean => validate?.(message) ?? false;

  test('all three are looked at', () => expect(samples).toHaveLength(3));

  test.each(samples)('%s is read whole, a document, and the same again', (name) => {
    const input = new Uint8Array(readFileSync(new URL(`examples/${name}`, DATA)));
    const { document, findings, unmapped } = format.decode(input);
    // The second and the third measure a volume in m2: it stays beside the document.
    const odd = name === 'first_cargo.json' ? [] : [['TRE-0003', 'm2']];
    expect(findings.map(({ code, found }) => [code, found])).toEqual(odd);
    expect(unmapped).toEqual([]);
    expect(documentSchemas['bill-of-lading'].safeParse(document).error?.issues ?? []).toEqual([]);
    const encoded = format.encode?.(document as BillOfLading);
    expect(encoded?.dropped).toEqual([]);
    expect(parsed(encoded?.bytes)).toEqual(parsed(input));
    // Two of the three have a member that their own schema does not allow; the verdict does not change.
    expect(valid(parsed(encoded?.bytes))).toBe(name === 'first_cargo.json');
  });

  test('what is written of a bill that was never read fits the schema', () => {
    const { document } = format.decode(bytes(fixture()));
    const { extensions: _, ...bill } = document as BillOfLading;
    const encoded = format.encode?.(bill);
    expect(encoded?.dropped).toEqual([]);
    const fits = valid(parsed(encoded?.bytes));
    expect([fits, validate?.errors ?? []]).toEqual([true, []]);
  });
});

test('a bill is to the order of whom it names as consignee', () => {
  const { document } = format.decode(bytes(fixture()));
  expect(document).toMatchObject({
    transportDocumentTypeCode: 'BOL',
    isToOrder: true,
    documentParties: { endorsee: { partyName: 'SAMPLE BANK' }, notifyParties: [{ partyName: 'SAMPLE TRADING KK' }] },
    consignmentItems: [
      { hsCodes: [{ code: '940161' }], cargoItems: [{ cargoGrossWeight: { value: '1650.5', unit: 'KGM' } }] },
    ],
  });
});

test('what a FIATA bill cannot carry is dropped by name', () => {
  const { document } = format.decode(bytes(fixture()));
  const more = { ...(document as BillOfLading), isToOrder: false, carrierCode: 'MAEU' };
  expect(format.encode?.(more).dropped).toEqual([
    { path: '/isToOrder', value: false },
    { path: '/carrierCode', value: 'MAEU' },
  ]);
});

test('every message that the table can read comes back, and is a document', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (tree) => {
      const message = { supply_chain_consignment: { cto: { name: { value: 'X' } } }, ...tree };
      const { document } = format.decode(bytes(message));
      expect(documentSchemas['bill-of-lading'].safeParse(document).error?.issues ?? []).toEqual([]);
      const encoded = format.encode?.(document as BillOfLading);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes as Uint8Array).document).toMatchObject(document as object);
    }),
    { numRuns: 15 },
  );
});

describe('broken', () => {
  test.each(JSON_BREAKS)('%s', (_, codes, change) => {
    const broken = change(fixture());
    const { findings } = format.decode(typeof broken === 'string' ? new TextEncoder().encode(broken) : broken);
    expect(findings.map(({ code }) => code).filter((code) => codes.includes(code))).not.toEqual([]);
  });
});
