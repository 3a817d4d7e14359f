import { beginBatch } from '../../batch/begin.ts';
import { leaveOf } from '../../batch/leave.ts';
import { changed, type Plan, planLine, readPlan, sameInputs } from '../../batch/plan-file.ts';
import { Gathered, planAll } from '../../batch/planned.ts';
import { sendAndTell } from '../../batch/send.ts';
import { shapeOf } from '../../batch/settings.ts';
import { tellWithheld } from '../../batch/withheld.ts';
import { ENDPOINT_OPTIONS, openEndpoint, WAIT } from '../../flow/endpoint.ts';
import { JOURNAL, journalOf } from '../../flow/journal.ts';
import { KEY_OPTIONS } from '../../flow/keys.ts';
import { type OutgoingOptions, prepare } from '../../flow/outgoing.ts';
import type { CommandSpec } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { progress } from '../../frame/progress.ts';
import { KEEP, maxFailuresOf, outgoingOf, SEND_OPTIONS, sendingOf } from './options.ts';

export const command: CommandSpec = {
  args: '<plan>',
  options: [JOURNAL, WAIT, ...SEND_OPTIONS, KEEP, ...KEY_OPTIONS, ...ENDPOINT_OPTIONS],
  examples: [
    {
      line: 'kouan submit apply batch.plan --journal orders.db --wait 600 --report out',
      about: {
        en: 'send what was planned; refused when a file has changed since',
        zh: '报送计划内容；文件有变动则拒绝',
      },
    },
  ],
  async run(context, [file = ''], options) {
    const startedAt = context.now();
    const sending = sendingOf(options);
    const maxFailures = maxFailuresOf(options);
    const plan = await readPlan(file);
    const { head } = plan;
    const files = head.inputs.map((input) => input.file);
    const leave = leaveOf(options, files);
    await sameInputs([...head.inputs, ...(head.mapping === undefined ? [] : [head.mapping])]);
    const outgoing = await outgoingOf({ ...options, ...head.options }, context);
    const transport = await openEndpoint(head.to, options, context);
    try {
      if (transport.target !== head.target)
        throw changed(file, {
          en: `The endpoint is ${transport.target}, not ${head.target}.`,
          zh: `目标为 ${transport.target}，与计划的 ${head.target} 不符。`,
        });
      await asPlanned(plan, file, files, outgoing, context);
      const journal = await journalOf(options, context);
      try {
        const batch = await beginBatch(journal, {
          target: head.target,
          files: [file],
          state: 'planning',
          priority: outgoing.priority ?? 0,
          maxFailures,
          settings: { folder: process.cwd(), inputs: head.inputs, options: head.options },
        });
        const gathered = new Gathered();
        await planAll(prepare(files, outgoing), gathered, journal, batch, (_, withheld) =>
          tellWithheld(withheld, context),
        );
        await journal.actOnBatch(batch.id, 'open');
        const shape = await shapeOf(outgoing.mapping);
        const run = {
          ...sending,
          journal,
          transport,
          batch,
          gathered,
          startedAt,
          submissions: [],
          total: gathered.counts.planned + gathered.counts.again,
          leave: { ...leave, shape, folder: process.cwd() },
        };
        return await sendAndTell(run, context);
      } finally {
        await journal.close();
      }
    } finally {
      await transport.close();
    }
  },
};

/**
 * Each document must come out as it was planned, before any is written down: another version of kouan may see it
 * differently.
 */
async function asPlanned(
  { lines }: Plan,
  file: string,
  files: readonly string[],
  outgoing: OutgoingOptions,
  context: Context,
): Promise<void> {
  const bar = progress(context, context.say({ en: 'compared', zh: '已核对' }));
  let index = 0;
  for await (const one of prepare(files, { ...outgoing, signer: undefined, keep: undefined })) {
    context.signal.throwIfAborted();
    const now = planLine(one);
    const then = lines[index++];
    bar.step(index, lines.length);
    if (then?.sha256 === now.sha256 && then?.reference === now.reference) continue;
    const name = now.reference ?? `${now.file}:${now.row ?? ''}`;
    throw changed(file, {
      en: `${name} would be sent otherwise than planned.`,
      zh: `${name} 与计划内容不一致。`,
    });
  }
  bar.end();
  if (index !== lines.length)
    throw changed(file, { en: 'There are fewer documents than planned.', zh: '单证数量少于计划。' });
}
