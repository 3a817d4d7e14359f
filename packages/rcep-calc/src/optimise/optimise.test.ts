import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../assess/index.ts';
import type { Good } from '../contract/input.ts';
import { applyChanges, type Change, groupChanges } from './change.ts';
import { optimise } from './index.ts';

const good = (values: readonly string[], rule = 'CTH | RVC40'): Good => ({
  id: 'g',
  good: { hs: '850440' },
  rule,
  producedIn: 'TH',
  value: { fob: '100' },
  materials: values.map((value, at) => ({ hs: at % 2 === 0 ? '850490' : '853400', value, origin: 'US' })),
});

const local = (id: string, at: number, cost: string): Change => ({
  id,
  cost,
  material: { at, with: { origin: 'TH', originating: true } },
});

test('the cheapest single switch beats the obvious one', () => {
  const failing = good(['30', '25', '15'], 'RVC40');
  const found = optimise(failing, [local('big', 0, '5'), local('middle', 1, '3'), local('small', 2, '4')]);
  expect(found).toMatchObject({ status: 'optimal', changes: ['middle'], cost: '3', proof: { lowerBound: '3' } });
  expect(found.assessment).toMatchObject({ outcome: 'originating', criteria: ['RVC'] });
});

test('a good that originates needs nothing', () => {
  expect(optimise(good(['10']), [local('a', 0, '1')])).toMatchObject({ status: 'optimal', changes: [], cost: '0' });
});

test('where nothing helps, that is proved', () => {
  const found = optimise(good(['90', '5'], 'RVC40'), [local('a', 1, '1')]);
  expect(found).toMatchObject({ status: 'none', proof: { assessed: 0 } });
});

test('a better country of origin is a goal', () => {
  const cloth: Good = {
    ...good([]),
    good: { hs: '611020' },
    rule: 'CTH',
    producedIn: 'VN',
    importer: 'JP',
    differential: { appendix: true, rates: { VN: '0', KR: '9.1' } },
    materials: [
      { hs: '520511', value: '60', origin: 'KR', originating: true, proof: 'CO' },
      { hs: '550921', value: '25', origin: 'IN' },
    ],
  };
  expect(assess(cloth).rate).toMatchObject({ rate: '9.1', country: 'KR' });
  const changes = [
    local('spin-here', 0, '8'),
    { ...local('yarn-here', 1, '2'), material: { at: 1, with: { origin: 'VN', originating: true } } },
  ];
  expect(optimise(cloth, changes, { rate: '0' })).toMatchObject({
    status: 'optimal',
    changes: ['yarn-here'],
    cost: '2',
  });
});

test('an operation that a rule asks for, a price and a cost can be changed', () => {
  const open = good(['50', '45'], 'OPERATION(cut-and-sewn) | RVC40');
  const changes: Change[] = [
    { id: 'sew', cost: '7', operations: ['cut-and-sewn'] },
    { id: 'price', cost: '9', fob: '170' },
  ];
  expect(optimise({ ...open, operations: ['packaging'] }, changes)).toMatchObject({ changes: ['sew'], cost: '7' });
  expect(optimise(good(['50', '45'], 'RVC40'), changes)).toMatchObject({ changes: ['price'], cost: '9' });
});

test('30 alternatives: exact, with few of the 2^30 sets looked at', () => {
  const values = Array.from({ length: 30 }, (_, at) => `${2 + (at % 7)}.${at}`);
  const changes = values.map((_, at) => local(`m${at}`, at, `${1 + ((at * 7) % 11)}.5`));
  const found = optimise({ ...good(values, 'RVC60'), value: { fob: '160' } }, changes);
  expect(found.status).toBe('optimal');
  expect(found.proof.lowerBound).toBe(found.cost);
  expect(found.proof.nodes).toBeLessThan(300_000);
});

test('a search that is stopped says between which bounds the optimum lies', () => {
  const values = Array.from({ length: 30 }, (_, at) => `${2 + (at % 7)}.${at}`);
  const changes = values.map((_, at) => local(`m${at}`, at, `${1 + ((at * 7) % 11)}.5`));
  const found = optimise({ ...good(values, 'RVC60'), value: { fob: '160' } }, changes, {}, { maxNodes: 20 });
  expect(found.status).toBe('limit');
  expect(Number(found.proof.lowerBound)).toBeGreaterThan(0);
});

test('changes about one material exclude each other; bad ones are findings', () => {
  const changes = [local('a', 0, '1'), local('b', 1, '1'), local('c', 0, '2')];
  expect(groupChanges(changes)).toEqual([{ changes: [0, 2] }, { changes: [1] }]);
  const { findings } = optimise(good(['1']), [local('a', 3, '-1'), local('a', 0, 'x')]);
  expect(findings.map((one) => [one.code, one.path])).toEqual([
    ['ORG-0001', '/changes/0/material/at'],
    ['ORG-0003', '/changes/0/cost'],
    ['ORG-0030', '/changes/1/id'],
    ['ORG-0002', '/changes/1/cost'],
  ]);
});

test('never dearer and never cheaper than trying every set', () => {
  const scenario = fc.record({
    values: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
    rule: fc.constantFrom('RVC40', 'CTH', 'CTH | RVC40', 'CTH & RVC40', 'RVC60', 'PE'),
    fob: fc.integer({ min: 40, max: 160 }),
    costs: fc.array(fc.tuple(fc.nat(5), fc.nat(9), fc.constantFrom('local', 'cheaper', 'heading', 'price')), {
      maxLength: 7,
    }),
  });
  fc.assert(
    fc.property(scenario, ({ values, rule, fob, costs }) => {
      const start = { ...good(values.map(String), rule), value: { fob: String(fob) } };
      const changes = costs.map(([slot, cost, kind], index): Change => {
        const at = slot % values.length;
        const head = { id: `c${index}`, cost: String(cost) };
        if (kind === 'price') return { ...head, fob: String(fob + 20) };
        const other =
          kind === 'local'
            ? { origin: 'TH', originating: true }
            : kind === 'cheaper'
              ? { value: '1' }
              : { hs: '740811' };
        return { ...head, material: { at, with: other } };
      });
      const found = optimise(start, changes);
      expect(found.cost ?? 'none').toBe(String(byHand(start, changes) ?? 'none'));
    }),
    { numRuns: 300 },
  );
});

/** Every set that takes at most one change of each group. */
function byHand(start: Good, changes: readonly Change[]): number | undefined {
  let sets: number[][] = [[]];
  for (const group of groupChanges(changes)) {
    sets = sets.flatMap((set) => [set, ...group.changes.map((change) => [...set, change])]);
  }
  const costs = sets
    .filter(
      (set) =>
        assess(
          applyChanges(
            start,
            set.map((at) => changes[at] as Change),
          ),
          { steps: false },
        ).outcome === 'originating',
    )
    .map((set) => set.reduce((sum, at) => sum + Number((changes[at] as Change).cost), 0));
  return costs.length === 0 ? undefined : Math.min(...costs);
}

test('an intermediate of many tiers is decided once, not once for each tier above it', () => {
  let chain = good(['10']);
  for (let tier = 1; tier < 900; tier += 1) {
    chain = { ...good([]), id: `t${tier}`, materials: [{ hs: '850490', value: '10', madeFrom: chain }] };
  }
  expect(optimise(chain, []).status).toBe('optimal');
});
