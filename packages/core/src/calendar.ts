/** Days and times of ISO 8601 as text: whether they exist. @module */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})?$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is such a day, `YYYY-MM-DD`. `Date.parse` takes the 31st of February for the 3rd of March. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = DAY.exec(text)?.map(Number) ?? [];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day > 0 && day <= (LENGTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Whether there is such a time, `YYYY-MM-DDThh:mm:ss`, with or without a fraction and an offset. */
export const isTime = (text: string): boolean =>
  text[10] === 'T' && isDay(text.slice(0, 10)) && TIME.test(text.slice(11));

/** Whole minutes, which ISO 8601 lets stand without seconds. */
const MINUTES = /^(.{10}T\d{2}:\d{2})(?=Z$|[+-]\d{2}:\d{2}$)/;
const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The instant of a time with its offset, or of the beginning of a day in UTC, in milliseconds since 1970; nothing for any
 * other text. `Date.parse` takes a time without an offset for one of the zone of the machine, so that the same call would
 * mean something else elsewhere.
 */
export function instantOf(text: string): number | undefined {
  if (isDay(text)) return Date.parse(text);
  const full = text.replace(MINUTES, '$1:00');
  if (!isTime(full) || !OFFSET.test(full)) return undefined;
  const instant = Date.parse(full);
  return Number.isNaN(instant) ? undefined : instant;
}
