import { digestInputs, type PlanLine, planHead, planLine, planText } from '../../batch/plan-file.ts';
import { planTable } from '../../batch/plan-table.ts';
import { Gathered } from '../../batch/planned.ts';
import { decidingOf } from '../../batch/settings.ts';
import { tellWithheld } from '../../batch/withheld.ts';
import { ENDPOINT_OPTIONS, openEndpoint } from '../../flow/endpoint.ts';
import { openInput, writeWhole } from '../../flow/files.ts';
import { inputFiles } from '../../flow/inputs.ts';
import { prepare } from '../../flow/outgoing.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { progress } from '../../frame/progress.ts';
import { DOCUMENT_OPTIONS, outgoingOf, TO } from './options.ts';

const STDIN_MAX = 1024 * 1024 * 1024;

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    TO,
    { flags: '--out <file>', about: { en: 'plan to write', zh: '要写出的计划文件' }, fallback: 'batch.plan' },
    ...DOCUMENT_OPTIONS,
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan submit plan inbox/ --to https://example.org/single-window --out batch.plan',
      about: {
        en: 'every file of a folder: counts, findings, what would be sent',
        zh: '目录中的全部文件：数量、问题、将报送的内容',
      },
    },
  ],
  async run(context, names, options) {
    const { output, say, json, now, signal } = context;
    const out = textOf(options, 'out') ?? 'batch.plan';
    const outgoing = await outgoingOf(options, context);
    const transport = await openEndpoint(textOf(options, 'to') ?? '', options, context);
    await transport.close();
    const files = await stored(await inputFiles(names), out);
    const gathered = new Gathered();
    const lines: PlanLine[] = [];
    const bar = progress(context, say({ en: 'checked', zh: '已检查' }));
    const inputs = await digestInputs(files);
    const mapping = outgoing.mapping === undefined ? undefined : await digestInputs([outgoing.mapping]);
    for await (const one of prepare(files, { ...outgoing, keep: undefined })) {
      signal.throwIfAborted();
      await tellWithheld(gathered.see(one), context);
      if (one.submission !== undefined) gathered.count({ outcome: 'planned' });
      lines.push(planLine(one));
      bar.step(lines.length);
    }
    bar.end();
    const head = planHead({
      createdAt: now().toISOString(),
      to: textOf(options, 'to') ?? '',
      target: transport.target,
      options: { ...decidingOf(options), today: outgoing.today },
      inputs,
      ...(mapping?.[0] === undefined ? {} : { mapping: mapping[0] }),
    });
    await writeWhole(out, planText(head, lines));
    if (json)
      await output.record({
        event: 'plan',
        file: out,
        ...gathered.counts,
        withheld: gathered.withheld.length,
        findings: gathered.findings.top(),
      });
    else {
      await output.data(planTable(gathered, transport.target, say));
      output.talk(
        say({
          en: `Plan: ${out}. Send it with: kouan submit apply ${out}`,
          zh: `计划：${out}。报送：kouan submit apply ${out}`,
        }),
      );
    }
    return gathered.withheld.length > 0 ? EXIT.findings : EXIT.done;
  },
};

/** What comes from a pipe cannot be read again: it is kept beside the plan. */
async function stored(files: readonly string[], out: string): Promise<readonly string[]> {
  if (!files.includes('-')) return files;
  const copy = `${out}.input`;
  await writeWhole(copy, await (await openInput('-')).bytes(STDIN_MAX));
  return files.map((file) => (file === '-' ? copy : file));
}
