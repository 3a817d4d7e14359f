import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  add,
  decimalOf,
  floorDivide,
  formatUnits,
  fractionOf,
  multiply,
  percentOf,
  reduce,
  subtract,
  unitsOf,
} from './exact.ts';

const anyInt = fc.oneof(fc.maxSafeInteger(), fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }));
const anyPositive = fc.oneof(fc.integer({ min: 1 }), fc.bigInt({ min: 1n, max: 10n ** 30n }));

test('small and large integers compute as one kind', () => {
  fc.assert(
    fc.property(anyInt, anyInt, anyPositive, (a, b, d) => {
      expect(BigInt(add(a, b))).toBe(BigInt(a) + BigInt(b));
      expect(BigInt(subtract(a, b))).toBe(BigInt(a) - BigInt(b));
      expect(BigInt(multiply(a, b))).toBe(BigInt(a) * BigInt(b));
      const floor = BigInt(floorDivide(a, d));
      expect(floor * BigInt(d) <= BigInt(a) && (floor + 1n) * BigInt(d) > BigInt(a)).toBe(true);
      const { n, d: lowest } = reduce({ n: a, d });
      expect(BigInt(n) * BigInt(d)).toBe(BigInt(a) * BigInt(lowest));
    }),
    { numRuns: 2_000 },
  );
});

test('an amount is read as the same integer whatever its length', () => {
  const digits = fc.stringMatching(/^\d{1,40}$/);
  fc.assert(
    fc.property(digits, fc.stringMatching(/^\d{1,20}$/), fc.nat(5), (whole, fraction, more) => {
      const scale = fraction.length + more;
      const units = unitsOf(`${whole}.${fraction}`, scale);
      expect(BigInt(units ?? -1)).toBe(BigInt(whole + fraction) * 10n ** BigInt(more));
      expect(formatUnits(BigInt(units ?? 0), scale)).toBe(`${BigInt(whole)}.${fraction}${'0'.repeat(more)}`);
    }),
  );
});

test.each(['', '.', '1.', '.5', '-1', '+1', '1e3', '1,0', ' 1', '１', '1.2.3'])('%j is no amount', (text) => {
  expect(unitsOf(text, 4)).toBeUndefined();
});

test('percent is cut, never rounded up', () => {
  expect(percentOf(2, 3)).toBe('66.6666');
  expect(percentOf(-1, 3)).toBe('-33.3334');
  expect(percentOf(10n ** 30n, 10n ** 30n)).toBe('100.0000');
  expect(decimalOf({ n: 245, d: 3 })).toBe('81.6666666666');
  expect(fractionOf('0.50')).toEqual({ n: 50, d: 100 });
});
