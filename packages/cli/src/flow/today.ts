import { isDay } from '@kouan/core';
import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

export const TODAY: OptionSpec = {
  flags: '--today <date>',
  about: { en: 'day to compare dates with', zh: '用于比较日期的当天' },
};

/** The day of `--today`, or none. */
export const todayOf = (options: Options): string | undefined => dayOf(options, 'today', '--today');

/** The day that an option names, or none. */
export function dayOf(options: Options, name: string, flag: string): string | undefined {
  const day = textOf(options, name);
  if (day === undefined || isDay(day)) return day;
  throw usage(
    { en: `${flag} is not a date: ${day}`, zh: `${flag} 不是日期：${day}` },
    { en: 'Write 2026-01-31.', zh: '格式如 2026-01-31。' },
  );
}
