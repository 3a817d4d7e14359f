import { existsSync, readFileSync } from 'node:fs';
import { type ConsignmentNote, documentSchemas } from '@kouan/sdk';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_BREAKS, messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { TABLE } from './table.ts';

const SCHEMA = new URL(
  '../../../../../../shared/data/formats/uncefact-bsp-jsonschema/JSONschema2020-12/snapshot/BuyShipPay/D23B/MultiModalTransport/ITIGG/IFTM%20P_R/Contract%20Status/UNECE-MultimodalWaybill.json',
  import.meta.url,
);
const FIXTURE = new URL('../../../../../fixtures/uncefact.multimodal-waybill/waybill.json', import.meta.url);

interface Schema {
  readonly $defs: {
    readonly udt: { readonly $defs: Record<string, object> };
    readonly codeList: {
      readonly $defs: Record<string, { oneOf?: readonly { const: string }[]; enum?: readonly string[] }>;
    };
  };
}

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parsed = (encoded: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(encoded));
const fixture = (): never => JSON.parse(readFileSync(FIXTURE, 'utf8')) as never;
const read = (message: unknown): ConsignmentNote => format.decode(bytes(message)).document as ConsignmentNote;

test('a waybill of three legs is read, and comes back', () => {
  const { document, findings, unmapped } = format.decode(bytes(fixture()));
  expect([findings, unmapped]).toEqual([[], []]);
  expect(documentSchemas['consignment-note'].safeParse(document).error?.issues ?? []).toEqual([]);
  expect(document).toMatchObject({
    kind: 'multimodal',
    number: 'MW-2026-1',
    legs: [{ mode: '3' }, { mode: '2', documentNumber: 'SMGS-1' }, { mode: '1', voyageNumber: '012E' }],
    equipment: [{ number: 'MSKU1234565', seals: [{ number: 'SEAL01' }] }],
    items: [{ hs: { code: '940161' }, packages: [{ quantity: '42' }] }],
  });
  const encoded = format.encode?.(document as ConsignmentNote);
  expect(encoded?.dropped).toEqual([]);
  expect(parsed(encoded?.bytes)).toEqual(fixture());
});

describe.skipIf(!existsSync(SCHEMA))('the schema of the master', () => {
  test('takes what is written', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
    // What is published refers to a type that it does not have.
    schema.$defs.udt.$defs['numericType'] = { type: 'object' };
    // The same lists in the form that is compiled ten times as fast.
    for (const list of Object.values(schema.$defs.codeList.$defs)) {
      const { oneOf = [] } = list;
      delete list.oneOf;
      list.enum = [...new Set(oneOf.map((one) => one.const))];
    }
    const validate = ajv.compile(schema);
    validate(parsed(format.encode?.(read(fixture())).bytes));
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ specifiedConsignment: [{ consignor: {} }] })).toBe(false);
  });
});

test('another message of the master is not taken for one', () => {
  const other = {
    exchangedDocument: { typeCode: { content: '730' } },
    specifiedConsignment: [{ consignorAssignedId: {} }],
  };
  expect([format.detect(bytes(fixture())), format.detect(bytes(other))]).toEqual([0.9, 0]);
});

test('what belongs to the railways alone is dropped by name', () => {
  const note = { ...read(fixture()), wagons: [{ number: '31' }], trainNumber: 'X8001' };
  expect(format.encode?.(note).dropped.map(({ path }) => path)).toEqual(['/wagons/0/number', '/trainNumber']);
});

test('every message that the table can read comes back, and is a document', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (tree) => {
      const document = read({ specifiedConsignment: [], ...tree });
      expect(documentSchemas['consignment-note'].safeParse(document).error?.issues ?? []).toEqual([]);
      const encoded = format.encode?.(document);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes as Uint8Array).document).toMatchObject(document);
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
