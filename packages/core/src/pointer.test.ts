import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesOf, pointerOf, pointerTokens, resolvePointer } from './pointer.ts';

test('tokens survive the pointer, whatever they are (RFC 6901 §3)', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tokens) => {
      expect(pointerTokens(pointerOf(...tokens))).toEqual(tokens);
    }),
  );
});

test('every leaf is found again by its pointer', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const [pointer, leaf] of leavesOf(value)) expect(resolvePointer(value, pointer)).toBe(leaf);
    }),
  );
});

test('only own properties are followed', () => {
  expect(resolvePointer({}, '/constructor/name')).toBeUndefined();
  expect(resolvePointer({ a: [1] }, '/a/0')).toBe(1);
  expect(resolvePointer({ a: [1] }, '/a/b/c')).toBeUndefined();
});
