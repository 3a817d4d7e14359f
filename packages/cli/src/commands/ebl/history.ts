import { nameOf } from '@kouan/sdk/title';
import { BILL } from '../../ebl/options.ts';
import { existingRegister } from '../../ebl/platform.ts';
import { theBill } from '../../ebl/the-bill.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';

export const command: CommandSpec = {
  args: '<reference>',
  options: BILL,
  examples: [
    {
      line: 'kouan ebl history KOU123',
      about: { en: 'every act: when, what, who, to whom', zh: '全部动作：时间、内容、由谁、给谁' },
    },
    { line: 'kouan ebl history KOU123 --json', about: { en: 'one line an act', zh: '每个动作一行' } },
  ],
  async run(context, [reference = ''], options) {
    const { output, json, say } = context;
    const register = await existingRegister(options, context);
    const { acts, findings } = await theBill(register, reference, options);
    if (json) for (const [index, act] of acts.entries()) await output.record({ reference, number: index + 1, ...act });
    else
      await output.data(
        table(
          acts.map(({ actionDateTime, actionCode, actor, recipient, reasonCode, comments }, index) =>
            [
              String(index + 1),
              actionDateTime,
              actionCode,
              nameOf(actor),
              recipient === undefined ? '' : `→ ${nameOf(recipient)}`,
              [reasonCode, comments].filter(Boolean).join(' '),
            ].map(clean),
          ),
        ),
      );
    // The register keeps what was signed; whether it may all be is said each time.
    for (const finding of findings) output.talk(findingBlock(finding, context));
    if (findings.length > 0) output.talk(say({ en: 'Nothing counts from there on.', zh: '自该处起的动作无效。' }));
    return findings.length > 0 ? EXIT.findings : EXIT.done;
  },
};
