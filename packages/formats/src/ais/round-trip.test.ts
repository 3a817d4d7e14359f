import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldsOf, messageOf } from './arbitrary.testing.ts';
import { eventsOf, missing } from './gpsd.testing.ts';
import {
  AisDecoder,
  type AisMessage,
  aisApplications,
  aisMessages,
  encodeMessage,
  encodePayload,
  scaleMessage,
  unscaleMessage,
} from './index.ts';

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
  test.each(cases)('message %i (%i): %s', (type, _index, _title, layout) => {
    fc.assert(
      fc.property(messageOf(type, layout), (message) => {
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
  test.each(cases)('message %i goes through its units and back: %s', (type, _title, layouts) => {
    const arbitrary = fc.oneof(...layouts.map((layout) => messageOf(type, layout)));
    fc.assert(
      fc.property(arbitrary, (message) => {
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
