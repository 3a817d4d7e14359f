import { type Options, textOf } from './command.ts';
import { usage } from './usage.ts';

/** How many times faster, of `60x` or `60`. */
export function speedOf(options: Options): number {
  const text = textOf(options, 'speed') ?? '';
  const times = Number(text.replace(/x$/, ''));
  if (/^\d{1,6}x?$/.test(text) && times >= 1) return times;
  throw usage(
    { en: `--speed is a whole number of times: ${text}`, zh: `--speed 应为整数倍速：${text}` },
    { en: 'For example 60x.', zh: '例如 60x。' },
  );
}
