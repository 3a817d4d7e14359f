import { describe, expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material, originating } from './good.testing.ts';

const run = (more: Partial<Good>) => assess(good(more));

describe('Annex 3A, headnotes', () => {
  test.each([
    ['CC', '950300', 'originating'],
    ['CC', '940150', 'not-originating'],
    ['CTH', '940150', 'originating'],
    ['CTH', '940360', 'not-originating'],
    ['CTSH', '940360', 'originating'],
    ['CTSH', '940350', 'not-originating'],
    ['CC!-[44]', '440710', 'not-originating'],
    ['CC!-[44]', '450110', 'originating'],
    ['CTH!-[4401..4409]', '440910', 'not-originating'],
    ['CTH!-[4401..4409]', '441011', 'originating'],
    ['CTSH!-[940360]', '940360', 'not-originating'],
  ])('7(b) to (d) %s from %s: %s', (rule, hs, outcome) => {
    expect(run({ rule, materials: [material(hs, '90')] }).outcome).toBe(outcome);
  });

  test('5 and 6: the change and its exceptions are asked of non-originating materials only', () => {
    expect(
      run({ rule: 'CC!-[44]', materials: [originating('440710', '90', 'CN'), material('390110', '1')] }),
    ).toMatchObject({ outcome: 'originating', criteria: ['CTC'] });
  });

  test('4 and 8: of alternatives one is enough, and the one that needs the least is named', () => {
    const two = run({ rule: 'RVC40 | CTH', materials: [material('940390', '50'), originating('440710', '10', 'VN')] });
    expect(two).toMatchObject({
      outcome: 'originating',
      criteria: ['RVC'],
      alternatives: [{ state: 'passed' }, { state: 'failed' }],
    });
    const least = run({ rule: 'CTH | RVC40', materials: [material('940390', '10')] });
    expect(least.criteria).toEqual(['RVC']);
    expect(least.alternatives.map((one) => one.criteria)).toEqual([['CTC', 'DMI'], ['RVC']]);
  });

  test.each<[string, Partial<Good>, string]>([
    ['stated', { chemicalReaction: true }, 'originating'],
    ['denied', { chemicalReaction: false }, 'not-originating'],
    ['a named reaction', { chemicalReaction: 'esterification' }, 'originating'],
    ['only dissolved', { chemicalReaction: 'dissolution-in-water' }, 'not-originating'],
    [
      'water of crystallisation taken away',
      { chemicalReaction: 'removal-of-water-of-crystallisation' },
      'not-originating',
    ],
    ['a process in no list', { chemicalReaction: 'magic' }, 'undetermined'],
    ['not said', {}, 'undetermined'],
    ['among the operations', { operations: ['mixing', 'polymerisation'] }, 'originating'],
  ])('7(f) chemical reaction: %s', (_, more, outcome) => {
    const assessment = run({ good: { hs: '291511' }, rule: 'CR', materials: [material('291512', '90')], ...more });
    expect(assessment.outcome).toBe(outcome);
    expect(assessment.criteria).toEqual(outcome === 'originating' ? ['CR'] : []);
  });

  test.each<[string, Partial<Good>, string]>([
    ['half', { activeIngredients: { originatingPercent: '50' } }, 'originating'],
    ['a little less', { activeIngredients: { originatingPercent: '49.99' } }, 'not-originating'],
    ['not said', {}, 'undetermined'],
  ])('3808, active ingredients: %s', (_, more, outcome) => {
    const rule = 'CTSH & ACTIVE50';
    expect(run({ good: { hs: '380891' }, rule, materials: [material('293339', '90')], ...more }).outcome).toBe(outcome);
  });

  test('a limb for a part of the subheading is for goods in that part', () => {
    const rule = 'ex[shark fins]{CC} ; other{WO}';
    const fins = (within: string[] | undefined) =>
      run({
        good: { hs: '030571', ...(within === undefined ? {} : { within }) },
        rule,
        materials: [material('010190', '90')],
      });
    expect(fins(['shark fins']).outcome).toBe('originating');
    expect(fins([]).outcome).toBe('not-originating');
    expect(fins(undefined)).toMatchObject({ outcome: 'undetermined', missing: [{ path: '/good/within' }] });
  });

  test('a rule nobody can read decides nothing', () => {
    expect(run({ rule: 'whatever', materials: [material('440710', '1')] })).toMatchObject({
      outcome: 'undetermined',
      findings: [{ code: 'ORG-0010', path: '/rule' }],
    });
  });
});

describe('Article 3.2', () => {
  test('(b) made exclusively from originating materials, of whichever Parties', () => {
    expect(run({ rule: 'WO', materials: [originating('440710', '1', 'CN')] }).criteria).toEqual(['PE']);
    expect(
      run({ rule: 'WO', materials: [originating('440710', '1', 'VN'), originating('1', '1', 'JP')] }).criteria,
    ).toEqual(['PE']);
  });

  test('(b) one material of unknown status leaves it open, one that does not originate closes it', () => {
    const with_ = (...materials: Good['materials']) =>
      run({ rule: 'WO', materials: [originating('440710', '1', 'CN'), ...materials] });
    expect(with_(material('440710', '1', { origin: 'TH' })).outcome).toBe('undetermined');
    expect(with_(material('440710', '1', { origin: 'TH' }), material('440710', '0')).outcome).toBe('not-originating');
  });
});

describe('Article 3.6', () => {
  const foreign = [material('440710', '10')];
  test.each<[string, string[] | undefined, Good['materials'], string]>([
    ['nothing stated', undefined, foreign, 'originating'],
    ['packaging', ['packaging'], foreign, 'not-originating'],
    ['a combination, clause k', ['packaging', 'labelling', 'simple-mixing'], foreign, 'not-originating'],
    ['one more than minimal', ['packaging', 'simple-assembly'], foreign, 'originating'],
    ['an operation in no list', ['packaging', 'blessing'], foreign, 'undetermined'],
    ['on originating materials', ['packaging'], [originating('440710', '10', 'VN')], 'originating'],
    ['on a material of unknown status', ['packaging'], [material('440710', '10', { origin: 'TH' })], 'undetermined'],
  ])('%s: %3$s', (_, operations, materials, outcome) => {
    const more = operations === undefined ? {} : { operations };
    expect(run({ rule: 'CTH | RVC40', materials, ...more }).outcome).toBe(outcome);
  });

  test('it overrides every rule', () => {
    for (const rule of ['CTH', 'RVC40', 'CC', 'CTSH | RVC40']) {
      expect(run({ rule, materials: foreign, operations: ['disassembly'] }).outcome).toBe('not-originating');
    }
  });
});
