import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDecimal,
  compareDecimal,
  type Decimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
  subtractDecimal,
} from './decimal.ts';

const of = (text: string): Decimal => parseDecimal(text) as Decimal;
const decimal = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(12))
  .map(([units, scale]) => ({ units, scale }));

describe('text and value', () => {
  test.each(['0', '-12.340', '86.6667', '0.00001'])('%s keeps its scale', (text) => {
    expect(formatDecimal(of(text))).toBe(text);
  });

  test.each(['', '.5', '5.', '1e3', '+1', '1,000', ' 1', '١', 'NaN', '0x10'])('%j is no decimal', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  test('reading what was written gives the same value', () => {
    fc.assert(
      fc.property(decimal, (value) => {
        expect(of(formatDecimal(value))).toEqual(value);
      }),
    );
  });
});

describe('arithmetic is exact', () => {
  test('0.1 + 0.2 is 0.3', () => {
    expect(compareDecimal(addDecimal(of('0.1'), of('0.2')), of('0.3'))).toBe(0);
  });

  test('what is added can be taken away', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        expect(compareDecimal(subtractDecimal(addDecimal(a, b), b), a)).toBe(0);
      }),
    );
  });

  test('a product of texts that a float would round', () => {
    expect(formatDecimal(multiplyDecimal(of('86.6667'), of('1.92000')))).toBe('166.400064000');
  });

  test('rounds half away from zero, as invoices do', () => {
    expect(formatDecimal(roundDecimal(of('2.345'), 2))).toBe('2.35');
    expect(formatDecimal(roundDecimal(of('-2.345'), 2))).toBe('-2.35');
    expect(formatDecimal(roundDecimal(of('2'), 2))).toBe('2.00');
  });
});
