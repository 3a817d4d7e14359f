/** Times of DTM: 2380 by its format, 2379. @module */
import { isDay } from '@kouan/core';
import type { Codec } from './node.ts';

/** What a format has at each place: century, year, month, day, hour, minute, second, offset. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  '101': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)$/,
  '102': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)$/,
  '201': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)$/,
  '202': /^(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)(?<s>\d\d)$/,
  '203': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)$/,
  '204': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)(?<s>\d\d)$/,
  '205': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)(?<z>[+-]\d{4})$/,
  '303': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)(?<z>UTC|GMT)$/,
  '304': /^(?<c>\d\d)(?<y>\d\d)(?<m>\d\d)(?<d>\d\d)(?<h>\d\d)(?<i>\d\d)(?<s>\d\d)(?<z>UTC|GMT)$/,
};

/** Two digits are years from 1951 to 2050. */
const LAST = '50';

function read(text: string, format: string): string | undefined {
  const { c, y, m, d, h, i, s = '00', z } = FORMATS[format]?.exec(text)?.groups ?? {};
  if (y === undefined) return undefined;
  const day = `${c ?? (y > LAST ? '19' : '20')}${y}-${m}-${d}`;
  if (!isDay(day)) return undefined;
  if (h === undefined) return day;
  if (h > '23' || (i ?? '') > '59' || s > '59') return undefined;
  const offset = z === undefined ? '' : /^[UG]/.test(z) ? 'Z' : `${z.slice(0, 3)}:${z.slice(3)}`;
  return `${day}T${h}:${i}:${s}${offset}`;
}

function write(value: string): readonly [text: string, format: string] | undefined {
  const [, day = '', time, s, offset] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}):(\d{2})(?:\.0+)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(value) ?? [];
  if (day === '') return undefined;
  const digits = `${day}${time ?? ''}`.replace(/[-:]/g, '');
  if (time === undefined) return [digits, '102'];
  if (offset === undefined) return s === '00' ? [digits, '203'] : [`${digits}${s}`, '204'];
  if (offset === 'Z') return s === '00' ? [`${digits}UTC`, '303'] : [`${digits}${s}UTC`, '304'];
  return s === '00' ? [`${digits}${offset.replace(':', '')}`, '205'] : undefined;
}

const timed = (expected: string, fits: (value: string) => boolean): Codec => ({
  expected,
  read([text = '', format = '']) {
    const value = read(text, format);
    return value !== undefined && fits(value) ? value : undefined;
  },
  write: (value) => (typeof value === 'string' && fits(value) ? write(value) : undefined),
});

/** A day or a time, as exactly as it was said. */
export const MOMENT = timed('a time in format 101, 102, 201 to 205, 303 or 304', () => true);
export const DAY = timed('a day in format 101 or 102', (value) => !value.includes('T'));
export const TIME = timed('a time in format 201 to 205, 303 or 304', (value) => value.includes('T'));

/** S004 of UNB: the day has two digits of the year up to syntax version 3. */
export const PREPARED: Codec = {
  expected: 'a day and a time',
  read: ([day = '', time = '']) => read(`${day}${time}`, day.length === 6 ? '201' : '203'),
  write(value) {
    const written = typeof value === 'string' ? write(value.replace(/(T\d{2}:\d{2}).*$/, '$1:00')) : undefined;
    return written?.[1] === '203' ? [written[0].slice(2, 8), written[0].slice(8)] : undefined;
  },
};
