import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareLeaves } from './compare.ts';

it.each([
  ['a leaf that changed', { a: 1 }, { a: 2 }, [{ path: '/a', before: 1, after: 2 }]],
  [
    'one that is new, and one that is gone',
    { a: 1 },
    { b: 2 },
    [
      { path: '/a', before: 1 },
      { path: '/b', after: 2 },
    ],
  ],
  ['a list that grew', { a: [1] }, { a: [1, { b: 'x' }] }, [{ path: '/a/1/b', after: 'x' }]],
  [
    'a leaf that became a branch',
    { a: 1 },
    { a: { b: 2 } },
    [
      { path: '/a', before: 1 },
      { path: '/a/b', after: 2 },
    ],
  ],
  [
    'a branch that became a leaf',
    { a: { b: 2 } },
    { a: 1 },
    [
      { path: '/a/b', before: 2 },
      { path: '/a', after: 1 },
    ],
  ],
  ['names that a pointer escapes', { 'a/b~c': 1 }, {}, [{ path: '/a~1b~0c', before: 1 }]],
  ['an empty branch', { a: {} }, {}, [{ path: '/a', before: {} }]],
])('%s', (_, before, after, differences) => {
  expect(compareLeaves(before, after)).toEqual(differences);
});

it('nothing differs from itself, and whatever differs is told', () => {
  fc.assert(
    fc.property(fc.json(), fc.json(), (one, other) => {
      const [before, after] = [JSON.parse(one), JSON.parse(other)];
      expect(compareLeaves(before, structuredClone(before))).toEqual([]);
      const same = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
      expect(compareLeaves(before, after).length === 0).toBe(same);
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
