import { compareLeaves } from '@kouan/sdk/documents';
import { readBill } from '../../ebl/bill-file.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '<before> <after>',
  options: [],
  examples: [
    {
      line: 'kouan ebl diff bill.json amended.json',
      about: { en: 'field by field; exit 3 when they differ', zh: '逐字段比较；有差异时退出码为 3' },
    },
  ],
  async run(context, [before = '', after = ''], _options) {
    const { output, json, say } = context;
    const [one, other] = [await readBill(before), await readBill(after)];
    const differences = compareLeaves(one.bill, other.bill);
    if (json) for (const difference of differences) await output.record(difference);
    else if (differences.length > 0)
      await output.data(
        table(
          differences.map(({ path, before: left, after: right }) => [path, shown(left), '→', shown(right)].map(clean)),
        ),
      );
    output.talk(say({ en: `fields that differ: ${differences.length}`, zh: `${differences.length} 个字段不同` }));
    return differences.length === 0 ? EXIT.done : EXIT.findings;
  },
};

const shown = (value: unknown): string =>
  value === undefined ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
