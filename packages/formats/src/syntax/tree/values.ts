/** Values of messages that are trees. @module */
import { isDay, isTime } from '@kouan/core';
import { decimalOf, numberOf } from './decimal.ts';
import type { TreeValue } from './node.ts';

const string = (value: unknown, fits: (text: string) => boolean): string | undefined =>
  typeof value === 'string' && fits(value) ? value : undefined;

/** A text that is the same on both sides, if it has the right shape. */
export const textLike = (expected: string, samples: readonly string[], shape?: RegExp): TreeValue => ({
  expected,
  samples,
  read: (raw) => string(raw, (text) => shape === undefined || shape.test(text)),
  write: (value) => string(value, (text) => shape === undefined || shape.test(text)),
});

export const TEXT = textLike('text', ['TEXT', 'a “text” <& more>', '文本', ' blanks  around ']);
export const COUNTRY = textLike('an ISO 3166-1 alpha-2 code', ['CN', 'DE'], /^[A-Z]{2}$/);
export const CURRENCY = textLike('an ISO 4217 code', ['CNY', 'EUR'], /^[A-Z]{3}$/);
export const UNIT = textLike('a UN/ECE Rec 20 unit', ['KGM', 'MTQ'], /^[A-Z0-9]{1,3}$/);
export const DECIMAL_TEXT = textLike('a decimal number', ['1', '86.6667', '-0.5'], /^-?\d{1,24}(\.\d{1,12})?$/);

export const DAY: TreeValue = {
  expected: 'a day, YYYY-MM-DD',
  samples: ['2026-11-27'],
  read: (raw) => string(raw, isDay),
  write: (value) => string(value, isDay),
};

/** A day, or a time with or without offset. */
export const MOMENT: TreeValue = {
  expected: 'a day or a time (ISO 8601)',
  samples: ['2026-11-27', '2026-11-27T08:30:00Z', '2016-04-22T13:53:08-03:00', '2021-03-31T12:34:56.123'],
  read: (raw) => string(raw, (text) => isDay(text) || isTime(text)),
  write: (value) => string(value, (text) => isDay(text) || isTime(text)),
};

/** A time, of which the document keeps the day; what more the message says stays beside it. */
export const DAY_OF_TIME: TreeValue = {
  expected: 'a day or a time (ISO 8601)',
  samples: ['2026-11-27T00:00:00Z', '2026-11-27T08:30:00+08:00'],
  read: (raw) => string(raw, (text) => isDay(text) || isTime(text))?.slice(0, 10),
  write: (value) => {
    const day = string(value, isDay);
    return day === undefined ? undefined : `${day}T00:00:00Z`;
  },
};

export const FLAG: TreeValue = {
  expected: 'true or false',
  samples: [true, false],
  read: (raw) => (typeof raw === 'boolean' ? raw : undefined),
  write: (value) => (typeof value === 'boolean' ? value : undefined),
};

/** A JSON number; decimal text in the document. */
export const NUMBER: TreeValue = {
  expected: 'a number',
  samples: [0, 42, 1650.5, -3],
  read: (raw) => (typeof raw === 'number' ? decimalOf(raw) : undefined),
  write: (value) => (typeof value === 'string' ? numberOf(value) : undefined),
};

/**
 * Codes of the message and what the document calls them; the first code of a word is written.
 *
 * @param other what the document says of a code that is not listed; the code stays beside it
 */
export function coded(
  expected: string,
  codes: readonly (readonly [code: string, word: unknown])[],
  other?: string,
): TreeValue {
  const read = new Map(codes);
  const write = new Map([...codes].reverse().map(([code, word]) => [word, code] as const));
  return {
    expected,
    samples: codes.map(([code]) => code),
    read: (raw) => (typeof raw === 'string' ? (read.get(raw) ?? other) : undefined),
    write: (value) => write.get(value),
  };
}
