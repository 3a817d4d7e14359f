import { assess, type Good } from '@kouan/rcep-calc';
import { describe, expect, test } from 'vitest';
import { sampleCertificate } from '../checks/certificate-of-origin/sample.testing.ts';
import { check } from '../checks/run.ts';
import { certificateFrom, declarationText, parseCertificateShipment, preferentialLines } from './index.ts';

const chair: Good = {
  id: 'chair',
  good: { hs: '9401610090' },
  producedIn: 'CN',
  importer: 'JP',
  value: { fob: '100.00', currency: 'USD' },
  operations: ['assembly'],
  differential: { appendix: false, rates: { CN: '5', VN: '8' } },
  materials: [
    { hs: '440710', value: '20.00', origin: 'VN', originating: true, proof: 'VN-1' },
    { hs: '940199', value: '30.00', origin: 'US' },
  ],
};
const goods = [chair, { ...chair, id: 'bad', rule: 'CC' }].map((good) => ({ good, assessment: assess(good) }));
const {
  type: _,
  items: [line],
  ...facts
} = sampleCertificate();
const {
  criterion: __,
  originCountry: ___,
  itemNumber: ____,
  fob: _____,
  hs: ______,
  ...rest
} = line ?? { itemNumber: '' };

describe('a certificate from assessments', () => {
  test('says what was decided, and has nothing against it', () => {
    const { certificate, findings } = certificateFrom(goods, [{ ...rest, good: 'chair' }], facts);
    expect(findings).toEqual([]);
    expect(certificate?.items[0]).toMatchObject({
      itemNumber: '1',
      hs: { code: '940161' },
      criterion: 'RVC',
      originCountry: 'CN',
      fob: { amount: '100.00', currency: 'USD' },
    });
    expect(certificate && check(certificate)).toEqual([]);
  });

  test('a claim at the highest rate is another country and a mark', () => {
    const { certificate } = certificateFrom(goods, [{ ...rest, good: 'chair', claim: 'highest' }], facts);
    expect(certificate?.items[0]).toMatchObject({ originCountry: 'VN', originClaim: 'highest' });
  });

  test.each([
    ['a good nobody assessed', { ...rest, good: 'other' }, facts, 'CRT-0001'],
    ['a good that does not originate', { ...rest, good: 'bad' }, facts, 'CRT-0002'],
    ['another agreement', { ...rest, good: 'chair' }, { ...facts, agreement: 'CPTPP' }, 'CRT-0004'],
  ])('%s: a finding and no certificate', (_name, one, own, code) => {
    const { certificate, findings } = certificateFrom(goods, [one], own);
    expect(certificate).toBeUndefined();
    expect(findings.map((each) => each.code)).toEqual([code]);
  });

  test('a country that is not decided: a finding with the candidates', () => {
    const tied = { ...chair, id: 'tied', differential: { appendix: true, rates: { CN: '5', VN: '8' } } };
    const materials = [
      { hs: '440710', value: '20.00', origin: 'VN', originating: true, proof: 'VN-1' },
      { hs: '440710', value: '20.00', origin: 'TH', originating: true, proof: 'TH-1' },
      { hs: '940199', value: '55.00', origin: 'KR', originating: null as never },
    ];
    const good = { ...tied, materials: materials.slice(0, 2), value: { fob: '41.00', currency: 'USD' } };
    const assessment = assess(good);
    const open = assessment.countryOfOrigin?.country === null;
    const { findings } = certificateFrom([{ good, assessment }], [{ ...rest, good: 'tied' }], facts);
    expect(findings.map((each) => each.code)).toEqual(open ? ['CRT-0003'] : []);
    expect(open).toBe(true);
  });
});

test('the declaration of an exporter has the particulars of Annex 3B', () => {
  const text = declarationText(sampleCertificate(), 'DOO-2026-1');
  for (const part of [
    'DOO-2026-1',
    '91330201MA281001XK',
    'HS 940161',
    'RVC ACU',
    'CN',
    '400 C62',
    'FOB 40000.00 USD',
    'JP',
    'ZHANG SAN',
  ])
    expect(text).toContain(part);
});

test('the links of an import declaration', () => {
  const { lines } = preferentialLines(sampleCertificate());
  expect(lines.map(({ link }) => link)).toEqual([
    { agreement: '22', proofKind: 'certificate', proofNumber: 'RC263302961000001', proofItemNumber: '1' },
    { agreement: '22', proofKind: 'certificate', proofNumber: 'RC263302961000001', proofItemNumber: '2' },
  ]);
  expect(preferentialLines({ ...sampleCertificate(), agreement: 'CPTPP' }).findings[0]?.code).toBe('CRT-0005');
});

test('a shipment is read, and what is wrong in it is said with its path', () => {
  const { shipment } = parseCertificateShipment({ ...facts, lines: [{ ...rest, good: 'chair' }] });
  expect(shipment?.lines).toEqual([{ ...rest, good: 'chair' }]);
  expect(shipment?.facts).toEqual(facts);
  const wrong: readonly [unknown, string][] = [
    [null, ''],
    [{ ...facts, lines: [] }, '/lines'],
    [{ ...facts, lines: [{ description: 'x' }] }, '/lines/0/good'],
    [{ ...facts, lines: [{ good: 'a', criterion: 'WO' }] }, '/lines/0'],
    [{ ...facts, issuedOn: 'today', lines: [{ good: 'a' }] }, '/issuedOn'],
  ];
  for (const [value, path] of wrong)
    expect(parseCertificateShipment(value).findings.map((each) => each.path)).toContain(path);
});
