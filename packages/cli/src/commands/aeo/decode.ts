import type { Text } from '@kouan/core';
import { AEO_BENEFITS, AEO_CODE_FORMS, type AeoBenefits, type AeoCode, aeoBenefits } from '@kouan/sdk/aeo';
import { dayOf } from '../../flow/today.ts';
import type { CommandSpec } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { table } from '../../frame/table.ts';
import { codeOf, countryOf, HOME } from './options.ts';

const CERTAINTY: Readonly<Record<AeoCode['certainty'], Text>> = {
  official: { en: 'read in a text of the authority', zh: '依据官方文件' },
  soft: { en: 'usage; no public text of the authority says so', zh: '惯例，无公开官方文件' },
  unknown: { en: 'nothing is known of this programme', zh: '该制度情况不明' },
};

const RECOGNITION: Readonly<Record<AeoBenefits['recognition'], Text>> = {
  recognised: { en: 'recognised', zh: '互认' },
  'not-recognised': { en: 'not recognised', zh: '不互认' },
  unknown: { en: 'not known', zh: '不明' },
};

export const command: CommandSpec = {
  args: '<code...>',
  options: [
    HOME,
    { flags: '--at <country>', about: { en: 'say what the status is worth there', zh: '说明在该国的互认效力' } },
    { flags: '--on <date>', about: { en: 'day to say it for (default: today)', zh: '判断日期（默认当天）' } },
  ],
  examples: [
    { line: 'kouan aeo decode AEOCN0123456789', about: { en: 'its parts, in every form', zh: '各种写法' } },
    {
      line: 'kouan aeo decode AEOCN0123456789 --at NZ --on 2026-01-31',
      about: { en: 'and what New Zealand gives for it', zh: '以及在新西兰可享受的便利' },
    },
  ],
  async run(context, codes, options) {
    const { output, json, now } = context;
    const home = countryOf(options, 'home');
    const at = countryOf(options, 'at');
    const on = dayOf(options, 'on', '--on') ?? now().toISOString().slice(0, 10);
    const read = codes.map((text) => ({ text, code: codeOf(text, home) }));
    for (const { text, code } of read) {
      const worth = at === undefined ? undefined : aeoBenefits(code.country, at, on);
      if (json)
        await output.record({ code: text, ...recordOf(code), ...(worth === undefined ? {} : { at, on, ...worth }) });
      else
        await output.data(table([...rowsOf(code, context), ...(worth === undefined ? [] : worthOf(worth, context))]));
    }
    return read.some(({ code }) => code.fits === false && code.certainty === 'official') ? EXIT.findings : EXIT.done;
  },
};

const recordOf = ({ programme, ...code }: AeoCode): object =>
  programme === undefined ? code : { ...code, programme: { title: programme.title, source: programme.source } };

function rowsOf({ country, number, forms, programme, fits, certainty }: AeoCode, { say }: Context): string[][] {
  const looks = fits === undefined ? [] : [[say({ en: 'number', zh: '号码' }), say(FITS[String(fits) as 'true'])]];
  return [
    [say({ en: 'country', zh: '国家' }), country],
    ...(programme === undefined ? [] : [[say({ en: 'programme', zh: '制度' }), say(programme.title)]]),
    ...AEO_CODE_FORMS.flatMap((form) => (forms[form] === undefined ? [] : [[say(FORMS[form]), forms[form] as string]])),
    ...(programme === undefined ? [[say({ en: 'number', zh: '号码' }), number]] : looks),
    [say({ en: 'certainty', zh: '确定程度' }), say(CERTAINTY[certainty])],
    ...(programme === undefined ? [] : [[say({ en: 'source', zh: '依据' }), programme.source]]),
  ];
}

const FITS = {
  true: { en: 'written as the programme writes it', zh: '符合该制度的写法' },
  false: { en: 'not written as the programme writes it', zh: '不符合该制度的写法' },
} as const satisfies Record<string, Text>;

const FORMS = {
  domestic: { en: 'at home', zh: '国内' },
  tin: { en: 'TIN', zh: 'TIN' },
  partner: { en: 'for a partner', zh: '提供给境外伙伴' },
  declaration: { en: 'on a Chinese declaration', zh: '中国报关单填写' },
} as const satisfies Record<string, Text>;

function worthOf({ recognition, reason, arrangement, benefits }: AeoBenefits, { say }: Context): string[][] {
  const given =
    benefits === undefined
      ? [[say({ en: 'benefits', zh: '便利措施' }), say({ en: 'not known', zh: '不明' })]]
      : benefits.map((one) => [say({ en: 'benefit', zh: '便利措施' }), say(AEO_BENEFITS[one])]);
  return [
    [say({ en: 'recognition', zh: '互认' }), `${say(RECOGNITION[recognition])} (${reason})`],
    ...(arrangement === undefined ? [] : [[say({ en: 'arrangement', zh: '安排' }), arrangement.source]]),
    ...(recognition === 'recognised' ? given : []),
  ];
}
