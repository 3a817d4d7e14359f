import { answerSurrender } from '../../ebl/answer.ts';
import { ACT, COMMENT } from '../../ebl/options.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';

export const command: CommandSpec = {
  args: '<reference>',
  // Whoever gets the bill back must know why (EBL_SUR 3.0: comments are mandatory on SREJ).
  options: ACT.map((option) => (option === COMMENT ? { ...option, required: true } : option)),
  examples: [
    {
      line: 'kouan ebl reject KOU123 --comment "freight is not paid"',
      about: { en: 'the bill goes back to who surrendered it', zh: '提单退回交单人' },
    },
  ],
  async run(context, [reference = ''], options) {
    await answerSurrender(context, options, reference, 'SREJ', textOf(options, 'comment'));
    return EXIT.done;
  },
};
