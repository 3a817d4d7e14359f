import { describe, expect, test } from 'vitest';
import type { Good, Material } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material, originating } from './good.testing.ts';

const run = (more: Partial<Good>) => assess(good({ rule: 'RVC40', ...more }));
const vnmOf = (more: Partial<Material>) => run({ materials: [material('940390', '70', more)] }).rvc?.vnm;

describe('Article 3.5', () => {
  test.each([
    ['60', 'originating', '40.0000'],
    ['60.0001', 'not-originating', '39.9999'],
    ['60.004', 'not-originating', '39.9960'],
    ['59.99999999', 'originating', '40.0000'],
    ['0', 'originating', '100.0000'],
  ])('a foreign material of %s: %s', (value, outcome, percent) => {
    const assessment = run({ materials: [material('940390', value)] });
    expect(assessment).toMatchObject({ outcome, rvc: { buildDown: { percent } } });
  });

  test('either formula is enough, and a third of a cent is not lost', () => {
    const thirds = { materials: [material('940390', '2')], value: { fob: '3' } };
    expect(run({ ...thirds, rule: 'RVC33.34' }).outcome).toBe('not-originating');
    expect(run({ ...thirds, rule: 'RVC33.3333' }).outcome).toBe('originating');
    const noValue = { materials: [{ hs: '940390', origin: 'US' }, originating('940390', '10', 'CN')] };
    expect(run({ ...noValue, costs: { labour: '20', profit: '10' } }).outcome).toBe('originating');
    expect(run({ ...noValue, costs: { labour: '20', profit: '9.99' } })).toMatchObject({
      outcome: 'undetermined',
      missing: [{ path: '/materials/0/value' }],
    });
  });

  test.each<[string, Material['deductions'], string]>([
    ['nothing known, nothing off', undefined, '70.00'],
    ['freight and insurance', { transport: '10' }, '60.00'],
    ['duties', { duties: '5' }, '65.00'],
    ['duties that came back', { duties: '5', dutiesRefunded: '5' }, '70.00'],
    ['duties that came back in part', { duties: '5', dutiesRefunded: '2' }, '67.00'],
    ['waste less scrap', { waste: '4', scrapValue: '1.5' }, '67.50'],
    ['all of them', { transport: '1', duties: '2', dutiesRefunded: '1', waste: '3', scrapValue: '1' }, '66.00'],
  ])('3.5.5 %s', (_, deductions, vnm) => {
    expect(vnmOf(deductions === undefined ? {} : { deductions })).toBe(vnm);
  });

  test('3.5.5 takes nothing off an originating material, and no more than there is', () => {
    const own = { ...originating('940390', '70', 'CN'), deductions: { transport: '10' } };
    expect(run({ materials: [own], costs: { labour: '1' } }).rvc).toMatchObject({ vom: '70.00', vnm: '0.00' });
    const above = run({ materials: [material('940390', '70', { deductions: { transport: '70.01' } })] });
    expect(above).toMatchObject({ outcome: 'undetermined', findings: [{ code: 'ORG-0012' }] });
    const refund = run({ materials: [material('940390', '70', { deductions: { duties: '1', dutiesRefunded: '2' } })] });
    expect(refund.findings).toMatchObject([{ code: 'ORG-0012', path: '/materials/0/deductions/dutiesRefunded' }]);
  });

  test('3.5.4 an origin nobody determined is non-originating', () => {
    expect(vnmOf({ origin: null })).toBe('70.00');
    const { origin: _, ...none } = material('940390', '70');
    expect(run({ materials: [none] })).toMatchObject({ outcome: 'not-originating' });
    expect(run({ materials: [none] }).steps?.map((step) => step.article)).toContain('3.5.4');
  });

  test('an unknown value leaves open what turns on it, and shows no sum without it', () => {
    const open = run({ materials: [{ hs: '940390', origin: 'US' }] });
    expect(open).toMatchObject({ outcome: 'undetermined', missing: [{ path: '/materials/0/value' }] });
    expect(open.rvc?.buildDown).toBeUndefined();
    const settled = run({ materials: [{ hs: '940390', origin: 'US' }, material('940390', '60.01')] });
    expect(settled.outcome).toBe('not-originating');
    const { value: _, ...free } = originating('940390', '1', 'CN');
    expect(run({ materials: [free], costs: { labour: '1' } }).rvc?.buildUp).toBeUndefined();
  });

  test('without FOB a content is open, with FOB 0 it is refused', () => {
    expect(run({ value: {}, materials: [material('940390', '1')] })).toMatchObject({
      outcome: 'undetermined',
      missing: [{ path: '/value/fob' }],
    });
    expect(run({ value: { fob: '0.00' }, materials: [material('940390', '1')] }).findings).toMatchObject([
      { code: 'ORG-0004' },
    ]);
  });

  test('another currency is converted exactly, or said to have no rate', () => {
    const materials = [material('940390', '9', { currency: 'USD' })];
    const at = (rate: string) => run({ materials, exchangeRates: { USD: rate } });
    expect(at('6.6666666').outcome).toBe('originating');
    expect(at('6.6666667').outcome).toBe('not-originating');
    expect(run({ materials })).toMatchObject({ outcome: 'undetermined', findings: [{ code: 'ORG-0011' }] });
    expect(at('0').findings).toMatchObject([{ code: 'ORG-0019' }]);
  });
});

describe('Articles 3.8 to 3.10 and 3.13', () => {
  const CTH = 'CTH';
  test.each<[string, string, Partial<Material>, string]>([
    ['3.8 transport packing is nowhere', 'RVC40', { role: 'transport-packaging' }, 'originating'],
    ['3.8 retail packing changes nothing', CTH, { role: 'retail-packaging' }, 'originating'],
    ['3.8 retail packing counts by value', 'RVC40', { role: 'retail-packaging' }, 'not-originating'],
    ['3.9 an accessory changes nothing', CTH, { role: 'accessory' }, 'originating'],
    ['3.9 an accessory counts by value', 'RVC40', { role: 'accessory' }, 'not-originating'],
    [
      '3.9 invoiced by itself it is a material',
      CTH,
      { role: 'accessory', invoicedSeparately: true },
      'not-originating',
    ],
    ['3.9 beyond custom it is a material', CTH, { role: 'accessory', customary: false }, 'not-originating'],
    ['3.10 indirect materials originate, for the class', CTH, { role: 'indirect' }, 'originating'],
    ['3.10 and for the value', 'RVC40', { role: 'indirect' }, 'originating'],
    ['a material is a material', CTH, { role: 'material' }, 'not-originating'],
  ])('%s', (_, rule, more, outcome) => {
    const materials = [material('940390', '61', { ...more }), material('440710', '0')];
    expect(run({ rule, materials }).outcome).toBe(outcome);
  });

  test('packing and accessories of unknown status leave open only the content', () => {
    const materials = [material('940390', '61', { role: 'retail-packaging', origin: 'TH' })];
    expect(run({ rule: CTH, materials: [...materials, material('440710', '0')] }).outcome).toBe('originating');
    expect(run({ materials: [...materials, material('440710', '0')] }).outcome).toBe('undetermined');
  });

  test('each article is a step', () => {
    const roles = ['transport-packaging', 'retail-packaging', 'accessory', 'indirect'] as const;
    const { steps } = run({ materials: roles.map((role) => material('940390', '1', { role })) });
    expect(steps?.map((step) => step.article)).toEqual(expect.arrayContaining(['3.8', '3.9', '3.10', '3.13']));
  });
});
