import { expect, test } from 'vitest';
import { buildDown, reachesThreshold } from './rvc.ts';

test('39.9967 % fails 40 %, 40 % passes', () => {
  expect(reachesThreshold('100.00', '60.0033', '40')).toBe(false);
  expect(buildDown('100.00', '60.0033')?.percent).toBe('39.9967');
  expect(reachesThreshold('100', '60', '40')).toBe(true);
});

test('percent is truncated, never rounded up', () => {
  expect(buildDown('3', '1')).toEqual({ percent: '66.6666', exact: '2/3' });
});

test('nothing is said of a value that is no value', () => {
  expect(buildDown('0', '0')).toBeUndefined();
  expect(reachesThreshold('1e3', '1', '40')).toBeUndefined();
  expect(reachesThreshold('100', '-1', '40')).toBeUndefined();
});
