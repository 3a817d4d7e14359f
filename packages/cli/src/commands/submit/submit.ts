import type { Journal, Submission, Transport } from '@kouan/sdk/exchange';
import { beginBatch } from '../../batch/begin.ts';
import { dryRun } from '../../batch/dry-run.ts';
import { leaveOf } from '../../batch/leave.ts';
import { sameInputs } from '../../batch/plan-file.ts';
import { planTable } from '../../batch/plan-table.ts';
import { foreseeAll, Gathered, planAll } from '../../batch/planned.ts';
import type { SendRun } from '../../batch/run.ts';
import { sendAndTell } from '../../batch/send.ts';
import { type BatchSettings, settingsOf, shapeOf } from '../../batch/settings.ts';
import { tellWithheld } from '../../batch/withheld.ts';
import { ENDPOINT_OPTIONS, openEndpoint, WAIT } from '../../flow/endpoint.ts';
import { inputFiles } from '../../flow/inputs.ts';
import { JOURNAL, journalOf } from '../../flow/journal.ts';
import { type OutgoingOptions, type Prepared, prepare } from '../../flow/outgoing.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { confirm, needPerson } from '../../frame/confirm.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { progress } from '../../frame/progress.ts';
import type { WithheldDocument } from '../../report/collect.ts';
import { DOCUMENT_OPTIONS, KEEP, maxFailuresOf, outgoingOf, SEND_OPTIONS, sendingOf, TO, YES } from './options.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    TO,
    YES,
    JOURNAL,
    WAIT,
    {
      flags: '--dry-run <where>',
      about: {
        en: 'send nothing: check here (client), or let the endpoint check without taking anything in (server)',
        zh: '不报送：仅本地检查（client），或由对方检查但不接收（server）',
      },
      choices: ['client', 'server'],
    },
    ...SEND_OPTIONS,
    KEEP,
    ...DOCUMENT_OPTIONS,
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan submit orders.csv --to http://127.0.0.1:8080/single-window',
      about: { en: 'check all, show what would be sent, ask, send', zh: '检查全部，显示将报送的内容，确认后报送' },
    },
    {
      line: 'kouan submit orders.csv --to … --yes --journal orders.db --failed failed.xlsx',
      about: {
        en: 'in a script: what is right is sent once, what is wrong comes back to be corrected',
        zh: '脚本中使用：正确的报送一次，有误的写回待更正',
      },
    },
    {
      line: 'kouan submit orders.csv --to ./client --yes --key key.pem --cert cert.pem --wait 60 --report out',
      about: {
        en: 'signed, through the folders of an import client; a report',
        zh: '签名后经导入客户端目录报送，并生成报告',
      },
    },
  ],
  async run(context, names, options) {
    const startedAt = context.now();
    const outgoing = await outgoingOf(options, context);
    const sending = sendingOf(options);
    const maxFailures = maxFailuresOf(options);
    const leave = leaveOf(options, names);
    const where = textOf(options, 'dryRun');
    const transport = await openEndpoint(textOf(options, 'to') ?? '', options, context);
    try {
      if (where === undefined && options['yes'] !== true) needPerson('--yes', context);
      const files = await inputFiles(names);
      if (where !== undefined)
        return await dryRun(prepare(files, outgoing), where === 'server' ? transport : undefined, context);
      leaveOf(options, files);
      const journal = await journalOf(options, context);
      try {
        const settings = await settingsOf(files, { ...options, today: outgoing.today });
        const work = { journal, transport, files, outgoing, settings, maxFailures };
        if (options['yes'] !== true && !(await asked(work, context))) return EXIT.done;
        const shape = await shapeOf(outgoing.mapping);
        return await submit(
          { ...work, run: { ...sending, startedAt, leave: { ...leave, shape, folder: process.cwd() } } },
          context,
        );
      } finally {
        await journal.close();
      }
    } finally {
      await transport.close();
    }
  },
};

interface Work {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly files: readonly string[];
  readonly outgoing: OutgoingOptions;
  readonly settings: BatchSettings;
  readonly maxFailures: string | undefined;
}

/** Shows the whole before any of it is written down or leaves, and asks. */
async function asked({ journal, transport, files, outgoing, settings }: Work, context: Context): Promise<boolean> {
  const { output, say } = context;
  const gathered = new Gathered();
  const documents = prepare(files, { ...outgoing, keep: undefined });
  const bar = progress(context, say({ en: 'checked', zh: '已检查' }));
  await foreseeAll(documents, gathered, journal, transport.target, (_, withheld) => {
    bar.step(gathered.counts.documents);
    if (withheld !== undefined) bar.end();
    return tellWithheld(withheld, context);
  });
  bar.end();
  await output.data(planTable(gathered, transport.target, say));
  const { planned, again } = gathered.counts;
  if (planned + again === 0) return true;
  if (!(await confirm(say({ en: `Send ${planned + again}?`, zh: `报送 ${planned + again} 份？` }), context))) {
    output.talk(say({ en: 'Nothing was sent.', zh: '未报送。' }));
    return false;
  }
  await sameInputs(settings.inputs);
  return true;
}

/**
 * Documents leave while others are still read; where some depend on others everything is written down first, because
 * the one that others wait for may come last.
 */
async function submit(
  work: Work & { readonly run: Pick<SendRun, 'concurrency' | 'rate' | 'alarmMs' | 'seconds' | 'startedAt' | 'leave'> },
  context: Context,
): Promise<number> {
  const { journal, transport, files, outgoing, maxFailures, settings } = work;
  const whole = outgoing.after !== undefined;
  const batch = await beginBatch(journal, {
    target: transport.target,
    files,
    state: whole ? 'planning' : 'open',
    priority: outgoing.priority ?? 0,
    maxFailures,
    settings,
  });
  const gathered = new Gathered();
  const run = { ...work.run, journal, transport, batch, gathered };
  const each = (_: Prepared, withheld: WithheldDocument | undefined) => tellWithheld(withheld, context);
  const documents = prepare(files, outgoing);
  if (!whole) return sendAndTell({ ...run, submissions: reading(documents, gathered, each) }, context);
  await planAll(documents, gathered, journal, batch, each);
  await journal.actOnBatch(batch.id, 'open');
  const { planned, again } = gathered.counts;
  return sendAndTell({ ...run, submissions: [], total: planned + again }, context);
}

async function* reading(
  documents: AsyncIterable<Prepared>,
  gathered: Gathered,
  each: (one: Prepared, withheld: WithheldDocument | undefined) => Promise<void>,
): AsyncGenerator<Submission> {
  for await (const one of documents) {
    await each(one, gathered.see(one));
    if (one.submission !== undefined) yield one.submission;
  }
  gathered.whole = true;
}
