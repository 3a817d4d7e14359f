import { describe, expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material } from './good.testing.ts';

const run = (more: Partial<Good>) => assess(good({ rule: 'CTH', ...more }));
const chair = (value: string, more: Partial<Good> = {}) => run({ materials: [material('940390', value)], ...more });
const shirt = (value: string, weight: string | undefined, more: Partial<Good> = {}) =>
  run({
    good: { hs: '610910' },
    rule: 'CC',
    netWeight: '1',
    materials: [material('611790', value, weight === undefined ? {} : { weight })],
    ...more,
  });

describe('Article 3.7', () => {
  test.each([
    ['10', 'originating', '10.0000'],
    ['10.00', 'originating', '10.0000'],
    ['10.0001', 'not-originating', '10.0001'],
    ['0', 'originating', '0.0000'],
  ])('unchanged materials worth %s of 100: %s', (value, outcome, percent) => {
    const assessment = chair(value);
    expect(assessment).toMatchObject({
      outcome,
      deMinimis: { applied: outcome === 'originating', value: { percent } },
    });
    expect(assessment.criteria).toEqual(outcome === 'originating' ? ['CTC', 'DMI'] : []);
    expect(assessment.steps?.map((step) => step.article)).toContain('3.7');
  });

  test('what changed does not count, all that did not counts together', () => {
    const others = material('440710', '80');
    expect(run({ materials: [others, material('940390', '10')] }).outcome).toBe('originating');
    expect(run({ materials: [material('940390', '5'), material('940320', '5')] }).outcome).toBe('originating');
    expect(run({ materials: [material('940390', '5'), material('940320', '5.01')] }).outcome).toBe('not-originating');
  });

  test('it is the value of 3.5.3 that counts, without the deductions of 3.5.5', () => {
    expect(run({ materials: [material('940390', '10.5', { deductions: { transport: '1' } })] }).outcome).toBe(
      'not-originating',
    );
  });

  test('an exception of the rule is forgiven like the change itself', () => {
    expect(run({ rule: 'CTH!-[4407]', materials: [material('440710', '10')] })).toMatchObject({
      outcome: 'originating',
      criteria: ['CTC', 'DMI'],
    });
  });

  test('3.7.2 the materials stay in the non-originating value, and no content is cured', () => {
    const both = (value: string) =>
      run({ rule: 'CTH & RVC40', materials: [material('940390', '10'), material('440710', value)] });
    expect(both('50')).toMatchObject({ outcome: 'originating', rvc: { vnm: '60.00' } });
    expect(both('50.01').outcome).toBe('not-originating');
    expect(run({ rule: 'RVC91', materials: [material('940390', '10')] }).outcome).toBe('not-originating');
    expect(run({ rule: 'WO', materials: [material('940390', '1')] }).outcome).toBe('not-originating');
    expect(run({ rule: 'CR', chemicalReaction: false, materials: [material('940390', '1')] }).outcome).toBe(
      'not-originating',
    );
  });

  test.each<[string, string, string | undefined, string]>([
    ['by weight although not by value', '50', '0.1', 'originating'],
    ['by value although not by weight', '10', '0.9', 'originating'],
    ['by neither', '10.01', '0.1001', 'not-originating'],
    ['weight of the material not known', '50', undefined, 'undetermined'],
  ])('chapters 50 to 63: %s', (_, value, weight, outcome) => {
    expect(shirt(value, weight).outcome).toBe(outcome);
  });

  test('chapters 50 to 63: the weight of the good has to be known, elsewhere weight is nothing', () => {
    expect(shirt('50', '0.1', { netWeight: undefined } as never)).toMatchObject({
      outcome: 'undetermined',
      missing: [{ path: '/netWeight' }],
    });
    expect(chair('50', { netWeight: '100' }).outcome).toBe('not-originating');
    const weighed = material('940390', '50', { weight: '1' });
    expect(run({ netWeight: '100', materials: [weighed] }).outcome).toBe('not-originating');
  });

  test('an unknown value or status leaves it open only where it matters', () => {
    expect(run({ materials: [{ hs: '940390', origin: 'US' }] })).toMatchObject({
      outcome: 'undetermined',
      missing: [{ path: '/materials/0/value' }],
    });
    expect(run({ materials: [material('940390', '10.01'), { hs: '940390', origin: 'US' }] }).outcome).toBe(
      'not-originating',
    );
    const doubtful = (value: string) => run({ materials: [material('940390', value, { origin: 'TH' })] }).outcome;
    expect([doubtful('10'), doubtful('10.01')]).toEqual(['originating', 'undetermined']);
    expect(chair('10', { value: {} })).toMatchObject({ outcome: 'undetermined', missing: [{ path: '/value/fob' }] });
  });

  test('CPTPP: textiles by weight only', () => {
    const cptpp = { agreement: 'CPTPP', producedIn: 'JP' };
    expect(shirt('5', '0.2', cptpp).outcome).toBe('not-originating');
    expect(shirt('50', '0.1', cptpp).outcome).toBe('originating');
  });

  test('the step tells the shares that count, and none that nobody asks for', () => {
    const said = [chair('11'), shirt('50', undefined)].map(
      ({ steps }) => steps?.find(({ article }) => article === '3.7')?.message,
    );
    expect(said.map((text) => text?.zh)).toEqual([
      '未能证明在 10 % 微小含量之内：价值 11.0000 %。',
      '未能证明在 10 % 微小含量之内：价值 50.0000 %，数据不全。',
    ]);
  });
});
