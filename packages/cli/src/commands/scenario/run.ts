import { loadScenario, runScenario, type ScenarioRun, shippedScenarios } from '@kouan/server/scenarios';
import { eventCells } from '../../flow/event-cells.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { cut } from '../../frame/screen.ts';
import { table } from '../../frame/table.ts';
import { usage } from '../../frame/usage.ts';

/** Cells that a step or an expectation takes on a screen. */
const GIST = 100;

export const command: CommandSpec = {
  args: '[scenario...]',
  options: [
    { flags: '--seed <number>', about: { en: 'draws what is drawn (default: of the file)', zh: '种子（默认取文件）' } },
    { flags: '--quiet', about: { en: 'no events, one line a scenario', zh: '不输出事件，每个场景一行' } },
  ],
  examples: [
    {
      line: 'kouan scenario run red-channel',
      about: { en: 'events, steps, expectations, SHA-256 of the log', zh: '事件、步骤、期望与日志 SHA-256' },
    },
    { line: 'kouan scenario run --quiet', about: { en: 'all that come with the server', zh: '全部随附场景' } },
    { line: 'kouan scenario run mine.yaml --seed 42 --json', about: { en: 'one line an event', zh: '每个事件一行' } },
  ],
  async run(context, names, options) {
    const { signal } = context;
    const seed = seedOf(textOf(options, 'seed'));
    const show = context.json ? record : options['quiet'] === true ? summary : tables;
    let failed = 0;
    for (const name of names.length > 0 ? names : await shippedScenarios()) {
      signal.throwIfAborted();
      const run = await runScenario(await loadScenario(name), seed === undefined ? {} : { seed });
      await show(run, context);
      if (!run.passed) failed += 1;
    }
    return failed > 0 ? EXIT.findings : EXIT.done;
  },
};

function seedOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw usage(
    { en: `--seed is no whole number: ${text}`, zh: `--seed 不是整数：${text}` },
    { en: 'For example 42.', zh: '例如 42。' },
  );
}

async function record({ events, steps, expectations, ...run }: ScenarioRun, { output }: Context): Promise<void> {
  for (const event of events) await output.record({ record: 'event', ...event });
  for (const step of steps) await output.record({ record: 'step', ...step });
  for (const one of expectations) await output.record({ record: 'expectation', ...one });
  await output.record({ record: 'summary', ...run });
}

async function tables(run: ScenarioRun, context: Context): Promise<void> {
  const { output, say } = context;
  const mark = (met: boolean): string => say(met ? { en: 'met', zh: '符合' } : { en: 'NOT MET', zh: '不符' });
  const show = (rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? undefined : output.data(table(rows.map((row) => row.map(clean))));
  await show(run.events.map((event) => eventCells(event, say)));
  // Whole with --json.
  const gist = (value: object): string => cut(JSON.stringify(value), GIST);
  await show(run.steps.map(({ name, time, outcome, met }) => [mark(met), time, name, gist(outcome)]));
  await show(run.expectations.map(({ expectation, met, found }) => [mark(met), gist(expectation), found]));
  await summary(run, context);
}

async function summary(
  { scenario, seed, events, sha256, passed }: ScenarioRun,
  { output, say }: Context,
): Promise<void> {
  const verdict = say(passed ? { en: 'passed', zh: '通过' } : { en: 'FAILED', zh: '未通过' });
  await output.data(
    say({
      en: `${scenario}: ${verdict}, seed ${seed}, ${counted(events.length, 'event')}, SHA-256 ${sha256}`,
      zh: `${scenario}：${verdict}，种子 ${seed}，${events.length} 个事件，SHA-256 ${sha256}`,
    }),
  );
}
