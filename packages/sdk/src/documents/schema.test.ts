import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sampleBill } from '../checks/bill-of-lading/sample.testing.ts';
import { sampleCertificate } from '../checks/certificate-of-origin/sample.testing.ts';
import { sampleExport, sampleImport } from '../checks/declaration/sample.testing.ts';
import { sampleHouseBill, sampleInstructions } from '../checks/shipping-instructions/sample.testing.ts';
import { documentSchemas } from './index.ts';

const schemaOf = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}.schema.json`, import.meta.url), 'utf8')) as object;

const receipt = { type: 'receipt', state: 'released', final: false, stage: 'business', channel: 'P' };
const envelope = { type: 'envelope', kind: 'message', transfer: { messageId: '1', receivers: ['2'] }, content: 'YQ==' };
const samples = {
  'aeo-record': [
    { type: 'aeo-record', tin: 'CN1234567890', status: 'active', names: [{ text: 'A', script: 'latin' }] },
  ],
  'bill-of-lading': [sampleBill()],
  'bonded-inventory': [{ type: 'bonded-inventory', direction: 'import', items: [{ hs: { code: '9405310000' } }] }],
  'certificate-of-origin': [sampleCertificate()],
  'commercial-invoice': [
    {
      type: 'commercial-invoice',
      lines: [{ quantity: { value: '2' }, unitPrice: { amount: '1.5', currency: 'USD' } }],
    },
  ],
  'consignment-note': [{ type: 'consignment-note', kind: 'rail-cim-smgs', items: [{ nhmCode: '847130' }] }],
  declaration: [sampleImport(), sampleExport()],
  'ecommerce-inventory': [
    { type: 'ecommerce-inventory', direction: 'export', items: [{ hs: { code: '1901101000' } }] },
  ],
  'ecommerce-logistics': [{ type: 'ecommerce-logistics', direction: 'import', grossWeight: '1.2' }],
  'ecommerce-movement': [{ type: 'ecommerce-movement', direction: 'import', kind: 'warehouse-entry', parcels: [{}] }],
  'ecommerce-order': [{ type: 'ecommerce-order', direction: 'import', buyer: { name: '张三' } }],
  'ecommerce-payment': [{ type: 'ecommerce-payment', direction: 'import', amount: '10' }],
  'ecommerce-summary': [{ type: 'ecommerce-summary', direction: 'export', kind: 'application' }],
  'ecommerce-tax': [{ type: 'ecommerce-tax', direction: 'import', kind: 'bill', status: 'made' }],
  'ecommerce-withdrawal': [{ type: 'ecommerce-withdrawal', direction: 'import', kind: 'return' }],
  envelope: [envelope],
  'equipment-interchange': [
    { type: 'equipment-interchange', equipment: [{ number: 'CSQU3054383', grossMass: { value: '1', unit: 'KGM' } }] },
  ],
  'gate-pass': [{ type: 'gate-pass', movement: 'exit', vehicle: { plate: '浙B00000', weight: '13000' } }],
  manifest: [{ type: 'manifest', consignments: [{ equipment: [{ number: 'HLBU1797589', seals: [{}] }] }] }],
  'packing-list': [{ type: 'packing-list', lines: [{ packageNumbers: '1-40', packages: [{ quantity: '40' }] }] }],
  'passenger-list': [{ type: 'passenger-list', persons: [{ familyName: 'LI', birthDate: '1990-01-31' }] }],
  'payment-record': [{ type: 'payment-record', amount: '100.50', orders: [{ orderNumber: 'A' }] }],
  receipt: [receipt],
  'road-cargo': [
    { type: 'road-cargo', authority: 'hong-kong', items: [{ description: '泵' }], expectedOn: '2026-03-05' },
  ],
  'sanitary-certificate': [{ type: 'sanitary-certificate', kind: 'phytosanitary', items: [{ commonName: 'Apple' }] }],
  shipment: [{ type: 'shipment', papers: [{ id: 'invoice', documentType: 'commercial-invoice' }] }],
  'shipping-instructions': [sampleInstructions(), { ...sampleInstructions(), houseBillOfLadings: [sampleHouseBill()] }],
  'verifiable-credential': [
    { type: 'verifiable-credential', issuer: { id: 'https://example.org/issuer' }, validFrom: '2026-01-01T00:00:00Z' },
  ],
} as const;
const ajv = () => new Ajv2020({ strict: true, strictRequired: false, validateFormats: false, allErrors: true });

describe.each(Object.keys(documentSchemas) as (keyof typeof documentSchemas)[])(
  'the published schema of a %s',
  (name) => {
    const validate = ajv().compile(schemaOf(name));

    it('accepts what zod accepts', () => {
      for (const sample of samples[name]) {
        expect(documentSchemas[name].safeParse(sample).success).toBe(true);
        expect(validate(sample), JSON.stringify(validate.errors)).toBe(true);
      }
    });

    it.each([
      ['an unknown field', { surprise: 1 }],
      ['another type', { type: 'other' }],
      [
        'a number where text belongs',
        { id: 7, clientReference: 7, fileName: 7, number: 7, transportDocumentReference: 7 },
      ],
    ])('refuses %s, as zod does', (_, change) => {
      const broken = { ...samples[name][0], ...change };
      expect(documentSchemas[name].safeParse(broken).success).toBe(false);
      expect(validate(broken)).toBe(false);
    });
  },
);
