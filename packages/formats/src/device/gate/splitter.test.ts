import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeFrame, FRAME_TYPES, FrameSplitter, type GateFrame, type LayoutName, type Split } from './index.ts';

const frame = (layout: LayoutName, text: string): GateFrame => ({
  layout,
  type: FRAME_TYPES.gather,
  areaId: '0000000001',
  channelNumber: '0000000011',
  direction: 'I',
  xml: new TextEncoder().encode(text),
});
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const texts = (splits: readonly Split[]): string[] =>
  splits.flatMap(({ frame }) => (frame === undefined ? [] : [new TextDecoder().decode(frame.xml)]));
const codes = (splits: readonly Split[]): string[] =>
  splits.flatMap(({ findings }) => findings.map(({ code }) => code));

/** Everything that comes of a stream, cut at the given places. */
function split(stream: Uint8Array, cuts: readonly number[] = [], options = {}): Split[] {
  const splitter = new FrameSplitter(options);
  const places = [0, ...[...cuts].sort((a, b) => a - b), stream.length];
  const found = places.slice(1).flatMap((to, at) => splitter.push(stream.subarray(places[at], to)));
  return [...found, ...splitter.end()];
}

/** The same with another number in one of the two lengths. */
function lying(bytes: Uint8Array, at: number, by: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  view.setInt32(at, view.getInt32(at, true) + by, true);
  return copy;
}
const TOTAL = { marked: 4, plain: 0 };
const XML = { marked: 34, plain: 30 };

describe.each(['marked', 'plain'] as const)('frames, %s', (layout) => {
  const one = encodeFrame(frame(layout, '<A/>'));
  const two = encodeFrame(frame(layout, '<LONGER>text</LONGER>'));

  test('wherever segments begin and end', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(one.length * 2 + two.length), { maxLength: 12 }), (cuts) => {
        const splits = split(joined(one, two, one), cuts);
        expect(texts(splits)).toEqual(['<A/>', '<LONGER>text</LONGER>', '<A/>']);
        expect(codes(splits)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('what was put in comes out', () => {
    const [only] = split(one);
    expect(only?.frame).toEqual(frame(layout, '<A/>'));
  });

  test.each([
    ['total', TOTAL[layout], 7],
    ['total', TOTAL[layout], -7],
    ['total', TOTAL[layout], 1_000],
    ['XML', XML[layout], 5],
    ['XML', XML[layout], -3],
  ])('a wrong length of the %s (%i: %i) costs nothing', (_, at, by) => {
    const splits = split(joined(lying(one, at, by), two));
    expect(texts(splits)).toEqual(['<A/>', '<LONGER>text</LONGER>']);
    expect(codes(splits)).toEqual(['DEV-0021']);
  });

  test('both lengths wrong: it ends where the next begins, or the stream does', () => {
    const wrong = lying(lying(one, TOTAL[layout], 500), XML[layout], 500);
    expect(texts(split(joined(wrong, two)))).toEqual(['<A/>', '<LONGER>text</LONGER>']);
    expect(texts(split(wrong))).toEqual(['<A/>']);
  });

  test('a missing tail costs nothing', () => {
    const bare = one.subarray(0, one.length - 2);
    expect(texts(split(joined(bare, two)))).toEqual(['<A/>', '<LONGER>text</LONGER>']);
    expect(codes(split(joined(bare, two)))).toEqual(['DEV-0022']);
    expect(codes(split(bare))).toEqual(['DEV-0022']);
  });

  test('a torn frame costs itself', () => {
    const splits = split(joined(two.subarray(0, two.length - 9), one));
    expect(texts(splits)).toEqual(['<A/>']);
    expect(codes(splits)).toEqual(['DEV-0023']);
    expect(codes(split(two.subarray(0, 36)))).toEqual(['DEV-0023']);
  });

  test('noise between frames is passed', () => {
    const splits = split(joined(one, Uint8Array.of(1, 2, 3), two));
    expect(texts(splits)).toEqual(['<A/>', '<LONGER>text</LONGER>']);
    expect(codes(splits)).toEqual(['DEV-0020']);
  });

  test('noise before the first frame is passed', () => {
    expect(texts(split(joined(Uint8Array.of(7, 7, 7), one, two)))).toEqual(['<A/>', '<LONGER>text</LONGER>']);
  });

  test('a frame larger than allowed is not waited for', () => {
    const splits = split(joined(lying(lying(one, TOTAL[layout], 1e9), XML[layout], 1e9), two), [], { maxFrame: 4096 });
    expect(texts(splits)).toContain('<LONGER>text</LONGER>');
  });

  test('frames survive whatever stands between them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const found = texts(split(joined(one, noise, two, one), [], { layout }));
        expect(found[0]).toBe('<A/>');
        expect(found.at(-1)).toBe('<A/>');
      }),
      { numRuns: 200 },
    );
  });
});

test('whatever comes, there is an end', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.array(fc.nat(400), { maxLength: 5 }), (bytes, cuts) => {
      const inside = cuts.map((cut) => Math.min(cut, bytes.length));
      expect(texts(split(bytes, inside)).length).toBeLessThan(20);
    }),
    { numRuns: 200 },
  );
});

test('what waits is bounded', () => {
  const splitter = new FrameSplitter({ maxFrame: 10_000 });
  const header = encodeFrame(frame('marked', 'x'.repeat(9_000))).subarray(0, 100);
  splitter.push(header);
  for (let at = 0; at < 100; at++) splitter.push(new Uint8Array(1_000).fill(0x41));
  expect(splitter.pending).toBeLessThan(12_000);
});
