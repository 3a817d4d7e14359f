import { loadScenario, shippedScenarios } from '@kouan/server/scenarios';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [],
  examples: [{ line: 'kouan scenario list', about: { en: 'name, title, what it shows', zh: '名称、标题与内容' } }],
  async run({ output, json, say }) {
    const rows: string[][] = [];
    for (const name of await shippedScenarios()) {
      const { title, about, lasts } = await loadScenario(name);
      if (json) await output.record({ name, title, about, lasts });
      else rows.push([name, say(title), say(about)]);
    }
    if (!json) await output.data(table(rows));
    return EXIT.done;
  },
};
