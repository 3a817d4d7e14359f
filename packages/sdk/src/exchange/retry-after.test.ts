import { afterEach, expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const NOW = new Date('2026-11-06T08:49:00Z');
const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

// RFC 9110 §5.6.7 has three forms of a date, and all are in GMT.
test.each([
  ['37', 37_000],
  ['Fri, 06 Nov 2026 08:49:37 GMT', 37_000],
  ['Friday, 06-Nov-26 08:49:37 GMT', 37_000],
  ['Fri Nov  6 08:49:37 2026', 37_000],
  ['Fri, 06 Nov 2026 08:48:00 GMT', 0],
  ['Fri, 06 Nov 2027 08:49:37 GMT', 60_000],
  ['Fri, 06 Nov 2026 08:49:37', undefined],
  ['2026-11-06T08:49:37', undefined],
  ['1.5', undefined],
  ['-5', undefined],
  ['soon', undefined],
  ['', undefined],
])('%s is the same wait in every zone', (header, wait) => {
  for (const TZ of ['Asia/Shanghai', 'America/St_Johns', 'UTC']) {
    process.env['TZ'] = TZ;
    expect(retryAfterMs(header, NOW, 60_000)).toBe(wait);
  }
});
