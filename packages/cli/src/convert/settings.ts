import type { ConversionSettings, Direction } from '@kouan/sdk/conversions';
import { type Options, textOf, textsOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

/** What papers do not say and the caller knows. */
export const SETTINGS: readonly OptionSpec[] = [
  {
    flags: '--set <path=value>',
    about: {
      en: 'a field of the target, for example /supervisionMode=0110',
      zh: '直接给出目标字段，如 /supervisionMode=0110',
    },
    many: true,
  },
  {
    flags: '--direction <way>',
    about: { en: 'which way the goods go (default: read from the papers)', zh: '进口或出口（默认从单证读取）' },
    choices: ['import', 'export'],
  },
];

export const VARIANT: OptionSpec = {
  flags: '--variant <name>',
  about: {
    en: 'which of several roads: hong-kong, macau, multimodal',
    zh: '同类转换中的哪一种：hong-kong、macau、multimodal',
  },
};

export function settingsOf(options: Options): ConversionSettings {
  const [direction, variant] = [textOf(options, 'direction'), textOf(options, 'variant')];
  const set = Object.fromEntries(textsOf(options, 'set').map(assignment));
  return {
    ...(direction === undefined ? {} : { direction: direction as Direction }),
    ...(variant === undefined ? {} : { variant }),
    ...(Object.keys(set).length === 0 ? {} : { set }),
  };
}

/** `/path=value`; a value that is JSON and no text is taken as it is: true, a list, a part. */
function assignment(text: string): readonly [path: string, value: unknown] {
  const at = text.indexOf('=');
  if (!text.startsWith('/') || at < 0)
    throw usage(
      { en: `--set is not a path and a value: ${text}`, zh: `--set 不是“路径=值”：${text}` },
      { en: 'Write --set /supervisionMode=0110.', zh: '格式如 --set /supervisionMode=0110。' },
    );
  return [text.slice(0, at), givenValue(text.slice(at + 1))];
}

function givenValue(text: string): unknown {
  if (text === 'true' || text === 'false') return text === 'true';
  if (!/^[[{]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
