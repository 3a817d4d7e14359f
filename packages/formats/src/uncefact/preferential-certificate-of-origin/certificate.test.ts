import { existsSync, readFileSync } from 'node:fs';
import { type CertificateOfOrigin, documentSchemas } from '@kouan/sdk';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_BREAKS, messagesOf } from '../../syntax/tree/samples.testing.ts';
import format from './format.ts';
import { FORM_D } from './forms.ts';
import { TABLE } from './table.ts';

const SCHEMA = new URL(
  '../../../../../../shared/data/formats/uncefact-bsp-jsonschema/JSONschema2020-12/snapshot/BuyShipPay/D23B/Regulatory/BSP%20eCert/Pref%20CoO/UNECE-PreferentialCoO.json',
  import.meta.url,
);

interface Schema {
  readonly $defs: { readonly codeList: { readonly $defs: Record<string, { oneOf?: unknown }> } };
}

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parsed = (encoded: Uint8Array | undefined): unknown => JSON.parse(new TextDecoder().decode(encoded));

/** Form D with every box filled. */
const FORM_D_CERTIFICATE: CertificateOfOrigin = {
  type: 'certificate-of-origin',
  agreement: 'ATIGA',
  form: 'Form D',
  number: 'VN-2026-1',
  issuedIn: 'VN',
  issuedOn: '2026-03-01',
  exporter: { name: 'SAMPLE VN', address: '1 SAMPLE', country: 'VN', identifier: '0101234567' },
  importer: { name: 'SAMPLE TH', address: '2 SAMPLE', country: 'TH' },
  transport: {
    departureDate: '2026-03-02',
    meansName: 'SAMPLE VESSEL',
    voyageNumber: '1',
    mode: '1',
    portOfLoading: 'VNSGN',
    portOfDischarge: 'LAEM CHABANG',
  },
  importingParty: 'TH',
  items: [
    {
      itemNumber: '1',
      marks: 'N/M',
      packages: { quantity: '10', kind: 'CARTONS' },
      description: 'Chairs',
      hs: { code: '940161' },
      criterion: 'RVC',
      originCountry: 'VN',
      grossMass: '100.5',
      quantity: { value: '10', unit: 'C62' },
      fob: { amount: '1000.00', currency: 'USD' },
    },
    { itemNumber: '7', description: 'Tables', packages: { kind: 'CT', quantity: '2' } },
  ],
  invoices: [{ number: 'INV-1', date: '2026-02-28' }],
  thirdPartyInvoicing: { name: 'SAMPLE HK', country: 'HK' },
  backToBack: { number: 'SG-1', issuedOn: '2026-01-01', issuedIn: 'SG' },
  issuedRetroactively: false,
  exhibition: { name: 'FAIR', place: 'BANGKOK' },
  declaration: { place: 'HANOI', date: '2026-03-01', signatory: 'X' },
  certification: { authority: 'MOIT', place: 'HANOI', date: '2026-03-01', officer: 'Y' },
  officialUse: { treatment: 'given' },
};

test('Form D is carried whole: nothing is dropped, and it comes back', () => {
  const encoded = format.encode?.(FORM_D_CERTIFICATE);
  expect([encoded?.findings, encoded?.dropped]).toEqual([[], []]);
  expect(format.decode(encoded?.bytes as Uint8Array)).toEqual({
    document: FORM_D_CERTIFICATE,
    findings: [],
    unmapped: [],
  });
});

test('places and packages are codes where they are written as codes', () => {
  expect(parsed(format.encode?.(FORM_D_CERTIFICATE).bytes)).toMatchObject({
    exchangedDocument: { typeCode: { content: '864' } },
    specifiedConsignment: [
      {
        loadingLogisticsLocation: { id: [{ schemeAgencyId: '6', content: 'VNSGN' }] },
        unloadingLogisticsLocation: { 'x-name': 'LAEM CHABANG' },
        includedConsignmentItem: [
          {
            includedTradeLineItem: [
              { physicalReferencedLogisticsPackage: [{ levelCode: { content: '1' }, 'x-typeText': 'CARTONS' }] },
              { 'x-itemNumber': '7', physicalReferencedLogisticsPackage: [{ typeCode: { content: 'CT' } }] },
            ],
          },
        ],
      },
    ],
  });
});

describe.skipIf(!existsSync(SCHEMA))('the schema of the master', () => {
  test('takes what is written', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    const schema = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Schema;
    // What is published lists only the codes of its own example, of countries only DE.
    for (const [name, list] of Object.entries(schema.$defs.codeList.$defs))
      if (name !== 'UNTDID1001Type') delete list.oneOf;
    const validate = ajv.compile(schema);
    for (const certificate of [FORM_D_CERTIFICATE, { ...FORM_D_CERTIFICATE, items: [] }]) {
      validate(parsed(format.encode?.(certificate).bytes));
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ exchangedDocument: { number: 1 } })).toBe(false);
  });
});

test('every box of Form D is a field of the document', () => {
  const at = (pointer: string): boolean => {
    const walk = (value: unknown, names: readonly string[]): boolean => {
      const [name, ...rest] = names;
      if (name === undefined) return value !== undefined;
      if (name === '*') return (value as unknown[]).some((one) => walk(one, rest));
      return typeof value === 'object' && value !== null && walk((value as Record<string, unknown>)[name], rest);
    };
    return walk(FORM_D_CERTIFICATE, pointer.split('/').slice(1));
  };
  // A filled certificate has them all but the reason why a preference was not given.
  expect(FORM_D.flatMap(({ fields }) => fields).filter((field) => !at(field))).toEqual(['/officialUse/reason']);
  expect(FORM_D.map(({ box }) => box)).toEqual(Array.from({ length: 13 }, (_, n) => String(n + 1)));
});

test('every message that the table can read comes back, and is a document', () => {
  fc.assert(
    fc.property(messagesOf(TABLE), (tree) => {
      const { exchangedDocument = {}, ...rest } = tree;
      const message = {
        exchangedDocument: { typeCode: { content: '864' }, ...(exchangedDocument as object) },
        ...rest,
      };
      const { document } = format.decode(bytes(message));
      expect(documentSchemas['certificate-of-origin'].safeParse(document).error?.issues ?? []).toEqual([]);
      const encoded = format.encode?.(document as CertificateOfOrigin);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes as Uint8Array).document).toMatchObject(document as object);
    }),
    { numRuns: 15 },
  );
});

describe('broken', () => {
  const message = parsed(format.encode?.(FORM_D_CERTIFICATE).bytes) as never;
  test.each(JSON_BREAKS)('%s', (_, codes, change) => {
    const broken = change(message);
    const { findings } = format.decode(typeof broken === 'string' ? new TextEncoder().encode(broken) : broken);
    expect(findings.map(({ code }) => code).filter((code) => codes.includes(code))).not.toEqual([]);
  });
});
