import type { Document } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { detectFormats, formats } from '../src/index.ts';
import { expectedOf, inputOf, inputsOf, oneChunk, readAll } from './golden.testing.ts';

describe.each(formats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  const names = inputsOf(format);

  test('has fixtures', () => expect(names.length).toBeGreaterThan(0));

  test.each(names)('%s is read as expected', async (name) => {
    const actual = await readAll(format, inputOf(format, name));
    expect(actual).toEqual(expectedOf(format, name, actual));
  });

  test.each(names)('%s is known for what it is', (name) => {
    expect(detectFormats(inputOf(format, name).subarray(0, 65_536)).map((one) => one.name)).toContain(format.name);
  });

  test.each(names)('%s: what was read is written, and read as the same', async (name) => {
    const { encode } = format;
    if (encode === undefined) return;
    for (const { document } of (await readAll(format, inputOf(format, name))) as { document?: Document }[]) {
      if (document === undefined) continue;
      const { bytes, dropped } = encode(document);
      expect(dropped).toEqual([]);
      expect((await readAll(format, bytes)).map((one) => (one as { document?: Document }).document)).toEqual([
        document,
      ]);
    }
  });

  test.each(names.filter((name) => name.includes('.canonical.')))('%s is written byte for byte', async (name) => {
    const bytes = inputOf(format, name);
    const { document } = format.decode(bytes);
    expect(new TextDecoder().decode(format.encode?.(document as Document).bytes)).toBe(new TextDecoder().decode(bytes));
  });

  if (format.decodeEach === undefined) return;
  test.each(names)('%s: pieces make no difference', async (name) => {
    const bytes = inputOf(format, name);
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
    }
    const documents = async (source: AsyncIterable<Uint8Array>): Promise<unknown[]> => {
      const all: unknown[] = [];
      for await (const { document, findings } of format.decodeEach?.(source) ?? []) all.push([document, findings]);
      return all;
    };
    expect(await documents(pieces())).toEqual(await documents(oneChunk(bytes)));
  });
});
