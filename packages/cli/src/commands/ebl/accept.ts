import { actOnBill } from '../../ebl/act.ts';
import { answerSurrender } from '../../ebl/answer.ts';
import { BILL, OWN_KEY } from '../../ebl/options.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';

export const command: CommandSpec = {
  args: '<reference>',
  options: [
    {
      flags: '--void',
      about: {
        en: 'and void it at once: an amended bill, or paper, takes its place',
        zh: '并立即作废：由更改后的提单或纸质提单取代',
      },
    },
    ...BILL,
    ...OWN_KEY,
  ],
  examples: [
    {
      line: 'kouan ebl accept KOU123',
      about: { en: 'the carrier takes the bill back; its chain ends', zh: '承运人收回提单，链终止' },
    },
    {
      line: 'kouan ebl accept KOU123 --void',
      about: { en: 'surrendered for amendment: void before the new one', zh: '改单：先作废再签新单' },
    },
  ],
  async run(context, [reference = ''], options) {
    const { status } = await answerSurrender(context, options, reference, 'SURR');
    // A switch to paper has voided it already.
    if (options['void'] !== true || status === 'VOIDED') return EXIT.done;
    return actOnBill(context, options, reference, async () => ({ actionCode: 'VOID' }));
  },
};
