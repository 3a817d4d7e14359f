import { expect, test } from 'vitest';
import { parseChanges } from './parse-changes.ts';

test('changes as people write them', () => {
  const value = [
    { id: 'foam from VN', cost: '1.50', material: { at: 1, with: { origin: 'VN', originating: true, proof: 'VN-1' } } },
    { id: 'drop', cost: '0', material: { at: 2, with: null } },
    { id: 'more labour', cost: '3', costs: { labour: '20' }, fob: '110.00' },
  ];
  expect(parseChanges(value)).toEqual({ changes: value, findings: [] });
});

test.each([
  ['no list', {}, '/changes'],
  ['an empty list', [], '/changes'],
  ['no cost', [{ id: 'a' }], '/changes/0/cost'],
  ['a place that is none', [{ id: 'a', cost: '1', material: { at: -1, with: null } }], '/changes/0/material/at'],
  ['an unknown key', [{ id: 'a', cost: '1', prise: '2' }], '/changes/0'],
  [
    'a wrong country',
    [{ id: 'a', cost: '1', material: { at: 0, with: { origin: 'Vietnam' } } }],
    '/changes/0/material/with/origin',
  ],
])('%s: a finding with its path', (_, value, path) => {
  const { changes, findings } = parseChanges(value);
  expect(changes).toBeUndefined();
  expect(findings.map((each) => each.path)).toContain(path);
});
