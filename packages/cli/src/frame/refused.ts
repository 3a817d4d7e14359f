import { KouanError, type Text } from '@kouan/core';
import type { CommanderError } from 'commander';

type Said = (...parts: readonly string[]) => Text;

/** What commander refuses, by its code: what its message has to tell, and how it is told. */
const REFUSALS: Readonly<Record<string, readonly [pattern: RegExp, said: Said]>> = {
  'commander.missingArgument': [
    /^error: missing required argument '(.+)'/s,
    (name) => ({ en: `What to work on is missing: <${name}>.`, zh: `缺少参数：<${name}>。` }),
  ],
  'commander.optionMissingArgument': [
    /^error: option '(.+)' argument missing/s,
    (flags) => ({ en: `This option wants a value: ${flags}`, zh: `该选项须给出值：${flags}` }),
  ],
  'commander.missingMandatoryOptionValue': [
    /^error: required option '(.+)' not specified/s,
    (flags) => ({ en: `This option must be given: ${flags}`, zh: `必须指定该选项：${flags}` }),
  ],
  'commander.invalidArgument': [
    /^error: option '(.+?)' argument '(.*)' is invalid\. (?:Allowed choices are|Known:) (.+?)\.?$/s,
    (flags, value, known) => ({
      en: `“${value}” cannot be the value of ${flags}. It is one of: ${known}`,
      zh: `“${value}”不是 ${flags} 的有效值。可用：${known?.replaceAll(', ', '、')}`,
    }),
  ],
  'commander.unknownOption': [
    /^error: unknown option '(.+?)'(?:\n|$)/s,
    (flag) => ({ en: `There is no option “${flag}”.`, zh: `没有名为“${flag}”的选项。` }),
  ],
  'commander.excessArguments': [
    /Expected (\d+) arguments? but got (\d+)/,
    (expected, got) => ({
      en: `Too many arguments: ${got} instead of ${expected}.`,
      zh: `参数过多：应为 ${expected} 个，实际 ${got} 个。`,
    }),
  ],
  'commander.unknownCommand': [
    /^error: unknown command '(.*?)'(?:\n|$)/s,
    (name) => ({ en: `There is no command “${name}”.`, zh: `没有名为“${name}”的命令。` }),
  ],
};

const MEANT = /\(Did you mean (?:one of )?(.+)\?\)$/;

/**
 * What was not understood of a command line, in both languages.
 *
 * @param called the words that name the command whose help tells more
 */
export function refused({ code, message }: CommanderError, called: readonly string[]): KouanError {
  const [pattern, said] = REFUSALS[code] ?? [];
  const parts = pattern?.exec(message);
  const text = parts && said ? said(...parts.slice(1)) : { en: message, zh: message };
  const help = ['kouan', ...called, '--help'].join(' ');
  const meant = MEANT.exec(message)?.[1];
  return new KouanError('ERR_KOUAN_USAGE', text, {
    hint: {
      en: `${meant === undefined ? '' : `Did you mean ${meant}? `}See ${help}`,
      zh: `${meant === undefined ? '' : `是否想输入 ${meant}？`}请参阅 ${help}`,
    },
  });
}
