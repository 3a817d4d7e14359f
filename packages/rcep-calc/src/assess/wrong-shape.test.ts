import { readFileSync } from 'node:fs';
import { isKouanError } from '@kouan/core';
import { expect, it } from 'vitest';
import { assess, assessGraph, type Good, outcomeOf, parseGood } from '../index.ts';

const chair = JSON.parse(
  readFileSync(new URL('../../../../fixtures/goods/chair.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

const goods = Object.keys(chair).flatMap((field) =>
  [undefined, null, 5, 'x', [null], { a: 1 }].map((value) => ({ ...chair, [field]: value })),
);

it('a good of another shape is decided, or has a code: never a TypeError of ours', () => {
  const codes = new Set<string>();
  for (const good of [undefined, null, 5, 'x', [], {}, ...goods] as unknown as Good[]) {
    for (const work of [() => assess(good), () => outcomeOf(good), () => [...assessGraph([good])]]) {
      try {
        work();
      } catch (error) {
        if (!isKouanError(error)) throw error;
        codes.add(error.code);
        expect(parseGood(good).good).toBeUndefined();
      }
    }
  }
  expect([...codes]).toEqual(['ERR_KOUAN_DOCUMENT']);
});
