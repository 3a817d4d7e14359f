import { expect, test } from 'vitest';
import { seeded } from '../world/index.ts';
import { drawn } from './draw-latency.ts';
import type { Latency } from './latency.ts';

const draws = (of: Latency, count = 4_000): number[] => {
  let at = 0;
  const random = (): number => seeded(1, `draw ${at++}`) / 2 ** 32;
  return Array.from({ length: count }, () => drawn(of, random)).sort((one, other) => one - other);
};
const share = (all: readonly number[], upTo: number): number => all.filter((ms) => ms <= upTo).length / all.length;

test('fixed is what it says', () => {
  expect(new Set(draws({ distribution: 'fixed', ms: 250 }, 10))).toEqual(new Set([250]));
});

test('uniform fills its range evenly', () => {
  const all = draws({ distribution: 'uniform', fromMs: 100, toMs: 300 });
  expect(all[0]).toBeGreaterThanOrEqual(100);
  expect(all.at(-1)).toBeLessThanOrEqual(300);
  for (const [upTo, part] of [
    [150, 0.25],
    [200, 0.5],
    [250, 0.75],
  ] as const)
    expect(share(all, upTo)).toBeCloseTo(part, 1);
});

// Of a lognormal distribution, the median times e to the power of sigma is one standard deviation above the median.
test('lognormal has its median and its spread', () => {
  const all = draws({ distribution: 'lognormal', medianMs: 200, sigma: 0.5 });
  expect(share(all, 200)).toBeCloseTo(0.5, 1);
  expect(share(all, 200 * Math.exp(0.5))).toBeCloseTo(0.841, 1);
  expect(share(all, 200 * Math.exp(-0.5))).toBeCloseTo(0.159, 1);
  expect(all.at(-1)).toBeLessThan(200 * Math.exp(0.5 * 5));
});
