import type { Text } from '@kouan/core';
import { type Difference, type Journal, reconcile } from '@kouan/sdk/exchange';
import { ENDPOINT_OPTIONS, openEndpoint, receiptsIn } from '../flow/endpoint.ts';
import { tellGaps } from '../flow/gaps.ts';
import { existingJournal, JOURNAL } from '../flow/journal.ts';
import { type CommandSpec, type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { clean } from '../frame/findings.ts';
import { progress } from '../frame/progress.ts';
import { table } from '../frame/table.ts';
import { STATES } from '../report/states.ts';
import { targetsOf } from './receipts/targets.ts';

/** What each kind of difference is, and what to do about it. */
const KINDS: Readonly<Record<Difference['kind'], Text>> = {
  'not-there': {
    en: 'the journal says it was taken over, the authority does not know it: ask them, then submit it again',
    zh: '日志显示对方已接收，但对方查无此单：请向对方核实后重新报送',
  },
  there: { en: 'the authority has it; the journal knows that now', zh: '对方已有此单，日志已更正' },
  moved: { en: 'receipts were missing; they are in the journal now', zh: '缺少的回执已补入日志' },
  doubled: {
    en: 'taken in more than once at the authority: withdraw all but one',
    zh: '对方重复接收：请撤销多余的',
  },
  stranger: { en: 'the authority has it, the journal does not know it', zh: '对方有此单，日志中没有' },
  unanswered: { en: 'the authority cannot say whether it has it', zh: '对方无法确认是否已收到' },
};

const SHOWN = 1_000;

export const command: CommandSpec = {
  args: '',
  options: [
    JOURNAL,
    {
      flags: '--to <url|folder>',
      about: { en: 'endpoint (default: all of the journal)', zh: '目标（默认日志中全部）' },
    },
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan reconcile --journal orders.db',
      about: {
        en: 'ask for every submission, say what differs; exit 3 when something does',
        zh: '逐单向对方核对并列出差异；有差异时退出码为 3',
      },
    },
    {
      line: 'kouan reconcile --journal orders.db --json | jq -r "select(.kind == \\"not-there\\").clientReference"',
      about: { en: 'one JSON line a difference', zh: '每个差异输出一行 JSON' },
    },
  ],
  async run(context, _, options) {
    const journal = await existingJournal(options, context);
    try {
      let differences = 0;
      for (const target of await targetsOf(journal, textOf(options, 'to')))
        differences += await compare(target, journal, options, context);
      return differences > 0 ? EXIT.findings : EXIT.done;
    } finally {
      await journal.close();
    }
  },
};

/** Compares the journal with one endpoint; answers with how much differs. */
async function compare(target: string, journal: Journal, options: Options, context: Context): Promise<number> {
  const { output, say, json, signal } = context;
  const transport = await openEndpoint(target, options, context);
  const bar = progress(context, say({ en: 'compared', zh: '已核对' }));
  const counts: Partial<Record<Difference['kind'], number>> = {};
  const rows: string[][] = [];
  let asked = 0;
  let total = 0;
  try {
    const all = Object.values(await journal.counts(target)).reduce((sum, count) => sum + count, 0);
    const onAsked = (count: number): void => {
      asked = count;
      bar.step(count, all);
    };
    for await (const one of reconcile({ journal, transport, decode: receiptsIn, signal, onAsked })) {
      total++;
      counts[one.kind] = (counts[one.kind] ?? 0) + 1;
      if (json) await output.record({ event: 'difference', target, ...one });
      else if (rows.length < SHOWN) rows.push(rowOf(one, say));
    }
  } finally {
    bar.end();
    await transport.close();
  }
  const missing = await tellGaps(journal, target, context);
  if (json) {
    await output.record({ event: 'summary', target, asked, differences: counts, missing });
    return total;
  }
  const head = [
    say({ en: 'difference', zh: '差异' }),
    say({ en: 'reference', zh: '编号' }),
    say({ en: 'in the journal', zh: '日志状态' }),
    say({ en: 'taken in', zh: '接收次数' }),
  ];
  if (rows.length > 0) await output.data(table([head, ...rows]));
  if (total > rows.length)
    output.talk(
      say({ en: `${total - rows.length} more: see --json`, zh: `另有 ${total - rows.length} 处，见 --json` }),
    );
  for (const [kind, count] of Object.entries(counts))
    output.talk(`${count} × ${kind}: ${say(KINDS[kind as Difference['kind']])}`);
  output.talk(
    say({
      en: `${target}: ${asked} compared, ${total === 0 ? 'nothing differs' : `${total} differ`}`,
      zh: `${target}：已核对 ${asked} 份，${total === 0 ? '没有差异' : `${total} 处差异`}`,
    }),
  );
  return total;
}

function rowOf({ kind, clientReference, before, now, acceptances }: Difference, say: (text: Text) => string): string[] {
  const word = (state: typeof now): string => (state === undefined ? '-' : say(STATES[state].text));
  const states = now === undefined ? word(before) : `${word(before)} → ${word(now)}`;
  return [kind, clean(clientReference), states, acceptances === undefined ? '' : `× ${acceptances}`];
}
