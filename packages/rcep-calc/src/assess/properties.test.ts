import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Good, Material } from '../contract/input.ts';
import { assess } from './assess.ts';
import { add, formatUnits, type Int, unitsOf } from './exact.ts';
import { anyAmount, anyGood, anyMaterial, good } from './good.testing.ts';
import { outcomeOf } from './outcome.ts';

const RUNS = { numRuns: 500 };

const sumOf = (amounts: readonly string[]): Int =>
  amounts.reduce((sum: Int, text) => add(sum, unitsOf(text, 2) as Int), 0);

test('build-down equals build-up whenever all costs are given', () => {
  const costs = fc.record({ labour: anyAmount, overhead: anyAmount, profit: anyAmount, other: anyAmount });
  const settled = anyMaterial
    .map(({ deductions: _, ...one }) => one)
    .filter((one) => one.role !== 'transport-packaging' && (one.originating === true || one.origin !== 'TH'));
  fc.assert(
    fc.property(fc.array(settled, { maxLength: 8 }), costs, (materials, given) => {
      const fob = sumOf([...materials.map((one) => one.value as string), ...Object.values(given)]);
      fc.pre(fob > 0);
      const { rvc } = assess(good({ value: { fob: formatUnits(fob, 2) }, materials, costs: given }), { steps: false });
      expect(rvc?.buildUp).toEqual(rvc?.buildDown);
      expect(rvc?.buildUp).toBeDefined();
    }),
    RUNS,
  );
});

const RANK = { originating: 2, undetermined: 1, 'not-originating': 0 } as const;

test('a lower non-originating value never loses origin', () => {
  fc.assert(
    fc.property(anyGood, fc.nat(), fc.nat(100), (start, pick, percent) => {
      fc.pre(start.materials.length > 0);
      const at = pick % start.materials.length;
      const { deductions: _, ...chosen } = start.materials[at] as Material;
      // An indirect material counts as originating, whoever made it (3.10).
      fc.pre(chosen.originating !== true && chosen.role !== 'indirect' && chosen.origin !== 'TH');
      const value = ((Number(chosen.value) * percent) / 100).toFixed(2);
      const replaced = (one: Material): Good => ({
        ...start,
        materials: start.materials.map((other, index) => (index === at ? one : other)),
      });
      const before = assess(replaced(chosen), { steps: false });
      const after = assess(replaced({ ...chosen, value }), { steps: false });
      fc.pre(Number(value) <= Number(chosen.value));
      expect(RANK[after.outcome]).toBeGreaterThanOrEqual(RANK[before.outcome]);
    }),
    RUNS,
  );
});

test('the order of the materials decides nothing', () => {
  const shuffled = anyGood.chain((one) =>
    fc
      .shuffledSubarray([...one.materials], { minLength: one.materials.length })
      .map((materials) => [one, { ...one, materials }] as const),
  );
  const facts = (one: Good) => {
    const { outcome, criteria, rvc, countryOfOrigin, rate, margin, alternatives, deMinimis } = assess(one, {
      steps: false,
    });
    const states = alternatives.map(({ text, state, criteria: said }) => ({ text, state, said }));
    return { outcome, criteria, rvc, countryOfOrigin, rate, margin, states, tolerance: deMinimis?.value };
  };
  fc.assert(
    fc.property(shuffled, ([one, other]) => {
      expect(facts(other)).toEqual(facts(one));
    }),
    RUNS,
  );
});

test('what is decided in spite of an unknown status stays so, whichever way it turns out', () => {
  fc.assert(
    fc.property(anyGood, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (start, turns) => {
      const { outcome, missing, countryOfOrigin: where } = assess(start, { steps: false });
      if (outcome === 'undetermined') {
        expect(missing.length).toBeGreaterThan(0);
        return;
      }
      const settled: Good = {
        ...start,
        materials: start.materials.map((one, index) =>
          one.origin === 'TH' ? { ...one, originating: turns[index] === true, proof: 'CO-1' } : one,
        ),
      };
      const then = assess(settled, { steps: false });
      expect(then.outcome).toBe(outcome);
      if (typeof where?.country === 'string') expect(then.countryOfOrigin?.country).toBe(where.country);
    }),
    RUNS,
  );
});

test('steps explain and decide nothing; the input is not touched; each text is filled in', () => {
  fc.assert(
    fc.property(anyGood, (one) => {
      const frozen = deepFreeze(structuredClone(one));
      const { steps, ...told } = assess(frozen);
      expect(assess(frozen, { steps: false })).toEqual(told);
      for (const { message } of steps ?? []) expect(`${message.en}${message.zh}`).not.toMatch(/\{\w+\}/);
      expect(steps?.length).toBeGreaterThan(0);
    }),
    RUNS,
  );
});

test('the outcome alone is the outcome of the assessment', () => {
  const plainMaterial = fc.record({
    hs: fc.constantFrom('940390', '440710', '940360', '851712'),
    value: fc.oneof(anyAmount, fc.constantFrom('0', '12.34567', '99999999999', '1.', 'x', '')),
    standing: fc.constantFrom({ origin: 'US' }, { origin: 'VN', originating: true }, { originating: false }, {}),
  });
  const anyPlain = fc
    .record({
      hs: fc.constantFrom('940350', '851713', '610910'),
      rule: fc.constantFrom(
        undefined,
        'CTH | RVC40',
        'CTSH',
        'CC!-[44] & RVC40',
        'RVC40:build-down',
        'RVC45',
        'CR | CTH',
        'nonsense',
      ),
      agreement: fc.constantFrom(undefined, undefined, 'CPTPP', 'none'),
      producedIn: fc.constantFrom('CN', 'JP', 'JP', 'PH', 'US'),
      exportedOn: fc.constantFrom(undefined, '2022-06-01'),
      fob: fc.oneof(anyAmount, fc.constantFrom('0.00', '200', '-1')),
      materials: fc.array(
        plainMaterial.map(({ standing, ...rest }) => ({ ...rest, ...standing }) as Material),
        { maxLength: 4 },
      ),
    })
    .map(({ hs, rule, agreement, producedIn, exportedOn, fob, materials }): Good => {
      const { rule: _, ...rest } = good({ good: { hs }, producedIn, value: { fob }, materials });
      return {
        ...rest,
        ...(rule === undefined ? {} : { rule }),
        ...(agreement === undefined ? {} : { agreement }),
        ...(exportedOn === undefined ? {} : { exportedOn }),
      };
    });
  fc.assert(
    fc.property(fc.oneof(anyPlain, anyGood), (one) => {
      expect(outcomeOf(one)).toBe(assess(one, { steps: false }).outcome);
    }),
    { numRuns: 4_000 },
  );
});

test('no JSON of the right shape makes it throw, and bad amounts decide nothing', () => {
  const text = fc.oneof(
    anyAmount,
    fc.string({ maxLength: 8 }),
    fc.constantFrom('-1', '1e9', '', '.', '9'.repeat(60), '0.0'),
  );
  fc.assert(
    fc.property(anyGood, text, text, (one, fob, value) => {
      const bad = { ...one, value: { fob }, materials: [...one.materials, { hs: '940390', value, origin: 'US' }] };
      const assessment = assess(bad, { steps: false });
      if (!/^\d+(\.\d+)?$/.test(fob) || !/^\d+(\.\d+)?$/.test(value)) expect(assessment.outcome).toBe('undetermined');
    }),
    RUNS,
  );
});

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) deepFreeze(child);
  return Object.freeze(value);
}
