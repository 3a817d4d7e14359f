import type { Journal, Submission, Transport } from '@kouan/sdk/exchange';
import { dryRun } from '../../batch/dry-run.ts';
import { planTable } from '../../batch/plan-table.ts';
import { Gathered, isError, planAll } from '../../batch/planned.ts';
import { type SendRun, sendAndTell } from '../../batch/send.ts';
import { ENDPOINT_OPTIONS, openEndpoint, WAIT, waitOf } from '../../flow/endpoint.ts';
import { inputFiles } from '../../flow/inputs.ts';
import { JOURNAL, journalOf } from '../../flow/journal.ts';
import { type OutgoingOptions, type Prepared, prepare } from '../../flow/outgoing.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import { confirm } from '../../frame/confirm.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import type { WithheldDocument } from '../../report/collect.ts';
import { DOCUMENT_OPTIONS, maxFailuresOf, numberOf, outgoingOf, SEND_OPTIONS, TO, YES } from './options.ts';

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
    const seconds = waitOf(options);
    const outgoing = await outgoingOf(options, context);
    const files = await inputFiles(names);
    const where = textOf(options, 'dryRun');
    const transport = await openEndpoint(textOf(options, 'to') ?? '', options, context);
    try {
      if (where !== undefined)
        return await dryRun(prepare(files, outgoing), where === 'server' ? transport : undefined, context);
      const journal = await journalOf(options, context);
      try {
        return await submit({ journal, transport, files, outgoing, options, startedAt, seconds }, context);
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
  readonly options: Options;
  readonly startedAt: Date;
  readonly seconds: number;
}

/** With `--yes` documents leave while others are still read; a person sees the whole before any leaves. */
async function submit(
  { journal, transport, files, outgoing, options, startedAt, seconds }: Work,
  context: Context,
): Promise<number> {
  const { output, say } = context;
  const asked = options['yes'] !== true;
  const maxFailures = maxFailuresOf(options);
  const batch = await journal.createBatch({
    target: transport.target,
    name: files.join(', ').slice(0, 200),
    state: asked ? 'planning' : 'open',
    priority: outgoing.priority ?? 0,
    ...(maxFailures === undefined ? {} : { maxFailures }),
  });
  const gathered = new Gathered();
  const run: Omit<SendRun, 'submissions'> = {
    journal,
    transport,
    batch,
    gathered,
    startedAt,
    seconds,
    concurrency: numberOf(options, 'concurrency', 1, 1_000),
    rate: numberOf(options, 'rate', 0.001, 100_000),
    report: textOf(options, 'report'),
    failed: textOf(options, 'failed'),
  };
  const each = (_: Prepared, withheld: WithheldDocument | undefined) => tellWithheld(withheld, context);
  if (!asked) return sendAndTell({ ...run, submissions: reading(prepare(files, outgoing), gathered, each) }, context);
  await planAll(prepare(files, outgoing), gathered, journal, batch, each);
  await output.data(planTable(gathered, transport.target, say));
  const { planned, again } = gathered.counts;
  if (
    planned + again > 0 &&
    !(await confirm(say({ en: `Send ${planned + again}?`, zh: `报送 ${planned + again} 份？` }), '--yes', context))
  ) {
    await journal.actOnBatch(batch.id, 'cancel', 'not confirmed');
    output.talk(say({ en: 'Nothing was sent.', zh: '未报送。' }));
    return EXIT.done;
  }
  await journal.actOnBatch(batch.id, 'open');
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
}

/** What is wrong with a document that is not sent. */
export async function tellWithheld(withheld: WithheldDocument | undefined, context: Context): Promise<void> {
  if (withheld === undefined) return;
  const { output, json } = context;
  if (json) await output.record({ event: 'withheld', ...withheld });
  else for (const finding of withheld.findings.filter(isError)) output.talk(findingBlock(finding, context));
}
