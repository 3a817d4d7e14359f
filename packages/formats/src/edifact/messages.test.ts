import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DIRECTORY_NAMES } from './directory/index.ts';
import { canonical } from './message/canonical.testing.ts';
import { fullMessage, someMessage } from './message/sample.testing.ts';
import { ALL } from './messages.testing.ts';

/** No such segment, no place for it. */
const MISPLACED = ['EDD-0002', 'EDD-0009'];

describe.each(ALL)('%s', (_, table, format) => {
  test.each(DIRECTORY_NAMES)('%s: whatever the directory allows is read, kept and written again', (name) => {
    fc.assert(
      fc.property(someMessage(table, name), (bytes) => {
        const { document, unmapped } = format.decode(bytes);
        if (document === undefined) throw new Error('not read');
        expect(documentSchemas[document.type].safeParse(document).error).toBeUndefined();
        expect(unmapped).toEqual([]);
        const encoded = format.encode?.(document);
        expect(encoded?.dropped).toEqual([]);
        const again = encoded?.bytes ?? new Uint8Array();
        expect(canonical(again, table.type)).toEqual(canonical(bytes, table.type));
        expect(format.decode(again).document).toEqual(document);
      }),
      { numRuns: 8 },
    );
  });

  test('a document that kept nothing is written by the table alone, and read as the same', () => {
    const [, version = '', release = ''] = table.header;
    const { document } = format.decode(fullMessage(table, `${version}.${release}`));
    const bare = withoutExtensions(document) as NonNullable<typeof document>;
    const encoded = format.encode?.(bare);
    expect(encoded?.dropped).toEqual([]);
    const again = format.decode(encoded?.bytes ?? new Uint8Array());
    expect(withoutExtensions(again.document)).toEqual(bare);
    expect(again.findings.filter(({ code }) => MISPLACED.includes(code))).toEqual([]);
  });
});

function withoutExtensions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtensions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (key === 'extensions' ? [] : [[key, withoutExtensions(one)]])),
  );
}
