import { describe, expect, test } from 'vitest';
import type { CertificateOfOrigin } from '../../documents/certificate-of-origin/certificate-of-origin.ts';
import { check } from '../run.ts';
import { COO } from './catalogue.ts';
import { sampleCertificate } from './sample.testing.ts';

type Change = (one: CertificateOfOrigin) => CertificateOfOrigin;
const codes = (document: CertificateOfOrigin, today = '2026-04-01') =>
  check(document, { today }).map(({ code }) => code);

const set =
  (more: Partial<Record<keyof CertificateOfOrigin, unknown>>): Change =>
  (one) =>
    JSON.parse(JSON.stringify({ ...one, ...more })) as CertificateOfOrigin;
const item =
  (more: object): Change =>
  (one) =>
    JSON.parse(
      JSON.stringify({ ...one, items: one.items.map((each, at) => (at === 0 ? { ...each, ...more } : each)) }),
    );
const backToBack = { number: 'VN-1', issuedOn: '2025-12-01', issuedIn: 'VN', originCountry: 'VN' };

/** Code → what breaks the sample. */
const CASES: Readonly<Record<keyof typeof COO, readonly Change[]>> = {
  exporter: [set({ exporter: { name: 'X', country: 'CN' } }), set({ exporter: undefined })],
  importer: [set({ importer: { name: 'X' } })],
  producer: [set({ producerDisclosure: undefined }), set({ producerDisclosure: 'named', producer: { country: 'CN' } })],
  producerHidden: [set({ producerDisclosure: 'confidential', producer: { name: 'X' } })],
  itemProducer: [set({ producerDisclosure: 'see-items' })],
  departure: [set({ transport: { meansName: 'A', portOfDischarge: 'B' } })],
  transport: [set({ transport: { departureDate: '2026-03-02', meansName: 'A' } })],
  noItems: [set({ items: [] })],
  itemNumber: [item({ itemNumber: '2' }), item({ itemNumber: '01' })],
  description: [item({ description: ' ' })],
  packages: [item({ packages: { kind: 'CARTONS' } })],
  hs: [item({ hs: { code: '94016100' } }), item({ hs: undefined })],
  criterion: [
    item({ criterion: 'WO ACU' }),
    item({ criterion: 'CTH' }),
    item({ criterion: 'RVC DMI' }),
    item({ criterion: undefined }),
  ],
  originCountry: [item({ originCountry: undefined }), item({ originCountry: 'FR' })],
  originElsewhere: [item({ criterion: 'WO', originCountry: 'VN' })],
  quantity: [item({ quantity: { value: '3' } }), item({ quantity: undefined })],
  fob: [item({ fob: undefined })],
  invoice: [set({ invoices: [{ number: 'INV-1' }] }), set({ invoices: [] })],
  invoiceLate: [set({ invoices: [{ number: 'INV-1', date: '2026-03-02' }] })],
  invoiceUnknown: [item({ invoiceNumbers: ['INV-2'] })],
  thirdParty: [set({ thirdPartyInvoicing: { name: 'HK AGENT' } })],
  backToBack: [set({ backToBack: { ...backToBack, number: undefined } })],
  backToBackOrigin: [set({ backToBack: { ...backToBack, originCountry: undefined } })],
  backToBackExpired: [set({ backToBack: { ...backToBack, issuedOn: '2025-02-27' } })],
  retroactive: [set({ issuedOn: '2026-03-03' })],
  tooLate: [set({ transport: { departureDate: '2025-02-28', meansName: 'A', portOfDischarge: 'B' } })],
  notRetroactive: [set({ issuedRetroactively: true })],
  number: [set({ number: undefined }), set({ issuedOn: undefined })],
  declaration: [set({ declaration: { place: 'NINGBO', date: '2026-03-01' } }), set({ declaration: undefined })],
  certification: [set({ certification: { authority: 'NINGBO CUSTOMS', place: 'NINGBO' } })],
  notInForce: [set({ importingParty: 'MM', issuedOn: '2022-03-01' }), set({ importingParty: 'FR' })],
  expired: [set({ issuedOn: '2025-03-01' })],
  copy: [
    set({ copy: 'certified-true-copy' }),
    set({ copy: 'certified-true-copy', replaces: { number: 'OTHER', issuedOn: '2026-02-01' } }),
  ],
  exporterElsewhere: [set({ exporter: { name: 'X', address: 'Y', country: 'VN' } })],
  samePair: [set({ importingParty: 'CN' })],
  declaredLater: [set({ declaration: { place: 'NINGBO', date: '2026-03-02', signatory: 'Z' } })],
};

test('the sample has nothing to be said against', () => expect(codes(sampleCertificate())).toEqual([]));

describe.each(Object.entries(CASES) as [keyof typeof COO, readonly Change[]][])('%s', (name, changes) => {
  test.each(changes.map((change) => [change] as const))('is found', (change) => {
    expect(codes(change(sampleCertificate()))).toContain(COO[name].code);
  });
});

test.each<[string, Change]>([
  ['a draft', set({ number: undefined, issuedOn: undefined, certification: undefined })],
  ['issued after departure, and says so', set({ issuedOn: '2026-03-05', issuedRetroactively: true })],
  ['back-to-back', set({ backToBack })],
  ['third-party invoicing', set({ thirdPartyInvoicing: { name: 'HK AGENT', country: 'HK' } })],
  ['a copy', set({ copy: 'certified-true-copy', replaces: { number: 'RC263302961000001', issuedOn: '2026-02-01' } })],
  ['a claim at the highest rate', item({ originClaim: 'highest', originCountry: 'VN' })],
  ['two added criteria', item({ criterion: 'CTC ACU DMI' })],
  ['a producer of its own', set({ producerDisclosure: 'named', producer: { name: 'X' } })],
])('%s is right', (_, change) => expect(codes(change(sampleCertificate()))).toEqual([]));

test('every code of the catalogue has a case', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(COO).sort());
});
