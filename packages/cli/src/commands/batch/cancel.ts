import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { REASON } from './options.ts';

export const command: CommandSpec = {
  args: '<batch>',
  options: [JOURNAL, REASON],
  examples: [
    {
      line: 'kouan batch cancel 20261126-1a2b3c4d --reason "wrong customer"',
      about: {
        en: 'what has left, or may have left, stays what it is',
        zh: '已发出或可能已发出的单证保持原状',
      },
    },
  ],
  async run(context, [id = ''], options) {
    const { output, say, json } = context;
    const journal = await existingJournal(options, context);
    try {
      const before = await journal.batch(id);
      const { planned = 0, signed = 0 } = await journal.batchCounts(before.id);
      const batch = await journal.actOnBatch(before.id, 'cancel', textOf(options, 'reason'));
      const states = await journal.batchCounts(batch.id);
      const { sending = 0, unknown = 0 } = states;
      const total = Object.values(states).reduce((sum, count) => sum + count, 0);
      const maybe = sending + unknown;
      const gone = total - maybe - (states['cancelled'] ?? 0);
      if (json) await output.record({ batch, states, calledBack: planned + signed, maybeSent: maybe, sent: gone });
      else {
        await output.data(say({ en: `${planned + signed} called back`, zh: `已撤回 ${planned + signed} 份` }));
        if (gone > 0)
          output.talk(
            say({
              en: `${gone} had left: to withdraw them is a matter of the authority.`,
              zh: `${gone} 份此前已发出：撤销须向主管部门办理。`,
            }),
          );
        if (maybe > 0)
          output.talk(
            say({
              en: `${maybe} may have left: the endpoint is asked by the next run; what it does not have is called back then.`,
              zh: `${maybe} 份可能已发出：下次运行时向对方查询，对方没有的届时撤回。`,
            }),
          );
      }
      return EXIT.done;
    } finally {
      await journal.close();
    }
  },
};
