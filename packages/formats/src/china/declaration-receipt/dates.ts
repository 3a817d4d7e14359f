import { isTime } from '@kouan/core';

/** `20180208T15032200`: the form before 2018, down to hundredths. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** ISO 8601 of either spelling, or `undefined`. The offset is not in the receipts; none is invented. */
export function readDate(raw: string): string | undefined {
  const compact = COMPACT.exec(raw);
  const iso = compact === null ? raw : raw.replace(COMPACT, '$1-$2-$3T$4:$5:$6.$7');
  return isTime(iso) ? iso : undefined;
}
