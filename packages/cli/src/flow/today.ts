import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

export const TODAY: OptionSpec = {
  flags: '--today <date>',
  about: { en: 'day to compare dates with', zh: '用于比较日期的当天' },
};

/** The day of `--today`, or none. */
export function todayOf(options: Options): string | undefined {
  const today = textOf(options, 'today');
  if (today === undefined || isDay(today)) return today;
  throw usage(
    { en: `--today is not a date: ${today}`, zh: `--today 不是日期：${today}` },
    { en: 'Write 2026-01-31.', zh: '格式如 2026-01-31。' },
  );
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
