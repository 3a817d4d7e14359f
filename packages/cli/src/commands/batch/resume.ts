import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { maxFailuresOf } from '../submit/options.ts';
import { GO_ON_OPTIONS, goOn } from './go-on.ts';

export const command: CommandSpec = {
  args: '<batch>',
  options: [JOURNAL, ...GO_ON_OPTIONS],
  examples: [
    {
      line: 'kouan batch resume 20261126-1a2b3c4d --max-failures 5% --wait 600',
      about: { en: 'send the rest, with another limit of failures', zh: '发送其余部分，并重设失败上限' },
    },
    {
      line: 'kouan batch resume 20261126-1a2b3c4d --failed failed.xlsx --report out',
      about: {
        en: 'after a power cut, without the command that was running',
        zh: '断电后继续，无需原命令',
      },
    },
  ],
  async run(context, [id = ''], options) {
    const maxFailures = maxFailuresOf(options);
    const journal = await existingJournal(options, context);
    try {
      const before = await journal.batch(id);
      if (textOf(options, 'maxFailures') !== undefined) await journal.limitFailures(before.id, maxFailures);
      // A run that ended in the middle left it open: there is nothing to be changed before it goes on.
      const batch = before.state === 'open' ? before : await journal.actOnBatch(before.id, 'resume');
      return await goOn(journal, batch, options, context);
    } finally {
      await journal.close();
    }
  },
};
