import { coverage } from '@kouan/rcep-calc';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { usage } from '../../frame/usage.ts';
import { coverageTable } from '../../origin/coverage-table.ts';
import { AS_OF, layered, RULES, ruleSetsOf } from '../../origin/rule-sets.ts';

export const command: CommandSpec = {
  args: '',
  options: [
    { flags: '--agreement <name>', about: { en: 'agreement', zh: '协定' }, fallback: 'RCEP' },
    { flags: '--edition <year>', about: { en: 'HS edition', zh: 'HS 版本' }, fallback: '2022' },
    RULES,
    AS_OF,
  ],
  examples: [
    { line: 'kouan origin rules coverage', about: { en: 'RCEP in HS 2022', zh: 'RCEP，HS 2022 版' } },
    { line: 'kouan origin rules coverage --edition 2012', about: { en: 'with its gaps', zh: '含缺口' } },
  ],
  async run(context, _args, options) {
    const { output, say, json } = context;
    const [agreement, edition] = [textOf(options, 'agreement'), textOf(options, 'edition')];
    const sets = layered(await ruleSetsOf(context, options));
    const set = sets.find((each) => each.agreement === agreement && each.edition === edition);
    if (set === undefined)
      throw usage(
        {
          en: `There is no rule set of ${agreement} in HS ${edition}.`,
          zh: `没有 ${agreement} HS ${edition} 的规则集。`,
        },
        { en: 'See: kouan origin rules list', zh: '可查看：kouan origin rules list' },
      );
    const found = coverage(set);
    if (json) await output.record({ agreement, edition, ...found });
    else await output.data(coverageTable(found, say));
    return found.answered === found.subheadings ? EXIT.done : EXIT.findings;
  },
};
