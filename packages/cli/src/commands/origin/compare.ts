import { agreements, compare, type Offer } from '@kouan/rcep-calc';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { unknownName, usage } from '../../frame/usage.ts';
import { GOOD, oneGood } from '../../origin/one-good.ts';
import { ENGINE_OPTIONS, engineSettings } from '../../origin/options.ts';
import { renderAssessment } from '../../origin/render.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [
    {
      flags: '--offer <agreement=rate>',
      about: {
        en: 'agreement to try and the rate in percent it gives; may be given again (default: all, rates unknown)',
        zh: '要比较的协定及其税率（%）；可重复（默认全部，税率未知）',
      },
      many: true,
    },
    {
      flags: '--hs <agreement=code>',
      about: { en: "code of the good in that agreement's edition", zh: '该协定版本下的税号' },
      many: true,
    },
    GOOD,
    ...ENGINE_OPTIONS.filter(({ flags }) => !flags.startsWith('--agreement')),
    { flags: '--explain', about: { en: 'every article', zh: '逐条说明' } },
  ],
  examples: [
    {
      line: 'kouan origin compare chair.json --rules cptpp.rules.json --offer RCEP=3.5 --offer CPTPP=0',
      about: { en: 'which agreement to claim', zh: '应选用哪个协定' },
    },
  ],
  async run(context, [file = ''], options) {
    const { output, say, json, language } = context;
    const settings = engineSettings(context, options, true);
    const { good, options: engine } = await oneGood(context, file, textOf(options, 'good'), settings);
    if (good === undefined) return EXIT.findings;
    const codes = new Map(textsOf(options, 'hs').map((one) => pair(one, '--hs')));
    const given = textsOf(options, 'offer').map((one) => pair(one, '--offer', true));
    const offers = (given.length > 0 ? given : [...agreements.keys()].map((name) => [name, ''] as const)).map(
      ([agreement, rate]): Offer => {
        if (!agreements.has(agreement))
          throw unknownName({ en: 'agreement', zh: '协定' }, agreement, [...agreements.keys()]);
        const hs = codes.get(agreement);
        return { agreement, ...(rate === '' ? {} : { rate }), ...(hs === undefined ? {} : { hs }) };
      },
    );
    const ranked = compare(good, offers, engine);
    const render = { json, language, coloured: output.coloured, explain: options['explain'] === true };
    for (const { rank, agreement, rate, assessment } of ranked) {
      if (json) await output.record({ rank, agreement, ...(rate === undefined ? {} : { rate }), assessment });
      else {
        const head = `${rank}. ${agreement}  ${rate === undefined ? say({ en: 'rate unknown', zh: '税率未知' }) : `${rate} %`}`;
        await output.data(
          `${clean(head)}\n   ${renderAssessment(assessment, render, output.paint).replaceAll('\n', '\n   ')}`,
        );
      }
    }
    return ranked[0]?.assessment.outcome === 'originating' ? EXIT.done : EXIT.findings;
  },
};

function pair(text: string, flag: string, alone = false): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 0 && alone) return [text, ''];
  const value = text.slice(at + 1);
  if (at > 0 && /^\d+(?:\.\d+)?$/.test(value)) return [text.slice(0, at), value];
  throw usage(
    { en: `${flag} is NAME=NUMBER: ${text}`, zh: `${flag} 格式为 名称=数值：${text}` },
    { en: 'For example: --offer RCEP=3.5', zh: '例如：--offer RCEP=3.5' },
  );
}
