import { isKouanError } from '@kouan/core';
import type { Format } from '@kouan/sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formats, readDocuments } from '../src/index.ts';
import { inputOf, inputsOf, oneChunk } from './golden.testing.ts';

/** Reads in every way a format has. Whatever the bytes, there is an answer, and it says something when there is no document. */
const survives = (format: Format, bytes: Uint8Array): Promise<void> =>
  answers(async () => {
    const { document, findings } = format.decode(bytes);
    if (document === undefined) expect(findings.length).toBeGreaterThan(0);
    for await (const each of format.decodeEach?.(oneChunk(bytes)) ?? []) {
      if (each.document === undefined) expect(each.findings.length).toBeGreaterThan(0);
    }
    if (document !== undefined) format.encode?.(document);
  });

/** Reads as whoever has bytes and no format. */
const isToldApart = (bytes: Uint8Array): Promise<void> =>
  answers(async () => {
    let any = false;
    for await (const each of readDocuments(bytes)) any ||= each.document !== undefined || each.findings.length > 0;
    expect(any).toBe(true);
  });

async function answers(read: () => Promise<void>): Promise<void> {
  try {
    await read();
  } catch (cause) {
    if (!isKouanError(cause)) throw cause;
    expect(cause.hint).toBeDefined();
  }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const repeat = (text: string, times: number): string => text.repeat(times);

const HOSTILE: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['nothing', new Uint8Array()],
  ['white space', bytesOf(' \n\t\r\n')],
  ['a byte order mark', Uint8Array.of(0xef, 0xbb, 0xbf)],
  ['half a character', Uint8Array.of(0xe5, 0x8f)],
  ['NUL', new Uint8Array(1000)],
  ['every byte', Uint8Array.from({ length: 256 }, (_, at) => at)],
  ['UTF-16 without a mark', new Uint8Array(Buffer.from('<DecMessage/>', 'utf16le'))],
  ['UTF-16 with a mark', new Uint8Array(Buffer.from('\ufeff<DecMessage/>', 'utf16le'))],
  ['a wrong label', bytesOf('<?xml version="1.0" encoding="GB18030"?><DecMessage>声</DecMessage>')],
  ['an unknown label', bytesOf('<?xml version="1.0" encoding="x-klingon"?><DecMessage/>')],
  [
    'billion laughs',
    bytesOf(
      '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]><DecMessage>&c;</DecMessage>',
    ),
  ],
  [
    'an entity from a file',
    bytesOf('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><DecMessage>&x;</DecMessage>'),
  ],
  ['an entity nobody declared', bytesOf('<DecMessage>&nbsp;</DecMessage>')],
  ['100,000 levels', bytesOf(`${repeat('<a>', 100_000)}${repeat('</a>', 100_000)}`)],
  ['100,000 levels of a known root', bytesOf(`<DecMessage>${repeat('<DecLists>', 100_000)}`)],
  [
    '100,000 attributes',
    bytesOf(`<DecMessage ${Array.from({ length: 100_000 }, (_, at) => `a${at}="1"`).join(' ')}/>`),
  ],
  ['one attribute twice', bytesOf('<DecMessage a="1" a="2"/>')],
  ['a prefix nobody declared', bytesOf('<x:DecMessage/>')],
  ['elements without end', bytesOf(`<DecMessage>${repeat('<x/>', 200_000)}`)],
  [
    'one element of 2 MB',
    bytesOf(`<DecMessage><DecHead><NoteS>${repeat('x', 2_000_000)}</NoteS></DecHead></DecMessage>`),
  ],
  ['JSON 100,000 levels deep', bytesOf(`${repeat('{"a":', 100_000)}1${repeat('}', 100_000)}\n`)],
  ['JSON with __proto__', bytesOf('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}\n')],
  ['a column named __proto__', bytesOf('reference,__proto__,constructor/prototype/polluted\nA,1,2\n')],
  ['a quote that never ends', bytesOf('reference,direction\n"A,import\n')],
  ['100,000 columns', bytesOf(`reference,${repeat('x,', 100_000)}\nA\n`)],
  ['a lone surrogate', bytesOf('{"reference":"\\ud800"}\n')],
  ['a zip that is none', bytesOf('PK\u0003\u0004 but nothing more')],
];

/** Formats of one engine are mutated together. */
const ONE_ENGINE = /^(edifact|tabular|ubl)\./;
/** Messages of JSON that one table engine reads, whoever publishes them. */
const TREES = new Set([
  'aeo.record',
  'fiata.efbl',
  'uncefact.multimodal-waybill',
  'uncefact.preferential-certificate-of-origin',
  'w3c.credential',
]);
/** Formats of one family are read by the same code: what comes before their tables is asked of one of them. */
const familyOf = ({ name }: Format): string =>
  TREES.has(name) ? 'tree' : name.split('.', ONE_ENGINE.test(name) ? 1 : 2).join('.');
const sizeOfFamily = (format: Format): number => formats.filter((one) => familyOf(one) === familyOf(format)).length;
const firstOfFamily = new Set(new Map([...formats].reverse().map((format) => [familyOf(format), format])).values());

test.each(HOSTILE)('whatever is found in %s, there is an answer', (_, bytes) => isToldApart(bytes));

describe.each(formats.map((format) => [format.name, format] as const))('%s', (_, format) => {
  if (firstOfFamily.has(format)) test.each(HOSTILE)('survives %s', (_name, bytes) => survives(format, bytes));

  test('nothing that was read reaches the prototypes', () => {
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each(inputsOf(format))('%s, cut anywhere', async (name) => {
    const bytes = inputOf(format, name);
    const step = Math.max(1, Math.floor((bytes.length * sizeOfFamily(format)) / 60));
    for (let end = 0; end < bytes.length; end += step) {
      await survives(format, bytes.subarray(0, end));
      await isToldApart(bytes.subarray(0, end));
    }
  });

  test('inputs with bytes changed, moved, left out and doubled', async () => {
    const inputs = inputsOf(format).map((name) => inputOf(format, name));
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(40),
      put: fc.oneof(
        fc.uint8Array({ maxLength: 8 }),
        fc
          .constantFrom('<', '>', '&', '"', '</DecHead>', '<!--', ']]>', '\n', ',', '\u0000', '&#0;', '&#x110000;')
          .map(bytesOf),
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...inputs),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        async (input, changes) => {
          let bytes = Buffer.from(input);
          for (const { at, length, put } of changes) {
            const start = Math.floor(at * bytes.length);
            bytes = Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(start + length)]);
          }
          await survives(format, new Uint8Array(bytes));
          await isToldApart(new Uint8Array(bytes));
        },
      ),
      { numRuns: Math.ceil(400 / sizeOfFamily(format)) },
    );
  });
});
