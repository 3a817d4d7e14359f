import { acrossCatalogue } from '@kouan/sdk/across';
import { checkCatalogue } from '@kouan/sdk/checks';
import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { table } from '../frame/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [],
  examples: [
    { line: 'kouan checks', about: { en: 'every finding a check can make', zh: '列出检查可能给出的全部问题' } },
  ],
  async run({ output, say, json }) {
    const all = [...Object.values(checkCatalogue), ...Object.values(acrossCatalogue)].sort((a, b) =>
      a.code < b.code ? -1 : 1,
    );
    if (json) await output.record({ checks: all });
    else await output.data(table(all.map((each) => [each.code, each.severity, say(each.message), each.source])));
    return EXIT.done;
  },
};
