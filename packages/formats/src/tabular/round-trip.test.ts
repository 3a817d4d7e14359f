import { readdirSync } from 'node:fs';
import { pointerTokens } from '@kouan/core';
import type { Document, DocumentType } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentsOf, EASY } from '../../test/document.testing.ts';
import { detectFormats, formatByName } from '../index.ts';

type Box = Record<string, unknown>;

const TYPES = readdirSync(new URL('.', import.meta.url), { withFileTypes: true })
  .filter((one) => one.isDirectory() && !['engine', 'declaration'].includes(one.name))
  .map(({ name }) => name as DocumentType);

/** A copy without what stands at the pointers, and without what that leaves empty. */
function without(document: Document, paths: readonly string[]): unknown {
  const copy = structuredClone(document) as unknown as Box;
  for (const path of paths) {
    const tokens = pointerTokens(path);
    let box: Box | undefined = copy;
    for (const token of tokens.slice(0, -1)) box = box?.[token] as Box | undefined;
    if (box !== undefined) delete box[tokens.at(-1) as string];
  }
  return closed(copy);
}

/** Lists without the gaps that were left in them; one without any row is none. */
function closed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.filter(() => true).map(closed);
  const entries = Object.entries(value).map(([name, child]) => [name, closed(child)] as const);
  return Object.fromEntries(entries.filter(([, child]) => !Array.isArray(child) || child.length > 0));
}

describe.each(TYPES)('%s', (type) => {
  const { encode, encodeAll, decode, decodeAll } = formatByName(`tabular.${type}`);
  const documents = documentsOf(type);

  test('what is read back is what was written, without what was said to be dropped', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { bytes, dropped } = encode?.(document) ?? { bytes: new Uint8Array(), dropped: [] };
        const { document: read, findings, unmapped } = decode(bytes);
        if (dropped.length === 0) {
          expect([findings, unmapped]).toEqual([[], []]);
          expect(read).toEqual(document);
          return;
        }
        expect(documentSchemas[type].safeParse(read).error).toBeUndefined();
        // A text that its group cannot do without takes the group with it; a number of a row is made anew.
        const needed = findings.length > 0 || dropped.some(({ path }) => path.endsWith('/itemNumber'));
        const left = without(
          document,
          dropped.map(({ path }) => path),
        );
        if (!needed) expect(closed(read)).toEqual(left);
      }),
      { numRuns: 12 },
    );
  });

  test('a table that was written is known for what it is', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const { bytes = new Uint8Array() } = encode?.(document) ?? {};
        expect(detectFormats(bytes).map(({ name }) => name)).toEqual([`tabular.${type}`]);
      }),
      { numRuns: 3 },
    );
  });

  test('several documents in one table stay apart', () => {
    fc.assert(
      fc.property(fc.array(documentsOf(type, EASY), { minLength: 2, maxLength: 3 }), (several) => {
        const { bytes = new Uint8Array(), dropped = [] } = encodeAll?.(several) ?? {};
        const read = decodeAll?.(bytes).map(({ document }) => document) ?? [];
        expect(read).toHaveLength(several.length);
        if (dropped.length === 0) expect(read).toEqual(several);
      }),
      { numRuns: 4 },
    );
  });
});
