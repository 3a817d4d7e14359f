import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from '../assess/index.ts';
import type { Good } from '../contract/input.ts';
import { sensitivity } from './index.ts';

const good: Good = {
  id: 'g',
  good: { hs: '850440' },
  rule: 'RVC40',
  producedIn: 'TH',
  value: { fob: '100', currency: 'USD' },
  exchangeRates: { EUR: '1.10' },
  materials: [
    { hs: '850490', value: '40', currency: 'EUR', origin: 'DE' },
    { hs: '853400', value: '5', origin: 'US' },
  ],
};

test('the price may fall to where the content is exactly the threshold', () => {
  const range = sensitivity(good, { kind: 'fob' });
  expect(range).toMatchObject({
    outcome: 'originating',
    from: { exact: '245/3', inclusive: false },
    below: 'not-originating',
  });
  expect(range?.to).toBeUndefined();
});

test('the exchange rate may rise to where the content is exactly the threshold, and that is still enough', () => {
  expect(sensitivity(good, { kind: 'rate', currency: 'EUR' })).toMatchObject({
    current: '1.10',
    outcome: 'originating',
    to: { value: '1.375', exact: '11/8', inclusive: true },
    above: 'not-originating',
  });
});

test('a failing good has a range too', () => {
  const failing = { ...good, exchangeRates: { EUR: '1.4' } };
  expect(sensitivity(failing, { kind: 'rate', currency: 'EUR' })).toMatchObject({
    outcome: 'not-originating',
    from: { exact: '11/8', inclusive: false },
    below: 'originating',
  });
});

test('the country of origin can turn before the outcome does', () => {
  const cloth: Good = {
    id: 'c',
    good: { hs: '611020' },
    rule: 'CTH',
    producedIn: 'VN',
    importer: 'JP',
    differential: { appendix: true },
    value: { fob: '100' },
    materials: [{ hs: '520511', value: '75', origin: 'KR', originating: true, proof: 'CO' }],
  };
  expect(sensitivity(cloth, { kind: 'material', at: 0 })).toMatchObject({
    outcome: 'originating',
    country: 'VN',
    to: { value: '80', inclusive: true },
    above: 'originating',
  });
});

test('what has no value has no range', () => {
  expect(sensitivity(good, { kind: 'rate', currency: 'JPY' })).toBeUndefined();
  expect(sensitivity(good, { kind: 'material', at: 7 })).toBeUndefined();
});

test('inside the range the answer is the same, just outside it is not', () => {
  const scenario = fc.record({
    fob: fc.integer({ min: 20, max: 300 }),
    values: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 4 }),
    rule: fc.constantFrom('RVC40', 'CTH', 'CTH & RVC40', 'CTH | RVC40'),
    probe: fc.integer({ min: 1, max: 40_000 }),
  });
  fc.assert(
    fc.property(scenario, ({ fob, values, rule, probe }) => {
      const start: Good = {
        ...good,
        rule,
        value: { fob: String(fob), currency: 'USD' },
        materials: values.map((value, at) => ({
          hs: at % 2 === 0 ? '850490' : '853400',
          value: String(value),
          origin: 'US',
        })),
      };
      const range = sensitivity(start, { kind: 'fob' });
      const value = probe / 100;
      const { outcome } = assess({ ...start, value: { fob: value.toFixed(2), currency: 'USD' } }, { steps: false });
      const from = range?.from === undefined ? 0 : ratio(range.from.exact);
      const to = range?.to === undefined ? Number.POSITIVE_INFINITY : ratio(range.to.exact);
      if (value > from + 1e-9 && value < to - 1e-9) expect(outcome).toBe(range?.outcome);
      const just = range?.from === undefined ? undefined : from - 0.0001;
      if (just !== undefined && just > 0) {
        const below = assess({ ...start, value: { fob: just.toFixed(8), currency: 'USD' } }, { steps: false }).outcome;
        expect(below).not.toBe(range?.outcome);
      }
    }),
    { numRuns: 300 },
  );
});

const ratio = (text: string): number => {
  const [n, d] = text.split('/').map(Number);
  return (n as number) / (d as number);
};
