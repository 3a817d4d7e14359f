import type { Text } from '@kouan/core';
import { type Options, textOf } from './command.ts';
import { usage } from './usage.ts';

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const DURATION = /^(\d{1,5})([smhd])$/;

/** `90s`, `30m`, `12h`, `14d` in milliseconds; nothing when it is none. */
export function millisecondsOf(text: string): number | undefined {
  const [, count, unit] = DURATION.exec(text) ?? [];
  return count === undefined ? undefined : Number(count) * UNITS[unit as keyof typeof UNITS];
}

/** A duration that an option says, in milliseconds. */
export function durationOption(options: Options, name: string, flag: string): number | undefined {
  const text = textOf(options, name);
  if (text === undefined) return undefined;
  const ms = millisecondsOf(text);
  if (ms !== undefined) return ms;
  throw usage(
    { en: `${flag} is no duration: ${text}`, zh: `${flag} 不是时长：${text}` },
    { en: 'Write 90s, 30m, 12h or 14d.', zh: '格式如 90s、30m、12h 或 14d。' },
  );
}

const NAMES: readonly (readonly [ms: number, name: Text])[] = [
  [UNITS.d, { en: 'd', zh: '天' }],
  [UNITS.h, { en: 'h', zh: '小时' }],
  [UNITS.m, { en: 'min', zh: '分' }],
  [UNITS.s, { en: 's', zh: '秒' }],
];

/** A duration in its largest whole unit. */
export function duration(ms: number, say: (text: Text) => string): string {
  const [unit, name] = NAMES.find(([size]) => ms >= size) ?? ([UNITS.s, { en: 's', zh: '秒' }] as const);
  return `${Number((ms / unit).toFixed(1))} ${say(name)}`;
}

/** Seconds as `02:03`, or `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60].map((part) => String(part).padStart(2, '0'));
  const hours = Math.floor(whole / 3_600);
  return [...(hours > 0 ? [String(hours)] : []), ...parts].join(':');
}
