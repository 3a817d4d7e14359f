import type { Text } from '@kouan/core';
import type { JournalEvent } from '@kouan/sdk/exchange';
import { ENDPOINT_OPTIONS } from '../../flow/endpoint.ts';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { RECEIPT_STATES } from '../../report/states.ts';
import { eventsOf, fetching } from './stream.ts';
import { targetsOf } from './targets.ts';

const KINDS: Readonly<Record<JournalEvent['kind'], Text>> = {
  receipt: { en: 'receipt', zh: '回执' },
  refused: { en: 'refused', zh: '拒收' },
  dead: { en: 'given up', zh: '放弃' },
  deadline: { en: 'time limit', zh: '期限' },
  gap: { en: 'gap', zh: '缺号' },
  batch: { en: 'batch', zh: '批次' },
};

export const command: CommandSpec = {
  args: '',
  options: [
    JOURNAL,
    {
      flags: '--after <cursor>',
      about: { en: 'go on after this event (default: from the beginning)', zh: '从该事件之后继续（默认从头）' },
      fallback: '',
    },
    {
      flags: '-f, --follow',
      about: { en: 'fetch receipts, and go on until stopped', zh: '持续获取回执并输出，直至停止' },
    },
    {
      flags: '--kind <kind>',
      about: { en: 'only these; may be given again', zh: '仅此类事件；可重复' },
      choices: Object.keys(KINDS),
      many: true,
    },
    { flags: '--offline', about: { en: 'follow the journal without fetching', zh: '只跟随日志，不获取回执' } },
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan receipts events --follow --json --after "$CURSOR" | while read -r event; do …; done',
      about: {
        en: 'a program of your own: one JSON line an event; keep the last cursor and none is missed',
        zh: '供程序读取：每个事件一行 JSON；保存最后的游标即不遗漏',
      },
    },
    {
      line: 'kouan receipts events --kind deadline --kind refused',
      about: { en: 'what needs a person', zh: '需人工处理的事件' },
    },
  ],
  async run(context, _, options) {
    const { output, say, json, signal } = context;
    const after = textOf(options, 'after') ?? '';
    if (after !== '' && !/^\d+\.\d+$/.test(after))
      throw usage(
        { en: `--after is no cursor: ${after}`, zh: `--after 不是游标：${after}` },
        { en: 'Take the one of an event.', zh: '请使用事件中的游标。' },
      );
    const kinds = new Set(textsOf(options, 'kind'));
    const follow = options['follow'] === true;
    const journal = await existingJournal(options, context);
    try {
      const stream = { journal, after, follow, signal };
      const targets = follow && options['offline'] !== true ? await targetsOf(journal, undefined) : [];
      const source = await fetching(stream, targets, options, context);
      try {
        for await (const event of eventsOf(stream)) {
          if (kinds.size > 0 && !kinds.has(event.kind)) continue;
          if (json) await output.record({ ...event });
          else await output.data(lineOf(event, say));
        }
      } finally {
        await source.end();
      }
      return EXIT.done;
    } finally {
      await journal.close();
    }
  },
};

/** One event as a person reads it. */
function lineOf({ at, kind, batchId, cursor, body }: JournalEvent, say: (text: Text) => string): string {
  const text = (name: string): string => String(body[name] ?? '');
  const words: Readonly<Record<JournalEvent['kind'], readonly string[]>> = {
    receipt: [
      text('clientReference') || '?',
      say(
        RECEIPT_STATES[body['state'] as keyof typeof RECEIPT_STATES]?.text ?? { en: text('state'), zh: text('state') },
      ),
      text('note'),
    ],
    refused: [text('clientReference'), text('text')],
    dead: [text('clientReference'), text('text')],
    deadline: [text('clientReference'), text('deadline')],
    gap: [`${text('from')}–${text('to')}`],
    batch: [batchId ?? '', text('state'), text('reason')],
  };
  return clean([at, cursor, say(KINDS[kind]), ...words[kind]].filter(Boolean).join('  '));
}
