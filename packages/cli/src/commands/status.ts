import { FAILED } from '@kouan/sdk/journal';
import { existingJournal, JOURNAL } from '../flow/journal.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { clean } from '../frame/findings.ts';
import { table } from '../frame/table.ts';
import { STATES } from '../report/states.ts';
import { stateTable } from '../report/table.ts';

export const command: CommandSpec = {
  args: '',
  options: [
    JOURNAL,
    { flags: '--state <state>', about: { en: 'list those in one state', zh: '列出某一状态的单证' } },
    { flags: '--all', about: { en: 'list every submission', zh: '列出全部报送' } },
  ],
  examples: [
    { line: 'kouan status --journal orders.db', about: { en: 'where everything stands', zh: '查看总体状态' } },
    {
      line: 'kouan status --journal orders.db --state rejected',
      about: { en: 'which were rejected, and why', zh: '查看被退单的单证及原因' },
    },
  ],
  async run(context, _, options) {
    const { output, say, json } = context;
    const state = textOf(options, 'state');
    const listed = state !== undefined || options['all'] === true;
    const journal = await existingJournal(options, context);
    try {
      const states = await journal.counts();
      if (!json) await output.data(stateTable(states, 0, say));
      for await (const { seq: _seq, ...entry } of json || listed ? journal.entries() : []) {
        if (state !== undefined && entry.state !== state) continue;
        if (json) await output.record({ submission: entry });
        else
          await output.data(
            clean(
              table([
                [
                  entry.clientReference,
                  say(STATES[entry.state].text),
                  entry.singleWindowNumber ?? '-',
                  entry.declarationNumber ?? '-',
                  entry.errorText ?? '',
                ],
              ]),
            ),
          );
      }
      if (json) await output.record({ states });
      return FAILED.some((each) => (states[each] ?? 0) > 0) ? EXIT.findings : EXIT.done;
    } finally {
      await journal.close();
    }
  },
};
