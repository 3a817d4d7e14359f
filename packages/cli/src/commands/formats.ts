import { formats } from '@kouan/formats';
import type { CommandSpec } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { table } from '../frame/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [],
  examples: [
    {
      line: 'kouan formats',
      about: { en: 'every format, and whether it can be written', zh: '列出全部格式及读写能力' },
    },
  ],
  async run({ output, say, json }) {
    const rows = formats.map((format) => ({
      name: format.name,
      document: format.documentType,
      write: format.encode !== undefined,
      title: format.title,
      standard: format.standard,
    }));
    if (json) await output.record({ formats: rows });
    else await output.data(table(rows.map((row) => [row.name, row.document, row.write ? 'rw' : 'r', say(row.title)])));
    return EXIT.done;
  },
};
