import { actOnBill } from '../../ebl/act.ts';
import { ACT } from '../../ebl/options.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<reference>',
  options: [
    {
      flags: '--to <party>',
      about: { en: 'endorsee: a short name of the platform file, or a file', zh: '被背书人：平台文件中的简称或文件' },
    },
    { flags: '--last', about: { en: 'the endorsee cannot endorse on', zh: '被背书人不得再背书' } },
    {
      flags: '--blank',
      about: { en: 'in blank: title goes with possession from now on', zh: '空白背书：此后权利随占有转移' },
    },
    ...ACT,
  ],
  examples: [
    {
      line: 'kouan ebl endorse KOU123 --to bank',
      about: { en: 'to the order of the bank', zh: '背书给银行，可再背书' },
    },
    {
      line: 'kouan ebl endorse KOU123 --to buyer --last',
      about: { en: 'to the buyer, who cannot endorse on', zh: '背书给买方，不得再背书' },
    },
    { line: 'kouan ebl endorse KOU123 --blank', about: { en: 'to whoever has it', zh: '空白背书' } },
  ],
  run(context, [reference = ''], options) {
    const to = textOf(options, 'to');
    const blank = options['blank'] === true;
    if (blank === (to !== undefined) || (blank && options['last'] === true))
      throw usage({
        en: 'Endorse --to somebody, or in --blank.',
        zh: '请用 --to 指定被背书人，或用 --blank 空白背书。',
      });
    return actOnBill(context, options, reference, async (platform) =>
      to === undefined
        ? { actionCode: 'BLANK_ENDORSE' }
        : {
            actionCode: options['last'] === true ? 'ENDORSE' : 'ENDORSE_TO_ORDER',
            recipient: await platform.party(to),
          },
    );
  },
};
