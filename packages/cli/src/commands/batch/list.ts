import type { Batch, Journal } from '@kouan/sdk/exchange';
import stringWidth from 'fast-string-width';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import type { CommandSpec } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { screen } from '../../frame/screen.ts';
import { sleep } from '../../frame/sleep.ts';
import { table } from '../../frame/table.ts';
import { STATES, type Tone } from '../../report/states.ts';
import { batchWord, second } from './facts.ts';
import { WATCH } from './options.ts';

const SHOWN = 20;
const LOOK_MS = 1_000;
const NAME = 40;

export const command: CommandSpec = {
  args: '',
  options: [
    JOURNAL,
    {
      flags: '--all',
      about: { en: 'every batch, also those that went on in another', zh: '全部批次，含已并入其他批次的' },
    },
    WATCH,
  ],
  examples: [
    { line: 'kouan batch list --journal orders.db', about: { en: 'the last 20', zh: '最近 20 个' } },
    {
      line: 'kouan batch list --journal postgres://broker@db/kouan --watch',
      about: { en: 'what all machines are at', zh: '实时查看各机器的进度' },
    },
  ],
  async run(context, _, options) {
    const { output, json, signal } = context;
    const journal = await existingJournal(options, context, { mapped: true });
    try {
      const canvas = screen(output);
      let before = '';
      do {
        const rows = await rowsOf(journal, options['all'] === true);
        if (json) {
          const told = JSON.stringify(rows);
          if (told !== before) for (const { batch, states } of rows) await output.record({ batch, states });
          before = told;
        } else await canvas.draw(textOf(rows, context));
        if (options['watch'] === true) await sleep(LOOK_MS, signal);
      } while (options['watch'] === true && !signal.aborted);
      return EXIT.done;
    } finally {
      await journal.close();
    }
  },
};

interface Row {
  readonly batch: Batch;
  readonly states: Readonly<Record<string, number>>;
}

async function rowsOf(journal: Journal, all: boolean): Promise<readonly Row[]> {
  const counts = await journal.countsByBatch();
  const rows = (await journal.batches()).map((batch) => ({ batch, states: counts.get(batch.id) ?? {} }));
  if (all) return rows;
  return rows
    .filter(({ batch, states }) => batch.state !== 'cancelled' || Object.keys(states).length > 0)
    .slice(0, SHOWN);
}

const TONES: readonly (readonly [tone: Tone, en: string, zh: string])[] = [
  ['good', 'released', '放行'],
  ['moving', 'moving', '处理中'],
  ['attention', 'attention', '需关注'],
  ['bad', 'failed', '失败'],
];

function textOf(rows: readonly Row[], { say }: Pick<Context, 'say'>): string {
  if (rows.length === 0) return say({ en: 'There is no batch.', zh: '没有批次。' });
  const counted = [...TONES.map(([, en, zh]) => say({ en, zh })), say({ en: 'withheld', zh: '未报送' })];
  const head = [
    say({ en: 'batch', zh: '批次' }),
    say({ en: 'state', zh: '状态' }),
    say({ en: 'since', zh: '创建时间' }),
    ...counted.map((title) => ' '.repeat(Math.max(0, NUMBER - stringWidth(title))) + title),
    say({ en: 'what', zh: '内容' }),
  ];
  const lines = rows.map(({ batch, states }) => [
    batch.id,
    say(batchWord(batch, states)),
    second(batch.createdAt),
    ...[...TONES.map(([tone]) => toneSum(states, tone)), batch.withheld].map((count, index) =>
      (count === 0 ? '·' : String(count)).padStart(Math.max(NUMBER, stringWidth(counted[index] ?? ''))),
    ),
    clean([cut(batch.name), batch.reason ?? ''].filter(Boolean).join('  ')),
  ]);
  return table([head, ...lines]);
}

const NUMBER = 8;
const cut = (name: string): string => (name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name);

const toneSum = (states: Readonly<Record<string, number>>, tone: Tone): number =>
  Object.entries(states).reduce(
    (sum, [state, count]) => (STATES[state as keyof typeof STATES].tone === tone ? sum + count : sum),
    0,
  );
