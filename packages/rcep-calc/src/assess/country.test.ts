import { describe, expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material, originating } from './good.testing.ts';

const run = (more: Partial<Good>) => assess(good({ rule: 'CTH', importer: 'JP', ...more }));
const placeOf = (more: Partial<Good>) => run(more).countryOfOrigin;

/** Made in CN of 85 from VN and TH, so that 15 % was added there. */
const thin = [originating('440710', '50', 'VN'), originating('440720', '35', 'TH')];
/** 79 foreign: 21 % were added in CN. */
const thick = [material('440710', '79')];

describe('Article 2.6', () => {
  test('2 the Party where the status was acquired', () => {
    const differential = { appendix: false };
    expect(placeOf({ materials: thick, differential })).toMatchObject({ country: 'CN', basis: '2.6.2' });
    expect(placeOf({ whollyObtained: { clause: 'a' }, rule: 'WO', differential })).toMatchObject({ country: 'CN' });
    expect(placeOf({ materials: thin, differential, operations: ['assembly'] })).toMatchObject({
      country: 'CN',
      basis: '2.6.2',
    });
  });

  test('2 and 5 made of originating materials by minimal operations: not the exporter', () => {
    const only = { materials: thin, differential: { appendix: false } };
    expect(placeOf({ ...only, operations: ['packaging'] })).toMatchObject({ country: 'VN', basis: '2.6.4' });
    expect(placeOf({ ...only, operations: ['packaging', 'blessing'] })).toMatchObject({
      country: null,
      basis: '2.6.5',
      candidates: ['CN', 'VN'],
    });
  });

  test.each([
    ['80', 'CN', '2.6.3', '20.0000'],
    ['80.01', 'VN', '2.6.4', '19.9900'],
  ])('3 on the Appendix, %s from Viet Nam: %s', (value, country, basis, percent) => {
    const materials = [originating('440710', value, 'VN')];
    expect(placeOf({ materials, differential: { appendix: true } })).toMatchObject({
      country,
      basis,
      domesticValue: { percent },
    });
  });

  test('3 the threshold is the importing Party’s', () => {
    const differential = { appendix: true, threshold: '15' };
    expect(placeOf({ materials: thin, differential })).toMatchObject({ country: 'CN', basis: '2.6.3' });
    expect(placeOf({ materials: thin, differential: { ...differential, threshold: '15.01' } })?.country).toBe('VN');
  });

  test('3 an importing Party without an Appendix asks nothing', () => {
    expect(placeOf({ importer: 'AU', materials: thin, differential: { appendix: true } })).toMatchObject({
      country: 'CN',
      basis: '2.6.2',
    });
  });

  test('3 not known whether it is on the Appendix: an answer only where both ways agree', () => {
    expect(placeOf({ materials: thick })).toMatchObject({ country: 'CN' });
    const open = run({ materials: thin, operations: ['assembly'] });
    expect(open).toMatchObject({
      outcome: 'originating',
      countryOfOrigin: { country: null, candidates: ['CN', 'VN'] },
      missing: [{ path: '/differential/appendix' }],
    });
  });

  test('3 a material of unknown status leaves the domestic value open', () => {
    const materials = [originating('440710', '50', 'CN'), material('440720', '45', { origin: 'TH' })];
    expect(run({ materials, differential: { appendix: true } })).toMatchObject({
      outcome: 'originating',
      countryOfOrigin: { country: null },
    });
    expect(placeOf({ materials })).toMatchObject({ country: null });
  });

  test('4 the highest value of originating materials, the exporter’s own included', () => {
    const materials = [
      originating('440710', '10', 'CN'),
      originating('440720', '30', 'VN'),
      originating('440730', '25', 'VN'),
      originating('440740', '31', 'TH'),
    ];
    expect(placeOf({ materials, differential: { appendix: true } })).toMatchObject({
      country: 'VN',
      basis: '2.6.4',
      contributions: { CN: '10.00', TH: '31.00', VN: '55.00' },
    });
  });

  test('4 a tie is reported and goes to the higher duty; without rates to nobody', () => {
    const materials = [originating('440710', '45', 'VN'), originating('440720', '45', 'TH')];
    const tie = (rates?: Record<string, string>) =>
      run({ materials, differential: { appendix: true, ...(rates === undefined ? {} : { rates }) } });
    expect(tie({ VN: '3', TH: '10' })).toMatchObject({
      countryOfOrigin: { country: 'TH', candidates: ['TH', 'VN'] },
      findings: [{ code: 'ORG-0028' }],
      rate: { rate: '10', country: 'TH' },
    });
    expect(tie()).toMatchObject({ countryOfOrigin: { country: null, candidates: ['TH', 'VN'] } });
    expect(tie().missing.map((fact) => fact.path)).toEqual(['/differential/rates']);
  });

  test('6 (a) the highest rate of those that contributed, (b) of all; the applied rate when it is lower', () => {
    const rates = { CN: '8', VN: '4', TH: '6', KR: '12' };
    const at = (mfn?: string) =>
      run({ materials: thin, differential: { appendix: true, rates, ...(mfn === undefined ? {} : { mfn }) } });
    expect(at()).toMatchObject({
      rate: { rate: '4', country: 'VN', basis: '2.6.4' },
      claims: [
        { rate: '8', country: 'CN', basis: '2.6.6(a)' },
        { rate: '12', country: 'KR', basis: '2.6.6(b)' },
      ],
    });
    expect(at('3.5').rate).toEqual({ rate: '3.5', basis: '2.4' });
    expect(at('4.5').rate).toMatchObject({ rate: '4' });
  });

  test('a good that does not originate has no country of origin', () => {
    expect(placeOf({ rule: 'RVC40', materials: thick })).toBeUndefined();
    expect(placeOf({ agreement: 'CPTPP', producedIn: 'JP', importer: 'AU', materials: thick })).toBeUndefined();
  });
});
