import type { Journal } from '@kouan/sdk/exchange';
import { ENDPOINT_OPTIONS, openEndpoint, pollUntilFinal, WAIT, waitOf } from '../../flow/endpoint.ts';
import { tellGaps } from '../../flow/gaps.ts';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import type { OptionSpec } from '../../frame/options.ts';
import { progress } from '../../frame/progress.ts';
import { RECEIPT_STATES } from '../../report/states.ts';
import { targetsOf } from './targets.ts';

const TO: OptionSpec = {
  flags: '--to <url|folder>',
  about: { en: 'endpoint (default: all of the journal)', zh: '目标（默认日志中全部）' },
};

export const command: CommandSpec = {
  args: '',
  options: [
    JOURNAL,
    TO,
    WAIT,
    { flags: '--offline', about: { en: 'only show what the journal has', zh: '仅显示日志中已有的回执' } },
    { flags: '--quiet', about: { en: 'fetch without showing each', zh: '只获取，不逐份显示' } },
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan receipts --journal orders.db --wait 600',
      about: { en: 'fetch until every submission is final', zh: '轮询直至全部终态' },
    },
    {
      line: 'kouan receipts --journal orders.db --offline --json',
      about: { en: 'every receipt as one JSON line', zh: '每份回执输出一行 JSON' },
    },
  ],
  async run(context, _, options) {
    const seconds = waitOf(options);
    const journal = await existingJournal(options, context);
    try {
      const targets = await targetsOf(journal, textOf(options, 'to'));
      if (options['offline'] !== true)
        for (const target of targets) await fetchOf(target, { journal, options, seconds }, context);
      if (options['quiet'] !== true) await show(journal, context);
      let missing = 0;
      for (const target of targets) missing += await tellGaps(journal, target, context);
      return missing > 0 ? EXIT.findings : EXIT.done;
    } finally {
      await journal.close();
    }
  },
};

interface Work {
  readonly journal: Journal;
  readonly options: Options;
  readonly seconds: number;
}

async function fetchOf(target: string, { journal, options, seconds }: Work, context: Context): Promise<void> {
  const { output, say } = context;
  const transport = await openEndpoint(target, options, context);
  const bar = progress(context, say({ en: 'without a final receipt', zh: '尚无终态回执' }));
  try {
    const done = await pollUntilFinal({ journal, transport, seconds }, context, (open) => bar.step(open));
    bar.end();
    output.talk(
      say({
        en: `${target}: ${counted(done.stored, 'new receipt')}, ${done.unmatched} of nobody here, ${counted(done.open, 'submission')} open`,
        zh: `${target}：新回执 ${done.stored} 份，其中 ${done.unmatched} 份不属于本日志，未终态 ${done.open} 份`,
      }),
    );
  } finally {
    bar.end();
    await transport.close();
  }
}

async function show(journal: Journal, { output, say, json }: Context): Promise<void> {
  for await (const { seq: _seq, target: _target, ...receipt } of journal.receipts()) {
    if (json) {
      await output.record({ receipt });
      continue;
    }
    const { noticedAt, clientReference, channel, state, note } = receipt;
    const words = [
      noticedAt ?? receipt.receivedAt,
      clientReference ?? '?',
      channel ?? '-',
      say(RECEIPT_STATES[state].text),
    ];
    await output.data(clean([...words, note ?? ''].join('  ').trimEnd()));
  }
}
