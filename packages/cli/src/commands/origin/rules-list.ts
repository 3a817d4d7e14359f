import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { AS_OF, RULES, ruleSetsOf } from '../../origin/rule-sets.ts';

export const command: CommandSpec = {
  args: '',
  options: [RULES, AS_OF],
  examples: [{ line: 'kouan origin rules list', about: { en: 'what is shipped', zh: '内置的规则集' } }],
  async run(context, _args, options) {
    const { output, say, json } = context;
    const sets = await ruleSetsOf(context, options);
    const facts = sets.map(({ set, file }) => ({
      agreement: set.agreement,
      edition: set.edition,
      asOf: set.asOf,
      rows: set.rows().length,
      digest: set.digest,
      source: set.source,
      ...(file === undefined ? {} : { file }),
    }));
    if (json) {
      for (const each of facts) await output.record(each);
      return EXIT.done;
    }
    const head = [
      say({ en: 'agreement', zh: '协定' }),
      'HS',
      say({ en: 'as of', zh: '日期' }),
      say({ en: 'rows', zh: '行数' }),
      say({ en: 'digest', zh: '摘要' }),
      say({ en: 'source', zh: '来源' }),
    ];
    const rows = facts.map((each) => [
      each.agreement,
      each.edition,
      each.asOf,
      String(each.rows),
      each.digest.slice(0, 19),
      each.file ?? each.source,
    ]);
    await output.data(table([head, ...rows].map((row) => row.map(clean))));
    return EXIT.done;
  },
};
