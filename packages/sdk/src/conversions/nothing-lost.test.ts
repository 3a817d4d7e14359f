import { leavesOf } from '@kouan/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../checks/run.ts';
import type { Document } from '../documents/index.ts';
import type { Paper } from './conversion.ts';
import { convertDocument } from './index.ts';
import { bill, invoice, named, packing, railNote } from './papers.testing.ts';

/** Numbers by which rows find each other: they are carried by the rows being one. */
const KEYS = /\/(lineNumber|invoiceLineNumber|productNumber|itemNumber|description|number|equipmentReference)$/;

function without(document: Document, paths: ReadonlySet<string>): Document {
  const walk = (value: unknown, path: string): unknown => {
    if (Array.isArray(value)) return value.map((one, index) => walk(one, `${path}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !paths.has(`${path}/${key}`))
        .map(([key, child]) => [key, walk(child, `${path}/${key}`)]),
    );
  };
  return walk(document, '') as Document;
}

const isSound = (document: Document): boolean => !check(document).some(({ code }) => code.startsWith('SHP-'));

/** Leaves that may go without breaking the shape of a paper. */
const optional = (document: Document): string[] =>
  [...leavesOf(document)].map(([path]) => path).filter((path) => isSound(without(document, new Set([path]))));

/** Papers of which some fields were left empty. */
const thinned = (documents: readonly Document[]): fc.Arbitrary<readonly Paper[]> =>
  fc
    .tuple(...documents.map((document) => fc.subarray(optional(document), { maxLength: 12 })))
    .map((gone) => named(...documents.map((document, index) => without(document, new Set(gone[index])))));

it.each([
  ['declaration', [invoice(), packing(), bill()]],
  ['declaration', [railNote()]],
  ['manifest', [bill()]],
  ['manifest', [railNote()]],
] as const)('whatever a %s is made of, each leaf of the papers is carried or said to be left', (to, documents) => {
  fc.assert(
    fc.property(thinned(documents), (papers) => {
      const { filled, dropped, document } = convertDocument(papers, to, { direction: 'export' });
      const told = new Set(dropped.map(({ paper, path }) => `${paper} ${path}`));
      for (const { sources, also = [] } of filled)
        for (const { paper, path } of [...sources, ...also]) told.add(`${paper} ${path}`);
      const lost = papers.flatMap(({ name, document: one }) =>
        [...leavesOf(one)]
          .filter(([path, value]) => path !== '/type' && typeof value !== 'object' && !KEYS.test(path))
          .map(([path]) => `${name} ${path}`)
          .filter((leaf) => !told.has(leaf)),
      );
      expect(lost).toEqual([]);
      expect(isSound(document)).toBe(true);
    }),
    { numRuns: 15 },
  );
});
