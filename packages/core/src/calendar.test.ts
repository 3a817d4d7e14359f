import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, isDay, isTime } from './calendar.ts';

const YEARS = { min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true };

test('every day of the calendar is a day', () =>
  fc.assert(fc.property(fc.date(YEARS), (date) => isDay(date.toISOString().slice(0, 10)))));

test('a day is what the calendar gives back as it was', () => {
  const two = (max: number) => fc.nat(max).map((one) => String(one).padStart(2, '0'));
  const near = fc.tuple(fc.integer({ min: 1896, max: 2104 }), two(13), two(32)).map((parts) => parts.join('-'));
  fc.assert(
    fc.property(near, (text) => {
      const time = new Date(`${text}T00:00:00Z`);
      expect(isDay(text)).toBe(!Number.isNaN(time.getTime()) && time.toISOString().startsWith(text));
    }),
    { numRuns: 2_000 },
  );
});

test.each(['', '2026', '2026-2-3', '20260203', '2026-02-03T00:00:00', ' 2026-02-03', '2026-02-31', '0000-00-00'])(
  'not a day: %j',
  (text) => expect(isDay(text)).toBe(false),
);

test.each([
  ['2026-02-28T23:59:59', true],
  ['2024-02-29T00:00:00.123456789Z', true],
  ['2026-11-27T08:30:00+08:00', true],
  ['2026-02-29T00:00:00Z', false],
  ['2026-11-27T24:00:00', false],
  ['2026-11-27T08:60:00', false],
  ['2026-11-27T08:30', false],
  ['2026-11-27 08:30:00', false],
  ['2026-11-27', false],
])('%s is a time: %s', (text, expected) => expect(isTime(text)).toBe(expected));

test.each([
  ['2026-03-02', '2026-03-02T00:00:00.000Z'],
  ['2026-03-02T08:00+08:00', '2026-03-02T00:00:00.000Z'],
  ['2026-03-02T08:00:00.5Z', '2026-03-02T08:00:00.500Z'],
  ['2026-03-01T20:30:00-03:30', '2026-03-02T00:00:00.000Z'],
])('%s is an instant', (text, instant) => expect(new Date(instantOf(text) ?? 0).toISOString()).toBe(instant));

// What `Date.parse` takes for an instant of the zone of the machine, or for another day.
test.each([
  '2026-03-02T08:00:00',
  '2026-03-02 08:00:00Z',
  '2026-03-02T08:00:00+8',
  '2026-03-02T08:00:00+99:00',
  '2026-02-30T00:00:00Z',
  'March 2, 2026',
  '2 March 2026 08:00 GMT',
  '2026/03/02',
  '2026',
  '7',
  '',
])('no instant: %j', (text) => expect(instantOf(text)).toBeUndefined());
