import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { documentSchemas } from '../documents/index.ts';
import { sampleExport, sampleFull, sampleImport } from './declaration/sample.testing.ts';
import { changed, places } from './places.testing.ts';
import { shapeGuard } from './shape-guard.ts';

const guard = shapeGuard(documentSchemas.declaration);
const accepts = (value: unknown): boolean => documentSchemas.declaration.safeParse(value).success;

test('says yes to the usual documents, so that zod is spared', () => {
  for (const sample of [sampleImport(), sampleExport(), sampleFull()]) {
    expect(accepts(sample)).toBe(true);
    expect(guard(sample)).toBe(true);
  }
});

const odd = fc.oneof(
  fc.constantFrom(undefined, null, '', ' ', '0', '1e3', 'NaN', 'CN', 'cn:CHN', '2026-02-30', '2026-01-01', true, 7, -0),
  fc.string(),
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom([], {}, [undefined], new Date(0), Object.create({ type: 'declaration' }), new Map(), () => 1),
);

describe('it is never more lenient than the schema', () => {
  test('for any value in any place of a document', () => {
    const sample = sampleFull();
    fc.assert(
      fc.property(fc.constantFrom(...places(sample)), odd, (place, value) => {
        const document = changed(sample, place, () => value);
        if (guard(document)) expect(accepts(document)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('for any key that is one too many, or missing', () => {
    const sample = sampleFull();
    fc.assert(
      fc.property(fc.constantFrom(...places(sample)), fc.string(), odd, fc.boolean(), (place, key, value, remove) => {
        const document = changed(sample, place, (old) => {
          if (typeof old !== 'object' || old === null) return old;
          const copy = (Array.isArray(old) ? [...old] : { ...old }) as Record<string, unknown>;
          if (remove) delete copy[Object.keys(copy)[0] ?? ''];
          else if (key !== '__proto__' && !(key === 'length' && Array.isArray(old))) copy[key] = value;
          return copy;
        });
        if (guard(document)) expect(accepts(document)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  test('for anything at all', () => {
    fc.assert(fc.property(fc.anything(), (value) => void (guard(value) && expect(accepts(value)).toBe(true))));
  });

  const url = 'http://a';
  const bounded: readonly (readonly [
    name: string,
    schema: z.ZodType,
    good: readonly unknown[],
    bad: readonly unknown[],
  ])[] = [
    ['a length', z.string().min(2).max(3), ['ab', 'abc'], ['a', 'abcd', 12, ['a', 'b']]],
    ['a length and a pattern', z.string().regex(/^a/).max(2), ['a', 'ab'], ['b', 'abc']],
    ['a list with bounds', z.array(z.string()).min(1).max(2), [['a'], ['a', 'b']], [[], ['a', 'b', 'c'], 'ab']],
    ['a number', z.number(), [0, -0, 1.5, -7], [Number.NaN, Number.POSITIVE_INFINITY, '1', 1n]],
    ['a whole number from 1 on', z.number().int().min(1), [1, 2], [0, 1.5, 2 ** 53, -1]],
    ['a number between others', z.number().gt(1).lt(2), [1.5], [1, 2, 3]],
    ['a time', z.iso.datetime({ offset: true }), ['2026-02-28T10:00:00+08:00'], ['2026-02-28', '2026-13-01T00:00:00Z']],
    ['a text of a kind without a pattern', z.url(), [], [url, 'a']],
  ];
  test.each(bounded)('%s is known, or the schema is asked', (_, schema, good, bad) => {
    const known = shapeGuard(schema);
    expect(good.map((value) => [known(value), schema.safeParse(value).success])).toEqual(good.map(() => [true, true]));
    for (const value of bad) expect(known(value)).toBe(false);
    for (const value of bad) if (value !== url) expect(schema.safeParse(value).success).toBe(false);
  });

  test.each([
    ['a text that is cut', z.string().trim()],
    ['a number of another kind', z.number().multipleOf(2)],
    ['a number of 32 bits', z.int32()],
    ['a pattern that remembers', z.string().regex(/a/g)],
    ['a loose object', z.looseObject({ a: z.string() })],
    ['a plain object, which drops keys', z.object({ a: z.string() })],
    ['text of base64', z.base64()],
    ['a list of one length', z.array(z.string()).length(1)],
    ['a kind nobody compiled', z.bigint()],
    ['a refinement', z.string().refine(() => false)],
  ])('%s is left to the schema', (_, schema) => {
    for (const value of ['a', 'abc', 'YWI=', { a: 'a' }, { a: 'a', b: 1 }, ['a'], ['a', 'b'], 2, 1n])
      expect(shapeGuard(schema)(value)).toBe(false);
  });
});
