import { actOnBill } from '../../ebl/act.ts';
import { answerSurrender } from '../../ebl/answer.ts';
import { BILL, OWN_KEY } from '../../ebl/options.ts';
import { existingRegister } from '../../ebl/platform.ts';
import { theBill } from '../../ebl/the-bill.ts';
import type { CommandSpec, Options } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
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
    const isVoid = options['void'] === true;
    const voids = () => actOnBill(context, options, reference, async () => ({ actionCode: 'VOID' }));
    // Accepted before, in a run that was broken off or had not asked for it.
    if (isVoid && (await standsAt(context, options, reference)) === 'SURRENDERED_FOR_AMENDMENT') return voids();
    const { status } = await answerSurrender(context, options, reference, 'SURR');
    // A switch to paper has voided it already.
    return isVoid && status !== 'VOIDED' ? voids() : EXIT.done;
  },
};

const standsAt = async (context: Context, options: Options, reference: string) =>
  (await theBill(await existingRegister(options, context), reference, options)).state.status;
