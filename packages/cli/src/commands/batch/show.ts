import { type Blocked, FAILED } from '@kouan/sdk/journal';
import { alarmLines, DEFAULT_ALARM_MS } from '../../batch/alarms.ts';
import { ALARM } from '../../flow/deadline.ts';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import type { CommandSpec } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { durationOption } from '../../frame/duration.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { screen } from '../../frame/screen.ts';
import { sleep } from '../../frame/sleep.ts';
import { table } from '../../frame/table.ts';
import { STATES, type Tone } from '../../report/states.ts';
import { batchWord, type Facts, factsOf, second } from './facts.ts';
import { batchNamed, WATCH } from './options.ts';

const LOOK_MS = 1_000;
const BAR = 30;

export const command: CommandSpec = {
  args: '[batch]',
  options: [JOURNAL, WATCH, ALARM],
  examples: [
    {
      line: 'kouan batch show 20261126 --journal orders.db',
      about: { en: 'by the beginning of its id; without one, the newest', zh: '批次编号写开头即可；不写则为最新' },
    },
    {
      line: 'kouan batch show --watch',
      about: { en: 'until nothing more is expected of it', zh: '持续查看，直至全部为终态' },
    },
  ],
  async run(context, [id], options) {
    const { output, json, signal } = context;
    const alarmMs = durationOption(options, 'alarm', '--alarm') ?? DEFAULT_ALARM_MS;
    const watch = options['watch'] === true;
    const journal = await existingJournal(options, context, { mapped: true });
    try {
      const { id: whole } = await batchNamed(journal, id);
      const canvas = screen(output);
      let before = '';
      for (;;) {
        const facts = await factsOf(journal, await journal.batch(whole), alarmMs);
        const told = JSON.stringify(facts);
        if (json && told !== before) await output.record({ ...facts });
        if (!json) await canvas.draw(textOf(facts, alarmMs, context));
        before = told;
        if (!watch || signal.aborted || facts.open === 0 || facts.batch.state === 'cancelled')
          return FAILED.some((state) => (facts.states[state] ?? 0) > 0) ? EXIT.findings : EXIT.done;
        await sleep(LOOK_MS, signal);
      }
    } finally {
      await journal.close();
    }
  },
};

const COLOURS: Readonly<Record<Tone, 'green' | 'blue' | 'yellow' | 'red'>> = {
  good: 'green',
  moving: 'blue',
  attention: 'yellow',
  bad: 'red',
};

function textOf(facts: Facts, alarmMs: number, { say, output }: Pick<Context, 'say' | 'output'>): string {
  const { batch, states, total, open, alarms, blocked, failed } = facts;
  const reason = batch.reason === undefined ? '' : `  ${clean(batch.reason)}`;
  const limits = [
    ...(batch.priority === 0 ? [] : [say({ en: `priority ${batch.priority}`, zh: `优先级 ${batch.priority}` })]),
    ...(batch.maxFailures === undefined
      ? []
      : [say({ en: `paused at ${batch.maxFailures} failures`, zh: `失败达 ${batch.maxFailures} 时暂停` })]),
  ].join('  ');
  const lines = [
    `${say({ en: 'Batch', zh: '批次' })} ${output.paint('bold', batch.id)}  ${say(batchWord(batch, states))}${reason}`,
    `  ${clean(batch.name)} → ${clean(batch.target)}`,
    `  ${say({ en: 'since', zh: '创建于' })} ${second(batch.createdAt)}  ${limits}`.trimEnd(),
    '',
  ];
  const rows = Object.entries(STATES)
    .filter(([state]) => (states[state] ?? 0) > 0)
    .map(([state, { text, tone }]) => {
      const count = states[state] ?? 0;
      const filled = Math.max(1, Math.round((BAR * count) / total));
      const share = `${((count / total) * 100).toFixed(1)} %`;
      return [String(count).padStart(8), say(text), share.padStart(7), output.paint(COLOURS[tone], '█'.repeat(filled))];
    });
  if (batch.withheld > 0)
    rows.push([String(batch.withheld).padStart(8), say({ en: 'withheld: to correct', zh: '未报送：待更正' })]);
  lines.push(rows.length > 0 ? table(rows) : `  ${say({ en: 'nothing was submitted', zh: '没有报送任何单证' })}`);
  lines.push(
    `${String(total).padStart(8)}  ${say({ en: `in all, ${open} not final`, zh: `合计，其中 ${open} 份未终态` })}`,
  );
  const urgent = alarmLines(alarms, alarmMs, say);
  if (urgent.length > 0) lines.push('', ...urgent.map((line) => line.replace(/^▲/, output.paint('yellow', '▲'))));
  if (blocked.length > 0)
    lines.push('', ...blocked.map((one) => `  ${output.paint('yellow', '▲')} ${clean(blockedText(one, say))}`));
  if (failed.length > 0) {
    const shown = failed.map((one) => [
      '  ✖',
      clean(one.clientReference),
      say(STATES[one.state].text),
      clean(one.errorText ?? one.errorCode ?? ''),
    ]);
    lines.push('', table(shown));
    const all = FAILED.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    lines.push(
      say({
        en: `  ${all} failed; hand them back: kouan batch export ${batch.id} -o failed.xlsx`,
        zh: `  失败 ${all} 份；导出更正：kouan batch export ${batch.id} -o failed.xlsx`,
      }),
    );
  }
  return lines.join('\n');
}

/** Why a submission waits in vain. */
const blockedText = ({ clientReference, after, state }: Blocked, say: Context['say']): string =>
  state === undefined
    ? say({
        en: `${clientReference} waits for ${after}, which waits for it: neither will leave`,
        zh: `${clientReference} 等待 ${after}，而后者又等待前者：均无法发送`,
      })
    : say({
        en: `${clientReference} waits for ${after}, which is ${say(STATES[state].text)}: correct that one first`,
        zh: `${clientReference} 等待 ${after}，后者${say(STATES[state].text)}：请先更正后者`,
      });
