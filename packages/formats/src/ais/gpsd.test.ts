import { describe, expect, test } from 'vitest';
import { aligned, type Expected, eventsOf, expectedOf, gpsdView, messagesOf, missing } from './gpsd.testing.ts';
import { LINES } from './gpsd-lines.testing.ts';
import type { AisMessage } from './index.ts';

/** Not of the message; the words that gpsd has for a code are its own. */
const beside = (key: string): boolean => ['class', 'device', 'scaled'].includes(key) || key.endsWith('_text');

/**
 * Fields that the end of a message cuts in two: here they are missing, gpsd shows the bits that came as if they were the
 * number. The state behind the data of message 26, which gpsd does not read and shows as 0. And the mode of a message 23,
 * of which the log itself notes what it is.
 */
const ELSE = new Map<string, number>([
  ['7 655901842 mmsi3', 836_359_488],
  ['7 537411077 mmsi3', 76_161_024],
  ['1 244740981 radio', 1076],
  ['26 137920605 radio', 0],
  ['26 84148325 radio', 0],
  ['26 633353704 radio', 0],
  ['26 16777280 radio', 0],
  ['23 2268120 txrx', 2],
]);

/** gpsd shows the last byte of bits with whatever stands behind their end. */
const within = (bits: string): string => {
  const [count = '0', hex = ''] = bits.split(':');
  const rest = Number(count) % 8;
  if (rest === 0) return bits;
  const last = Number.parseInt(hex.slice(-2), 16) & (0xff00 >> rest);
  return `${count}:${hex.slice(0, -2)}${(last & 255).toString(16).padStart(2, '0')}`;
};

/** In units gpsd shows these as integers all the same. */
const UNSCALED = new Set(['8 244650946 length', '8 244650946 beam', '8 244650946 draught']);

/** Longitude in 28 bits is in 1/10 000 of a minute; gpsd divides it as if it were in 1/1 000. */
const TENFOLD = '6 2443808 tidals';

describe.skipIf(missing)('the logs of gpsd', () => {
  test.each([
    ['gpsd-sample.aivdm', 'gpsd-sample.aivdm.ju.chk', 97],
    ['gpsd-ais-18-27.log', 'gpsd-ais-18-27.log.chk', 138],
    ['gpsd-ais-raw-messages.log', 'gpsd-ais-raw-messages.log.chk', 108],
    ['gpsd-ais_unpack_sixbit.log', 'gpsd-ais_unpack_sixbit.log.chk', 12],
  ])('%s in integers', async (log, check, count) => {
    const expected = expectedOf(check);
    const { pairs, left } = aligned(expected, messagesOf(await eventsOf(log)));
    expect(pairs.flatMap(([each, message]) => differences(each, message, false))).toEqual([]);
    expect(left).toEqual([]);
    expect(expected).toHaveLength(count);
  });

  test('gpsd-sample.aivdm in degrees, knots and metres', async () => {
    const expected = expectedOf('gpsd-sample.aivdm.js.chk');
    const { pairs, left } = aligned(expected, messagesOf(await eventsOf('gpsd-sample.aivdm')));
    expect(pairs.flatMap(([each, message]) => differences(each, message, true))).toEqual([]);
    expect(left).toEqual([]);
    expect(expected).toHaveLength(97);
  });

  test('gpsd-sample.aivdm as lines of integers', async () => {
    const lines = LINES('gpsd-sample.aivdm.chk');
    const { pairs, left } = aligned(lines, messagesOf(await eventsOf('gpsd-sample.aivdm')));
    const different = pairs.flatMap(([{ type, mmsi, cells }, message]) =>
      differences({ type, mmsi, ...cells }, message, false),
    );
    expect(different).toEqual([]);
    expect(left).toEqual([]);
    expect(lines).toHaveLength(97);
  });
});

/** Everything in which a message is not what is expected of it. */
function differences(expected: Expected, message: AisMessage | undefined, scaled: boolean): string[] {
  if (message === undefined) return [`nothing for ${JSON.stringify(expected)}`];
  const view = gpsdView(message, scaled);
  const raw = gpsdView(message, false);
  return Object.entries(expected).flatMap(([key, value]) => {
    const where = `${message.type} ${message.mmsi} ${key}`;
    if (beside(key) || (value === ELSE.get(where) && JSON.stringify(raw(key)) !== JSON.stringify(value))) return [];
    if (scaled && where === TENFOLD) return [];
    const ours = scaled && UNSCALED.has(where) ? raw(key) : view(key);
    return same(ours, value) ? [] : [`${where}: ${JSON.stringify(ours)}, expected ${JSON.stringify(value)}`];
  });
}

/** Numbers are compared to as many digits as are expected. */
function same(ours: unknown, expected: unknown): boolean {
  if (typeof ours === 'number' && (typeof expected === 'number' || /^-?\d+\.\d+$/.test(String(expected)))) {
    const digits = String(Number(expected)).split('.')[1]?.length ?? 0;
    return Number(ours.toFixed(digits)) === Number(expected);
  }
  // A tendency, precipitation or ice in gpsd's words.
  if (typeof ours === 'number' && typeof expected === 'string')
    return /^(N\/A|steady|increasing|decreasing)$/.test(expected);
  if (typeof ours === 'string' && /^\d+:/.test(ours)) return ours === within(String(expected));
  if (Array.isArray(ours) && Array.isArray(expected)) {
    return (
      ours.length === expected.length &&
      ours.every((each, index) => Object.entries(expected[index]).every(([key, value]) => same(each[key], value)))
    );
  }
  return ours === expected || (ours === 0 && expected === '0.00') || JSON.stringify(ours) === JSON.stringify(expected);
}
