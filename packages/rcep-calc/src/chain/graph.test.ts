import { expect, test } from 'vitest';
import type { Assessment } from '../contract/assessment.ts';
import type { Good, Material } from '../contract/input.ts';
import { assessGraph, type GraphSummary } from './index.ts';

const node = (id: string, suppliers: readonly string[], outside = '10'): Good => ({
  id,
  good: { hs: '850440' },
  rule: 'RVC40',
  producedIn: 'VN',
  value: { fob: '100' },
  materials: [
    ...suppliers.map((supplier): Material => ({ hs: '850490', value: '50', supplier })),
    { hs: '850490', value: outside, origin: 'US' },
  ],
});

const run = (goods: Iterable<Good>): { all: Assessment[]; summary: GraphSummary } => {
  const pass = assessGraph(goods, { steps: false });
  const all: Assessment[] = [];
  for (;;) {
    const { value, done } = pass.next();
    if (done) return { all, summary: value };
    all.push(value);
  }
};

test('a supplier is decided before its buyer, whatever the order of the input', () => {
  const { all, summary } = run([node('c', ['b']), node('b', ['a'], '30'), node('a', [], '70')]);
  expect(all.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['a', 'not-originating'],
    ['b', 'not-originating'],
    ['c', 'originating'],
  ]);
  expect(summary).toEqual({ goods: 3, links: 2, cycles: [] });
});

test('a cycle is named once; what hangs below it is decided with that supplier unknown', () => {
  const { all, summary } = run([
    node('x', ['y']),
    node('y', ['z']),
    node('z', ['x']),
    node('below', ['x']),
    node('w', ['x'], '5'),
  ]);
  expect(summary.cycles).toEqual([['x', 'y', 'z']]);
  const by = new Map(all.map((each) => [each.id, each]));
  expect(by.size).toBe(5);
  expect(by.get('x')?.findings[0]).toMatchObject({ code: 'ORG-0008', found: 'x → y → z → x' });
  expect(by.get('below')).toMatchObject({ outcome: 'originating', findings: [] });
});

test('a supplier that nobody knows and an id used twice are findings; the others go on', () => {
  const { all } = run([node('a', ['nowhere'], '40'), node('a', []), node('b', [])]);
  expect(all.map((each) => [each.outcome, each.findings.map((one) => [one.code, one.path])])).toEqual([
    ['undetermined', [['ORG-0029', '/materials/0/supplier']]],
    ['originating', [['ORG-0030', '/id']]],
    ['originating', []],
  ]);
});

test('100,000 tiers in a row, given from the last to the first', () => {
  const goods = Array.from({ length: 100_000 }, (_, at) => node(`n${at}`, at === 0 ? [] : [`n${at - 1}`])).reverse();
  const { all, summary } = run(goods);
  expect(summary).toMatchObject({ goods: 100_000, links: 99_999 });
  expect(all.every((each) => each.outcome === 'originating')).toBe(true);
});

test('100,000 goods on one cycle', () => {
  const goods = Array.from({ length: 100_000 }, (_, at) => node(`n${at}`, [`n${(at + 1) % 100_000}`]));
  expect(run(goods).summary.cycles.map((cycle) => cycle.length)).toEqual([100_000]);
});

test('a good over 20,000 goods that supply themselves costs one pass', () => {
  const selves = Array.from({ length: 20_000 }, (_, at) => node(`n${at}`, [`n${at}`]));
  const { all, summary } = run([
    node(
      'top',
      selves.map(({ id }) => id),
      '1',
    ),
    ...selves,
  ]);
  expect(summary.cycles.length).toBe(20_000);
  expect(all.at(-1)?.id).toBe('top');
});
