import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { corpus, missing } from './corpus.testing.ts';
import {
  type EdifactInterchange,
  type EdifactPart,
  plain,
  readEdifact,
  type Segment,
  streamEdifact,
  USUAL,
  writeEdifact,
} from './index.ts';

const CHARACTERS = ["'", '+', ':', '?', '*', ' ', 'A', 'é', 'ß', '\n', '0'];
const value = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 6 });
const component = fc.array(value, { minLength: 1, maxLength: 3 });
const tag = fc.constantFrom('BGM', 'FTX', 'NAD', 'LOC');
const body: fc.Arbitrary<Segment> = fc
  .record({
    tag,
    elements: fc.array(component, { minLength: 1, maxLength: 4 }),
    more: fc.array(component, { maxLength: 2 }),
    nesting: fc.option(component, { nil: undefined, freq: 5 }),
  })
  .map(({ tag: name, elements, more, nesting }) => ({
    tag: name,
    ...(nesting === undefined ? {} : { nesting }),
    elements,
    ...(more.length === 0 ? {} : { repetitions: new Map([[elements.length - 1, more]]) }),
  }));

const made = (tag: string, ...elements: readonly (readonly string[])[]): Segment => ({ tag, elements });

const interchange: fc.Arbitrary<EdifactInterchange> = fc
  .record({ bodies: fc.array(fc.array(body, { maxLength: 4 }), { minLength: 1, maxLength: 3 }), grouped: fc.boolean() })
  .map(({ bodies, grouped }) => ({
    header: made('UNB', ['UNOC', '4'], ['A'], ['B'], ['20261127', '0230'], ["R'1"]),
    service: USUAL,
    groups: grouped ? [{ header: made('UNG', ['CUSCAR'], ['A'], ['B'], ['20261127', '0230'], ['G1']) }] : [],
    messages: bodies.map((segments, index) => ({
      header: made('UNH', [String(index)], ['CUSCAR', 'D', '96B', 'UN']),
      segments,
      ...(grouped ? { group: 0 } : {}),
    })),
    outside: [],
  }));

/** A tree by its values, without trailers: those are made when it is written. */
const values = (all: readonly EdifactInterchange[]) =>
  all.map(({ header, groups, messages, outside }) => ({
    header: header && plain(header),
    groups: groups.map((one) => plain(one.header)),
    messages: messages.map((one) => ({
      header: plain(one.header),
      segments: one.segments.map(plain),
      group: one.group,
    })),
    outside: outside.map(plain),
  }));

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('what is written is read as it was, whatever stands in it, with nothing to say but line breaks', () => {
  fc.assert(
    fc.property(fc.array(interchange, { minLength: 1, maxLength: 2 }), (all) => {
      const distinct = all.map((one, index) => ({
        ...one,
        header: made('UNB', ...(one.header?.elements.slice(0, 4) ?? []), [`R'${index}`]),
      }));
      const written = writeEdifact(distinct, { trim: false });
      const again = readEdifact(written.bytes);
      expect(again.findings.filter(({ code }) => code !== 'EDI-0016')).toEqual([]);
      expect(values(again.interchanges)).toEqual(values(distinct));
    }),
    { numRuns: 150 },
  );
});

test('pieces of any size give what the whole gives', async () => {
  await fc.assert(
    fc.asyncProperty(interchange, fc.integer({ min: 1, max: 40 }), async (one, size) => {
      const { bytes } = writeEdifact([one], { lineEnd: '\n' });
      const whole = await partsOf(pieces(bytes, bytes.length));
      expect(await partsOf(pieces(bytes, size))).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

async function partsOf(source: AsyncIterable<Uint8Array>): Promise<unknown> {
  const parts: EdifactPart[] = [];
  for await (const some of streamEdifact(source)) parts.push(...some);
  return JSON.parse(JSON.stringify(parts));
}

test('characters that cannot be written are said, and the others are written', () => {
  const one = {
    header: made('UNB', ['UNOC', '3'], ['A'], ['B'], ['261127', '0230'], ['1']),
    service: USUAL,
    groups: [],
    messages: [{ header: made('UNH', ['1'], ['CUSCAR', 'D', '95B', 'UN']), segments: [made('FTX', ['a口é'])] }],
    outside: [],
  };
  const { bytes, findings } = writeEdifact([one]);
  expect(findings).toMatchObject([{ code: 'EDI-0027', found: '口' }]);
  expect(Buffer.from(bytes).toString('latin1')).toContain("FTX+a??é'");
});

describe.skipIf(missing)('files of others', () => {
  test('there are 68, and 34 of them are as they should be', () => {
    const clean = corpus.filter(({ bytes }) => readEdifact(bytes).findings.every((one) => one.severity !== 'error'));
    expect([corpus.length, clean.length]).toEqual([68, 34]);
  });

  test.each(corpus)('$name: read, written, and read as the same', ({ name, bytes }) => {
    const { interchanges } = readEdifact(bytes);
    expect(interchanges.length).toBeGreaterThan(0);
    const { bytes: written, findings } = writeEdifact(interchanges, { trim: false });
    const again = readEdifact(written);
    // The sender of this one names ISO 646 and writes ü.
    if (name === 'invoic_d93a_una.staedi.edi')
      expect(findings.map(({ code }) => code)).toEqual(['EDI-0027', 'EDI-0015']);
    else expect(JSON.stringify(values(again.interchanges))).toBe(JSON.stringify(values(interchanges)));
    const counts = again.findings.filter(({ code }) => code === 'EDI-0006' || code === 'EDI-0004');
    expect(counts).toEqual([]);
  });
});
