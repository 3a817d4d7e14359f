import { expect, test } from 'vitest';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import { good, material } from './good.testing.ts';

const run = (more: Partial<Good>) => assess(good(more));

test('a change of heading makes the good originate, without any content', () => {
  const assessment = run({ materials: [material('440710', '90')] });
  expect(assessment).toMatchObject({ outcome: 'originating', criteria: ['CTC'], findings: [], missing: [] });
  expect(assessment.countryOfOrigin).toMatchObject({ country: 'CN', basis: '2.6.2' });
});

test('39.9967 % fails RVC40 and 40 % passes', () => {
  const at = (value: string) => run({ rule: 'RVC40', materials: [material('940390', value)] });
  expect(at('60.0033')).toMatchObject({ outcome: 'not-originating', rvc: { buildDown: { percent: '39.9967' } } });
  expect(at('60')).toMatchObject({ outcome: 'originating', criteria: ['RVC'], margin: { vnm: '0.00' } });
});

test('an unknown status decides nothing that turns on it', () => {
  const open = run({ rule: 'RVC40', materials: [material('940390', '61', { origin: 'VN' })] });
  expect(open.outcome).toBe('undetermined');
  expect(open.missing.map((fact) => fact.path)).toContain('/materials/0/originating');
  const settled = run({
    rule: 'RVC40',
    materials: [material('940390', '60', { origin: 'VN' }), material('940390', '0')],
  });
  expect(settled.outcome).toBe('originating');
});

test('without a stated rule the table answers, with its source and how far to trust it', () => {
  const { rule: _, ...open } = good({ materials: [material('440710', '90')] });
  expect(assess(open)).toMatchObject({ outcome: 'originating', rule: { text: 'CTH or RVC40', confidence: 'certain' } });
});

test('where no table has a rule, nothing is decided and the reason is named', () => {
  const { rule: _, ...open } = good({ good: { hs: '999998' }, materials: [material('440710', '90')] });
  const assessment = assess(open);
  expect(assessment).toMatchObject({ outcome: 'undetermined', alternatives: [] });
  expect(assessment.missing.at(-1)).toMatchObject({ path: '/rule', message: { en: 'no such subheading' } });
  expect(assess({ ...open, agreement: 'CPTPP', producedIn: 'JP' }).missing.at(-1)?.message.en).toBe('no rule loaded');
});
