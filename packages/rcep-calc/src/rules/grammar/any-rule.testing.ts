import fc from 'fast-check';
import type { HsRange, Rule, RuleAlternative, RuleTest } from '../ast.ts';

/** Rules of every shape, for property tests. */
const anyRange: fc.Arbitrary<HsRange> = fc.tuple(fc.constantFrom(2, 4, 6), fc.nat(), fc.nat()).map(([digits, a, b]) => {
  const [low = 0, high = 0] = [a % 10 ** digits, b % 10 ** digits].sort((left, right) => left - right);
  return { from: String(low).padStart(digits, '0'), to: String(high).padStart(digits, '0') };
});
const ranges = fc.array(anyRange, { maxLength: 4 });
const percent = fc.integer({ min: 1, max: 100 }).map(String);
const note = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== '' && text !== 'other');

const anyTest: fc.Arbitrary<RuleTest> = fc.oneof(
  fc.constantFrom<RuleTest>({ kind: 'WO' }, { kind: 'PE' }, { kind: 'CR' }),
  fc.record({ kind: fc.constant('CTC' as const), level: fc.constantFrom('CC', 'CTH', 'CTSH'), except: ranges }),
  fc.record({ kind: fc.constant('RVC' as const), threshold: percent }),
  fc.record({
    kind: fc.constant('RVC' as const),
    threshold: percent,
    method: fc.constantFrom('build-down', 'build-up', 'net-cost'),
  }),
  fc.record({
    kind: fc.constant('RVC' as const),
    threshold: percent,
    method: fc.constant('focused-value' as const),
    of: fc.array(anyRange, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('ACTIVE' as const), percent }),
  fc.record({ kind: fc.constant('OPERATION' as const), operation: fc.constantFrom('distilled', 'cut-and-sewn') }),
  fc.record({ kind: fc.constant('TEXT' as const), text: note }),
);

const anyAlternative: fc.Arbitrary<RuleAlternative> = fc
  .tuple(fc.array(anyTest, { minLength: 1, maxLength: 3 }), fc.option(fc.oneof(note, fc.constant('other'))))
  .map(([all, only]) => (only === null ? { all } : { all, only }));

export const anyRule: fc.Arbitrary<Rule> = fc
  .array(anyAlternative, { minLength: 1, maxLength: 4 })
  .map((alternatives) => ({ alternatives }));
