import { type AeoCode, readAeoCode } from '@kouan/sdk/aeo';
import { type Options, textOf } from '../../frame/command.ts';
import type { OptionSpec } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

export const HOME: OptionSpec = {
  flags: '--home <country>',
  about: {
    en: 'country of the programme, for a number as it is written at home',
    zh: '制度所属国家，用于国内写法的号码',
  },
};

/** A country that an option names, or none. */
export function countryOf(options: Options, name: string): string | undefined {
  const text = textOf(options, name)?.toUpperCase();
  if (text === undefined || /^[A-Z]{2}$/.test(text)) return text;
  throw usage(
    { en: `--${name} is no country: ${text}`, zh: `--${name} 不是国家代码：${text}` },
    { en: 'Write CN, SG, DE …', zh: '格式如 CN、SG、DE。' },
  );
}

/** A code that was given, or an error that says how they are written. */
export function codeOf(text: string, home: string | undefined): AeoCode {
  const code = readAeoCode(text, home);
  if (code !== undefined) return code;
  throw usage(
    { en: `${text} is no AEO code.`, zh: `${text} 不是 AEO 编码。` },
    {
      en: 'A code is a country and up to 17 letters or digits, with or without AEO before it; a bare number needs --home.',
      zh: '编码为国别代码加至多 17 位字母或数字，前面可有 AEO；仅有号码时须用 --home 指明国家。',
    },
  );
}
