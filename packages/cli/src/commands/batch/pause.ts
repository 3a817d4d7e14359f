import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { REASON } from './options.ts';

export const command: CommandSpec = {
  args: '<batch>',
  options: [JOURNAL, REASON],
  examples: [
    {
      line: 'kouan batch pause 20261126-1a2b3c4d --reason "price list is wrong"',
      about: { en: 'running senders stop taking from it', zh: '正在运行的发送进程不再取用该批次' },
    },
  ],
  async run(context, [id = ''], options) {
    const { output, say, json } = context;
    const journal = await existingJournal(options, context);
    try {
      const batch = await journal.actOnBatch(id, 'pause', textOf(options, 'reason'));
      const states = await journal.batchCounts(batch.id);
      if (json) await output.record({ batch, states });
      else {
        const waiting = (states['planned'] ?? 0) + (states['signed'] ?? 0);
        output.talk(
          say({
            en: `Batch ${batch.id} is paused; ${waiting} stay unsent. Go on with: kouan batch resume ${batch.id}`,
            zh: `批次 ${batch.id} 已暂停，${waiting} 份暂不发送。继续：kouan batch resume ${batch.id}`,
          }),
        );
      }
      return EXIT.done;
    } finally {
      await journal.close();
    }
  },
};
