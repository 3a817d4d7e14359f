import { isDay } from '@kouan/core';
import { separated, textLike, type Value } from '../../syntax/value.ts';

export const TEXT = textLike('text');
export const DECIMAL = textLike('a decimal such as 86.6667', /^-?\d{1,24}(\.\d{1,12})?$/);
export const INTEGER = textLike('a whole number', /^\d{1,19}$/);
export const CURRENCY = textLike('an ISO 4217 code', /^[A-Z]{3}$/);
export const DAY_DASHED: Value = { ...textLike('a day as yyyy-MM-dd'), read: (raw) => (isDay(raw) ? raw : undefined) };
export const ELEMENTS = separated('elements separated by |', '|');
export const COMMA_LIST = separated('values separated by commas', ',');

/** yyyyMMdd ↔ yyyy-MM-dd. */
export const DAY: Value = {
  expected: 'a day as yyyyMMdd',
  identity: false,
  read(raw) {
    const day = /^\d{8}$/.test(raw) ? `${raw.slice(0, 4)}-${raw.slice(4, 6)}-${raw.slice(6)}` : '';
    return isDay(day) ? day : undefined;
  },
  write: (value) => (typeof value === 'string' && isDay(value) ? value.replaceAll('-', '') : undefined),
};
