import { AEO_CODE_FORMS, type AeoCodeForm } from '@kouan/sdk/aeo';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { codeOf, countryOf, HOME } from './options.ts';

export const command: CommandSpec = {
  args: '<code...>',
  options: [
    {
      flags: '--form <form>',
      about: { en: 'how it is to be written', zh: '所需写法' },
      choices: AEO_CODE_FORMS,
      required: true,
    },
    HOME,
  ],
  examples: [
    {
      line: 'kouan aeo encode 0123456789 --home CN --form partner',
      about: { en: 'AEOCN0123456789, for the importer abroad', zh: '得到 AEOCN0123456789，提供给境外进口商' },
    },
    {
      line: "kouan aeo encode 'AEO<TW123456789>' --form declaration",
      about: { en: 'TW123456789, for a Chinese declaration', zh: '得到 TW123456789，填入报关单' },
    },
  ],
  async run({ output, json, say }, codes, options) {
    const form = textOf(options, 'form') as AeoCodeForm;
    const home = countryOf(options, 'home');
    let lost = false;
    for (const text of codes) {
      const written = codeOf(text, home).forms[form];
      lost ||= written === undefined;
      if (json) await output.record({ code: text, form, ...(written === undefined ? {} : { written }) });
      else if (written !== undefined) await output.data(written);
      else
        output.talk(
          say({ en: `${text} cannot be written in the form ${form}.`, zh: `${text} 无法写成 ${form} 形式。` }),
        );
    }
    return lost ? EXIT.findings : EXIT.done;
  },
};
