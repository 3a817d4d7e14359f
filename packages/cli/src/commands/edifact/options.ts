import { edifactCharsets, type ScanOptions } from '@kouan/formats/edifact';
import { type Options, textOf } from '../../frame/command.ts';
import type { OptionSpec } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

/** How to read, where the interchange says it wrongly. */
export const READING: readonly OptionSpec[] = [
  {
    flags: '--charset <name>',
    about: {
      en: 'character set instead of the one in UNB: UNOC, UNOY …',
      zh: '以此字符集代替 UNB 中的声明：UNOC、UNOY 等',
    },
  },
  {
    flags: '--join-lines',
    about: { en: 'lines were wrapped within segments: join them', zh: '段内有折行：将其拼接' },
  },
];

/** What was asked for. */
export function readingOf(options: Options): ScanOptions {
  const charset = textOf(options, 'charset');
  if (charset !== undefined && !edifactCharsets.has(charset)) {
    const known = [...edifactCharsets.keys()].join(', ');
    throw usage(
      { en: `There is no character set ${charset}.`, zh: `没有字符集 ${charset}。` },
      { en: `Known: ${known}.`, zh: `可用：${known}。` },
    );
  }
  return { ...(charset === undefined ? {} : { charset }), joinLines: options['joinLines'] === true };
}
