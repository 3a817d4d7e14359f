import { changed, digestInputs, type Plan, planLine, readPlan } from '../../batch/plan-file.ts';
import { Gathered, planAll } from '../../batch/planned.ts';
import { sendAndTell } from '../../batch/send.ts';
import { ENDPOINT_OPTIONS, openEndpoint, WAIT, waitOf } from '../../flow/endpoint.ts';
import { JOURNAL, journalOf } from '../../flow/journal.ts';
import { KEY_OPTIONS } from '../../flow/keys.ts';
import { type Prepared, prepare } from '../../flow/outgoing.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { maxFailuresOf, numberOf, outgoingOf, SEND_OPTIONS } from './options.ts';

export const command: CommandSpec = {
  args: '<plan>',
  options: [JOURNAL, WAIT, ...SEND_OPTIONS, ...KEY_OPTIONS, ...ENDPOINT_OPTIONS],
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
    const seconds = waitOf(options);
    const plan = await readPlan(file);
    const { head } = plan;
    await sameInputs(plan);
    const outgoing = await outgoingOf({ ...options, ...head.options }, context);
    const transport = await openEndpoint(head.to, options, context);
    try {
      if (transport.target !== head.target)
        throw changed(file, {
          en: `The endpoint is ${transport.target}, not ${head.target}.`,
          zh: `目标为 ${transport.target}，与计划的 ${head.target} 不符。`,
        });
      const journal = await journalOf(options, context);
      try {
        const maxFailures = maxFailuresOf(options);
        const batch = await journal.createBatch({
          target: head.target,
          name: file,
          state: 'planning',
          priority: outgoing.priority ?? 0,
          ...(maxFailures === undefined ? {} : { maxFailures }),
        });
        const gathered = new Gathered();
        const files = head.inputs.map((input) => input.file);
        try {
          await planAll(prepare(files, outgoing), gathered, journal, batch, comparing(plan, file));
          if (gathered.counts.documents !== plan.lines.length) throw changed(file, COUNT);
        } catch (cause) {
          await journal.actOnBatch(batch.id, 'cancel', 'not as planned');
          throw cause;
        }
        await journal.actOnBatch(batch.id, 'open');
        const run = {
          journal,
          transport,
          batch,
          gathered,
          startedAt,
          seconds,
          submissions: [],
          total: gathered.counts.planned + gathered.counts.again,
          concurrency: numberOf(options, 'concurrency', 1, 1_000),
          rate: numberOf(options, 'rate', 0.001, 100_000),
          report: textOf(options, 'report'),
          failed: textOf(options, 'failed'),
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

const COUNT = { en: 'There are fewer documents than planned.', zh: '单证数量少于计划。' };

async function sameInputs({ head }: Plan): Promise<void> {
  const now = await digestInputs(head.inputs.map(({ file }) => file));
  for (const [index, { file, sha256 }] of head.inputs.entries())
    if (now[index]?.sha256 !== sha256)
      throw changed(file, { en: 'The file has changed since it was planned.', zh: '该文件在计划之后已被更改。' });
}

/** Each document must come out as it was planned: another version of kouan, or another day, may see it differently. */
function comparing({ lines }: Plan, file: string): (one: Prepared) => void {
  let index = 0;
  return (one) => {
    const now = planLine(one);
    const then = lines[index++];
    if (then?.sha256 !== now.sha256 || then?.reference !== now.reference)
      throw changed(file, {
        en: `${now.reference ?? `${now.file}:${now.row ?? ''}`} would be sent otherwise than planned.`,
        zh: `${now.reference ?? `${now.file}:${now.row ?? ''}`} 与计划内容不一致。`,
      });
  };
}
