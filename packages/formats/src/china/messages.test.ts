import { leavesOf } from '@kouan/core';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectFormats, HEAD_BYTES } from '../detect.ts';
import { readDocuments } from '../read.ts';
import { fullXml, someXml } from '../syntax/message/sample.testing.ts';
import { ALL, ceb } from './messages.testing.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each(ALL)('%s: decode ∘ encode is the identity, and nothing is lost', (_, message, format) => {
  fc.assert(
    fc.property(someXml(message), (xml) => {
      const { document, unmapped } = format.decode(bytes(xml));
      if (document === undefined) throw new Error('not read');
      expect(documentSchemas[document.type].safeParse(document).error).toBeUndefined();
      expect(unmapped).toEqual([]);
      const encoded = format.encode?.(document);
      expect(encoded?.dropped).toEqual([]);
      expect(format.decode(encoded?.bytes ?? new Uint8Array()).document).toEqual(document);
    }),
    { numRuns: 20 },
  );
});

test.each(ALL)('%s is known for what it is by its first 4 KB', (_, message, format) => {
  const head = bytes(`<?xml version="1.0"?><!-- c -->${fullXml(message)}`).subarray(0, HEAD_BYTES);
  expect(detectFormats(head).map(({ name }) => name)).toEqual([format.name]);
});

test('a field that no message has is dropped, and said so', () => {
  const [, message, format] = ceb('311');
  const { document } = format.decode(bytes(fullXml(message)));
  const more = { ...document, insurance: '5' } as unknown as NonNullable<typeof document>;
  expect(format.encode?.(more).dropped).toEqual([{ path: '/insurance', value: '5' }]);
});

test('a change in the document wins over what was kept of the file', () => {
  const [, message, format] = ceb('311');
  const { document } = format.decode(bytes(fullXml(message).replace('>12.5<', '>012.50<')));
  const xml = new TextDecoder().decode(
    format.encode?.({ ...document, goodsValue: '13' } as typeof document & object).bytes,
  );
  expect([xml.includes('<goodsValue>13</goodsValue>'), [...leavesOf(document)].length > 30]).toEqual([true, true]);
});

test('a message of one document is passed on as it came: it may be signed', async () => {
  const [, message] = ceb('621');
  const input = bytes(fullXml(message));
  const all = [];
  for await (const one of readDocuments(input)) all.push(one);
  expect(all.map((one) => [one.format?.name, one.bytes])).toEqual([['china.ceb.inventory', input]]);
});
