import { describe, expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { RCEP } from './agreement.ts';
import { assess } from './assess.ts';
import { good, material } from './good.testing.ts';
import { inForce } from './in-force.ts';

const run = (more: Partial<Good>) => assess(good({ materials: [material('440710', '10')], ...more }));

describe('Article 20.6', () => {
  test.each([
    ['CN', 'JP', '2022-01-01'],
    ['CN', 'KR', '2022-02-01'],
    ['CN', 'MY', '2022-03-18'],
    ['CN', 'MM', '2022-05-01'],
    ['AU', 'ID', '2023-01-02'],
    ['VN', 'PH', '2023-06-02'],
    ['PH', 'KR', '2023-06-02'],
  ])('%s – %s since %s', (producedIn, importer, since) => {
    expect(inForce(RCEP, [producedIn, importer]).since).toBe(since);
    const before = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    expect(run({ producedIn, importer, exportedOn: since }).outcome).toBe('originating');
    const early = run({ producedIn, importer, exportedOn: before });
    expect(early.outcome).toBe('not-originating');
    expect(early.steps).toContainEqual(expect.objectContaining({ article: '20.6', passed: false }));
  });

  test('the exporting Party counts as well; where the day differs by pair, that is said', () => {
    expect(run({ exporter: 'PH', importer: 'JP', exportedOn: '2022-06-01' }).outcome).toBe('not-originating');
    expect(run({ importer: 'MM', exportedOn: '2022-06-01' }).findings).toMatchObject([{ code: 'ORG-0027' }]);
  });

  test.each(['producedIn', 'exporter', 'importer'] as const)('%s is no Party', (field) => {
    expect(run({ [field]: 'IN' })).toMatchObject({
      outcome: 'undetermined',
      findings: [{ code: 'ORG-0006', path: `/${field}`, found: 'IN' }],
    });
  });
});

describe('Article 3.15', () => {
  const leg = { country: 'US', underCustomsControl: true, operations: ['unloading', 'storing'] };
  test.each<[string, Good['consignment'], string, string?]>([
    ['nothing said', undefined, 'originating'],
    ['straight', { via: [] }, 'originating'],
    ['logistics under control', { via: [leg, { ...leg, country: 'SG' }] }, 'originating'],
    ['worked on', { via: [leg, { ...leg, operations: ['cutting'] }] }, 'not-originating'],
    ['out of control', { via: [{ ...leg, underCustomsControl: false }] }, 'not-originating'],
    [
      'control not known',
      { via: [{ country: 'US', operations: [] }] },
      'undetermined',
      '/consignment/via/0/underCustomsControl',
    ],
    [
      'not known what was done',
      { via: [{ country: 'US', underCustomsControl: true }] },
      'undetermined',
      '/consignment/via/0/operations',
    ],
  ])('%s', (_, consignment, outcome, path) => {
    const assessment = run(consignment === undefined ? {} : { consignment });
    expect(assessment.outcome).toBe(outcome);
    expect(assessment.missing.map((fact) => fact.path)).toEqual(path === undefined ? [] : [path]);
    expect(assessment.steps?.some((step) => step.article === '3.15')).toBe(consignment !== undefined);
  });
});
