import { describe, expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import type { AssessOptions } from './case.ts';
import { good, material, originating } from './good.testing.ts';

const run = (more: Partial<Good>, options: AssessOptions = {}) => assess(good({ rule: 'RVC40', ...more }), options);
const codes = (more: Partial<Good>) => run(more).findings.map((one) => one.code);

describe('Article 3.4', () => {
  test('a material of another Party that originates counts whole, and the criterion says so', () => {
    const materials = [originating('940390', '50', 'VN'), material('940390', '30')];
    expect(run({ materials })).toMatchObject({
      outcome: 'originating',
      criteria: ['RVC', 'ACU'],
      rvc: { vnm: '30.00' },
    });
  });

  test('one that does not originate counts for nothing, however much was added to it there', () => {
    const half: Good = good({
      id: 'half',
      producedIn: 'VN',
      good: { hs: '940390' },
      rule: 'RVC40',
      value: { fob: '50' },
      materials: [material('940390', '31')],
    });
    const materials = [{ hs: '940390', value: '50', madeFrom: half }, material('940390', '20')];
    expect(run({ materials })).toMatchObject({ outcome: 'not-originating', rvc: { vnm: '70.00' } });
    // With full cumulation only what is foreign inside it counts: 31 + 20.
    expect(run({ materials }, { fullCumulation: true })).toMatchObject({
      outcome: 'originating',
      rvc: { vnm: '51.00', buildDown: { percent: '49.0000' } },
    });
  });

  test('cumulation is named only where it is needed', () => {
    expect(run({ materials: [originating('940390', '10', 'VN'), material('940390', '30')] }).criteria).toEqual(['RVC']);
  });

  test('status is not known from the country alone', () => {
    const open = run({ materials: [material('940390', '70', { origin: 'VN' })] });
    expect(open).toMatchObject({ outcome: 'undetermined', missing: [{ path: '/materials/0/originating' }] });
    expect(run({ materials: [material('940390', '70', { origin: 'VN', originating: false })] }).outcome).toBe(
      'not-originating',
    );
  });

  test('evidence of the material is asked for; a proof under another agreement is taken in Korea only', () => {
    const said = (proof: Good['materials'][number]['proof'], producedIn = 'CN') =>
      codes({
        producedIn,
        materials: [{ hs: '940390', value: '1', origin: 'VN', originating: true, ...(proof ? { proof } : {}) }],
      });
    expect(said(undefined)).toEqual(['ORG-0021']);
    expect(said('CO-77')).toEqual([]);
    expect(said({ kind: 'other-agreement', sameOrStricter: true })).toEqual(['ORG-0022']);
    expect(said({ kind: 'other-agreement', sameOrStricter: true }, 'KR')).toEqual([]);
    expect(said({ kind: 'other-agreement', sameOrStricter: false }, 'KR')).toEqual(['ORG-0022']);
  });

  test('a Party that joined later, or no Party, contributes nothing', () => {
    const materials = [originating('940390', '70', 'PH')];
    expect(run({ materials, exportedOn: '2023-06-01' })).toMatchObject({
      outcome: 'not-originating',
      findings: [{ code: 'ORG-0031' }],
    });
    expect(run({ materials, exportedOn: '2023-06-02' }).outcome).toBe('originating');
    expect(codes({ materials: [originating('940390', '70', 'US')] })).toEqual(['ORG-0006']);
  });
});

describe('Article 3.12', () => {
  const inner = (value: string): Good =>
    good({ id: 'inner', good: { hs: '940390' }, rule: 'CTH | RVC40', materials: [material('940390', value)] });

  test('what was made into an originating good counts whole', () => {
    const materials = [{ hs: '940390', value: '100', madeFrom: inner('60') }];
    expect(run({ materials, value: { fob: '110' } })).toMatchObject({ outcome: 'originating', criteria: ['PE'] });
  });

  test('what failed by a hair counts as foreign whole, unless the producer made it himself', () => {
    const bought = { hs: '940390', value: '100', madeFrom: inner('60.01') };
    expect(run({ materials: [bought], value: { fob: '110' } }).outcome).toBe('not-originating');
    expect(run({ materials: [{ ...bought, selfProduced: true }], value: { fob: '110' } })).toMatchObject({
      outcome: 'originating',
      criteria: ['RVC'],
    });
  });

  test('an open intermediate leaves open what turns on it', () => {
    const unknown: Good = { ...inner('0'), materials: [material('940390', '90', { origin: 'TH' })] };
    expect(run({ materials: [{ hs: '940390', value: '70', madeFrom: unknown }] }).outcome).toBe('undetermined');
    expect(run({ materials: [{ hs: '940390', value: '60', madeFrom: unknown }] }).outcome).toBe('originating');
  });

  test('fifty tiers are rolled up; a good made from itself is refused', () => {
    let chain = inner('60');
    for (let tier = 0; tier < 50; tier += 1) {
      chain = good({ id: `t${tier}`, materials: [{ hs: '940390', value: '50', madeFrom: chain }] });
    }
    expect(assess(chain).outcome).toBe('originating');
    const self = good({ materials: [] }) as { materials: unknown };
    self.materials = [{ hs: '940390', value: '1', madeFrom: self }];
    expect(assess(self as Good)).toMatchObject({ outcome: 'undetermined', findings: [{ code: 'ORG-0008' }] });
    let deep = inner('60');
    for (let tier = 0; tier < 1_100; tier += 1) deep = good({ materials: [{ hs: '940390', madeFrom: deep }] });
    expect(assess(deep)).toMatchObject({ outcome: 'undetermined', findings: [{ code: 'ORG-0009' }] });
  });
});
