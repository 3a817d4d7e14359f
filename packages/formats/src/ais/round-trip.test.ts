import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LETTERS } from './bits/armour.ts';
import { eventsOf, missing } from './gpsd.testing.ts';
import {
  AisDecoder,
  type AisMessage,
  aisApplications,
  aisMessages,
  encodeMessage,
  encodePayload,
  type Field,
  type Layout,
  scaleMessage,
  unscaleMessage,
} from './index.ts';

const letter = fc.constantFrom(...LETTERS.slice(1));

/** A value that the field can carry: a text ends neither in `@` nor in a space. */
function arbitraryOf({ kind, width, unknown, rest, most }: Field): fc.Arbitrary<unknown> {
  if (kind === 'flag') return fc.boolean();
  // One that goes on to the end is there only when something is in it.
  if (kind === 'text') {
    const text = fc.array(letter, { maxLength: Math.min(30, width / 6) }).map((letters) => letters.join('').trimEnd());
    return text.filter((one) => rest !== true || one !== '');
  }
  if (kind === 'bits') return bits(Math.min(width, 200));
  const [least, greatest] = kind === 'signed' ? [-(2 ** (width - 1)), 2 ** (width - 1) - 1] : [0, 2 ** width - 1];
  const bound = most ?? greatest;
  const whole = fc.integer({ min: Math.max(least, -bound), max: Math.min(greatest, bound) });
  return unknown === undefined ? whole : fc.oneof({ weight: 5, arbitrary: whole }, fc.constant(unknown));
}

const bits = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: 1, maxLength: most }).map((list) => {
    const bytes = Array.from({ length: Math.ceil(list.length / 8) }, (_, at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].reduce((byte, bit) => byte * 2 + (list[at * 8 + bit] === true ? 1 : 0), 0),
    );
    return `${list.length}:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  });

const endOf = ({ offset, width }: Layout['fields'][number]): number => offset + width;

/** How many fields a whole message may have: the next one must not fit into what fills the last byte. */
function counts(fields: Layout['fields']): readonly number[] {
  const needed = fields.filter(({ optional }) => optional !== true).length;
  return fields.flatMap((field, index) => {
    const next = fields[index + 1];
    const fits = next !== undefined && endOf(next) <= Math.ceil(endOf(field) / 8) * 8;
    return index + 1 < needed || fits ? [] : [index + 1];
  });
}

function fieldsOf(layout: Layout): fc.Arbitrary<Record<string, unknown>> {
  const fields = layout.fields.filter(({ kind }) => kind !== 'spare');
  return fc
    .tuple(fc.tuple(...fields.map((field) => arbitraryOf(field))), fc.constantFrom(...counts(fields)))
    .map(([values, count]) =>
      Object.fromEntries(fields.slice(0, count).map((field, index) => [field.name, values[index]])),
    );
}

/** The values that choose each layout of a message that has several. */
const CHOICE: Readonly<Record<number, readonly Record<string, unknown>[]>> = {
  22: [{ addressed: false }, { addressed: true }],
  24: [{ partNumber: 0 }, { partNumber: 1, mmsi: 982_412_345 }, { partNumber: 1, mmsi: 241_234_567 }],
  25: [false, true].flatMap((addressed) => [false, true].map((structured) => ({ addressed, structured }))),
  26: [false, true].flatMap((addressed) => [false, true].map((structured) => ({ addressed, structured }))),
};

/** Messages 6 and 8 of nobody's application; those of known ones have their own test. */
const choiceOf = (type: number, index: number): Record<string, unknown> =>
  type === 6 || type === 8 ? { dac: 999 } : (CHOICE[type]?.[index] ?? {});

function decoded(lines: readonly string[]): { readonly message: AisMessage | undefined; readonly findings: unknown[] } {
  const findings: unknown[] = [];
  const decoder = new AisDecoder((one) => findings.push(one));
  const messages = lines.map((line) => decoder.push(line)?.message);
  return { message: messages.at(-1), findings };
}

describe('what is written is read as the same', () => {
  const cases = Object.entries(aisMessages).flatMap(([type, { title, layouts }]) =>
    layouts.map((layout, index) => [Number(type), index, title.en, layout] as const),
  );
  test.each(cases)('message %i (%i): %s', (type, index, _, layout) => {
    fc.assert(
      fc.property(fieldsOf(layout), (fields) => {
        const message = { type, ...fields, ...choiceOf(type, index) } as unknown as AisMessage;
        const { sentences, findings } = encodeMessage(message, { sequence: 3, channel: 'B' });
        expect(findings).toEqual([]);
        expect(sentences.every((sentence) => sentence.length <= 80)).toBe(true);
        expect(decoded(sentences)).toEqual({ message, findings: [] });
      }),
      { numRuns: 40 },
    );
  });

  test.each(aisApplications.map((each) => [`${each.message} ${each.dac}/${each.fi}`, each] as const))(
    'application %s',
    (_, { message: type, dac, fi, layout, repeated }) => {
      const groups =
        repeated === undefined
          ? fc.constant({})
          : fc
              .array(fieldsOf(repeated.layout), { minLength: 1, maxLength: repeated.most })
              .map((list) => ({ [repeated.name]: list }));
      fc.assert(
        fc.property(fieldsOf(layout), groups, (fields, more) => {
          const head = { type, repeatIndicator: 0, mmsi: 2_442_101 };
          const to = type === 6 ? { sequenceNumber: 1, destinationMmsi: 245_679_000, retransmit: false } : {};
          const message = { ...head, ...to, dac, fi, application: { ...fields, ...more } } as unknown as AisMessage;
          const { sentences, findings } = encodeMessage(message);
          expect(findings).toEqual([]);
          expect(decoded(sentences).message).toEqual(message);
        }),
        { numRuns: 25 },
      );
    },
  );
});

describe('units', () => {
  const cases = Object.entries(aisMessages).map(
    ([type, { title, layouts }]) => [Number(type), title.en, layouts] as const,
  );
  test.each(cases)('message %i goes through its units and back: %s', (type, _, layouts) => {
    const arbitrary = fc.oneof(
      ...layouts.map((layout, index) =>
        fieldsOf(layout).map((fields) => ({ type, ...fields, ...choiceOf(type, index) })),
      ),
    );
    fc.assert(
      fc.property(arbitrary, (raw) => {
        const message = raw as unknown as AisMessage;
        const again = unscaleMessage(scaleMessage(message));
        // What is not available is left out, and left out it is written as not available.
        expect(encodePayload(again)).toEqual(encodePayload(message));
      }),
      { numRuns: 25 },
    );
  });

  test('say nothing where the sender said "not available"', () => {
    const raw = {
      type: 1,
      repeatIndicator: 0,
      mmsi: 1,
      navigationalStatus: 15,
      rateOfTurn: -128,
      speedOverGround: 1023,
    };
    const where = {
      longitude: 108_600_000,
      latitude: 54_600_000,
      courseOverGround: 3600,
      trueHeading: 511,
      timeStamp: 60,
    };
    expect(scaleMessage({ ...raw, ...where } as AisMessage)).toEqual({ type: 1, repeatIndicator: 0, mmsi: 1 });
  });

  test('of turning: degrees a minute, or only the side', () => {
    const turning = (rateOfTurn: number) =>
      (scaleMessage({ type: 1, repeatIndicator: 0, mmsi: 1, rateOfTurn }) as { rateOfTurn?: unknown }).rateOfTurn;
    expect([turning(127), turning(-127), turning(0)]).toEqual(['right', 'left', 0]);
    expect(turning(-20)).toBeCloseTo(-17.86, 2);
  });
});

describe.skipIf(missing)('messages from the air', () => {
  test('are written again as what was read, whatever was in them', async () => {
    const messages = (await eventsOf('gpsd-sample.aivdm')).flatMap((event) =>
      event.kind === 'message' ? [event.reading.message] : [],
    );
    for (const message of messages) {
      const { sentences, findings } = encodeMessage(message);
      expect(findings).toEqual([]);
      expect(decoded(sentences).message).toMatchObject(JSON.parse(JSON.stringify(message)));
    }
    expect(messages.length).toBe(102);
  });
});
