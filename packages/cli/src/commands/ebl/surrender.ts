import { actOnBill } from '../../ebl/act.ts';
import { ACT } from '../../ebl/options.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '<reference>',
  options: [
    { flags: '--amend', about: { en: 'for amendment, not for delivery', zh: '用于改单，而非提货' } },
    {
      flags: '--reason <code>',
      about: {
        en: 'why it is to be amended: SWTP switch to paper, COD change of destination, SWI switch bill',
        zh: '改单原因：SWTP 改为纸质，COD 变更目的地，SWI 换单',
      },
      choices: ['SWTP', 'COD', 'SWI'],
    },
    ...ACT,
  ],
  examples: [
    { line: 'kouan ebl surrender KOU123', about: { en: 'to the carrier, to have the goods', zh: '交单提货' } },
    {
      line: 'kouan ebl surrender KOU123 --amend --reason SWTP',
      about: { en: 'to have paper instead', zh: '改为纸质提单' },
    },
  ],
  run(context, [reference = ''], options) {
    const amend = options['amend'] === true;
    const reasonCode = textOf(options, 'reason');
    if (reasonCode !== undefined && !amend)
      throw usage({ en: '--reason goes with --amend.', zh: '--reason 须与 --amend 同时使用。' });
    return actOnBill(context, options, reference, async () => ({
      actionCode: amend ? 'SURRENDER_FOR_AMENDMENT' : 'SURRENDER_FOR_DELIVERY',
      recipient: 'issuer',
      ...(reasonCode === undefined ? {} : { reasonCode }),
    }));
  },
};
