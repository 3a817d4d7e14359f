import { isTime } from '@kouan/core';
import type { Value } from '../../syntax/value.ts';

const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})?$/;
const SPACED = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/;

const compact = (expected: string, digits: 14 | 17): Value => ({
  expected,
  identity: false,
  read(raw) {
    const [, year, month, day, hour, minute, second, rest] = raw.length === digits ? (COMPACT.exec(raw) ?? []) : [];
    const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${rest === undefined ? '' : `.${rest}`}`;
    return year !== undefined && isTime(iso) ? iso : undefined;
  },
  write(value) {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?$/.test(value)) return undefined;
    const [whole = '', fraction = ''] = value.split('.');
    if (digits === 14 && fraction !== '') return undefined;
    const text = whole.replace(/[-T:]/g, '');
    return digits === 14 ? text : text + fraction.padEnd(3, '0');
  },
});

/** yyyyMMddHHmmss ↔ yyyy-MM-ddTHH:mm:ss. */
export const SECOND = compact('a time as yyyyMMddHHmmss', 14);

/** yyyyMMddHHmmssSSS ↔ yyyy-MM-ddTHH:mm:ss.SSS. */
export const MILLISECOND = compact('a time as yyyyMMddHHmmssSSS', 17);

/** yyyy-MM-dd HH:mm:ss ↔ yyyy-MM-ddTHH:mm:ss. */
export const SPACED_TIME: Value = {
  expected: 'a time as yyyy-MM-dd HH:mm:ss',
  identity: false,
  read(raw) {
    const [, day, time] = SPACED.exec(raw) ?? [];
    return day !== undefined && isTime(`${day}T${time}`) ? `${day}T${time}` : undefined;
  },
  write: (value) =>
    typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(value)
      ? value.replace('T', ' ')
      : undefined,
};
