import { isTime } from '@kouan/core';
import type { Value } from '../../syntax/value.ts';

const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})(Z|[-+]\d{2}))$/;
const ISO = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(Z|([-+]\d{2}):00)$/;

/** CCYYMMDDHHMMSS with Z or hours (format 304) ↔ ISO 8601. */
export const INSTANT: Value = {
  expected: 'a time as CCYYMMDDHHMMSSZ',
  identity: false,
  read(raw) {
    const [, year, month, day, hour, minute, second, zone] = TIME.exec(raw) ?? [];
    if (zone === undefined) return undefined;
    const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    return isTime(local) ? `${local}${zone === 'Z' ? 'Z' : `${zone}:00`}` : undefined;
  },
  write(value) {
    const [, day, time, zone, hours] = typeof value === 'string' ? (ISO.exec(value) ?? []) : [];
    if (day === undefined || time === undefined) return undefined;
    return `${day.replaceAll('-', '')}${time.replaceAll(':', '')}${hours ?? zone}`;
  },
};
