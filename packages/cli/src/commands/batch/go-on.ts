import type { Batch, Journal } from '@kouan/sdk/exchange';
import { leaveOf } from '../../batch/leave.ts';
import { Gathered } from '../../batch/planned.ts';
import { sendAndTell } from '../../batch/send.ts';
import { type ReadAgain, readAgain } from '../../batch/settings.ts';
import { ENDPOINT_OPTIONS, openEndpoint, WAIT } from '../../flow/endpoint.ts';
import type { Options } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import type { OptionSpec } from '../../frame/options.ts';
import { SEND_OPTIONS, sendingOf } from '../submit/options.ts';

/** Options of commands that go on with a batch. */
export const GO_ON_OPTIONS: readonly OptionSpec[] = [
  WAIT,
  ...SEND_OPTIONS,
  {
    flags: '--no-send',
    about: { en: 'only put it in order; a worker sends it', zh: '只调整状态，由 worker 发送' },
  },
  ...ENDPOINT_OPTIONS,
];

/** Sends what is ready of a batch, unless that is left to a worker. */
export async function goOn(journal: Journal, batch: Batch, options: Options, context: Context): Promise<number> {
  if (options['send'] === false) return leftToWorkers(journal, batch, context);
  const startedAt = context.now();
  const sending = sendingOf(options);
  const leave = leaveOf(options, []);
  const transport = await openEndpoint(batch.target, options, context);
  try {
    const told = leave.report !== undefined || leave.failed !== undefined;
    const again = told ? await readAgain(journal, batch, context) : undefined;
    tellChanged(again, context);
    const { planned = 0, signed = 0, unknown = 0 } = await journal.batchCounts(batch.id);
    const run = {
      ...sending,
      journal,
      transport,
      batch,
      gathered: again?.gathered ?? new Gathered(),
      startedAt,
      submissions: [],
      total: planned + signed + unknown,
      leave: {
        ...leave,
        shape: again?.shape ?? {},
        folder: again?.folder ?? process.cwd(),
        ...(again === undefined ? {} : { unchanged: again.unchanged }),
      },
    };
    return await sendAndTell(run, context);
  } finally {
    await transport.close();
  }
}

/** Says which inputs could not be read again as they were. */
export function tellChanged(again: ReadAgain | undefined, { output, say }: Context): void {
  for (const file of again?.changed ?? [])
    output.talk(
      `${output.paint('yellow', '▲')} ${say({
        en: `${file} is not there as it was submitted: its rows cannot be given back, and what was withheld is not known.`,
        zh: `${file} 已不是报送时的内容：无法写回原行，也无法得知当时未报送的单证。`,
      })}`,
    );
}

async function leftToWorkers(journal: Journal, batch: Batch, { output, say, json }: Context): Promise<number> {
  const states = await journal.batchCounts(batch.id);
  if (json) await output.record({ batch, states });
  else output.talk(say({ en: `Batch ${batch.id} is open for workers.`, zh: `批次 ${batch.id} 已可由 worker 发送。` }));
  return EXIT.done;
}
