import { forwardEvents, type JournalEvent } from '@kouan/sdk/exchange';
import { ENDPOINT_OPTIONS } from '../../flow/endpoint.ts';
import { readText } from '../../flow/files.ts';
import { existingJournal, JOURNAL } from '../../flow/journal.ts';
import { type CommandSpec, type Options, textOf, textsOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { counted } from '../../frame/counted.ts';
import { EXIT } from '../../frame/exit.ts';
import { progress } from '../../frame/progress.ts';
import { Records } from '../../frame/records.ts';
import { usage } from '../../frame/usage.ts';
import { eventsOf, fetching } from './stream.ts';
import { targetsOf } from './targets.ts';

export const command: CommandSpec = {
  args: '',
  options: [
    { flags: '--to <url>', about: { en: 'address that takes the events', zh: '接收事件的地址' }, required: true },
    {
      flags: '--secret-file <file>',
      about: {
        en: 'file with a secret, one a line; may be given again (or KOUAN_WEBHOOK_SECRET, several separated by commas)',
        zh: '密钥文件，每行一个；可重复（或环境变量 KOUAN_WEBHOOK_SECRET，多个以逗号分隔）',
      },
      many: true,
    },
    JOURNAL,
    { flags: '-f, --follow', about: { en: 'fetch receipts, and go on until stopped', zh: '持续获取并转发，直至停止' } },
    {
      flags: '--name <name>',
      about: {
        en: 'name of the cursor in the journal (default: the address)',
        zh: '日志中的游标名（默认为地址）',
      },
    },
    { flags: '--offline', about: { en: 'forward without fetching', zh: '只转发，不获取回执' } },
    ...ENDPOINT_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan receipts forward --to https://erp.example/hooks/customs --secret-file hook.secret --follow',
      about: {
        en: 'each event once, in order, signed; goes on where it was when it is started again',
        zh: '每个事件按序签名推送；重新启动后从中断处继续',
      },
    },
    {
      line: 'kouan receipts forward --to … --secret-file new.secret --secret-file old.secret',
      about: { en: 'two signatures while a secret is replaced', zh: '更换密钥期间同时使用两个签名' },
    },
  ],
  async run(context, _, options) {
    const { output, say, json, signal } = context;
    const url = textOf(options, 'to') ?? '';
    const secrets = await secretsOf(options, context);
    const follow = options['follow'] === true;
    const journal = await existingJournal(options, context);
    try {
      const name = `forward ${textOf(options, 'name') ?? withoutQuery(url)}`;
      const lease = await journal.acquire(name);
      try {
        const stream = { journal, after: await journal.readerCursor(name), follow, signal };
        const targets = options['offline'] === true ? [] : await targetsOf(journal, undefined);
        const source = await fetching(stream, targets, options, context);
        const bar = progress(context, say({ en: 'delivered', zh: '已送达' }));
        const records = new Records(output);
        let delivered = 0;
        try {
          const done = await forwardEvents({
            url,
            secrets,
            signal,
            allowPlainHttp: options['allowPlainHttp'] === true,
            events: messages(eventsOf(stream)),
            saveCursor: async (cursor) => {
              if (lease.lost !== undefined) throw lease.lost;
              await journal.saveReaderCursor(name, cursor);
              bar.step(++delivered);
            },
            onAttempt: ({ cursor, status, error }) => {
              if (json) records.add({ event: 'attempt', cursor, status, error });
              else if (error !== undefined || (status !== undefined && status >= 300))
                output.talk(
                  say({
                    en: `${cursor} not taken (${error ?? status}); it is sent again`,
                    zh: `${cursor} 未被接收（${error ?? status}），稍后重发`,
                  }),
                );
            },
          }).catch((error: unknown) => {
            // To be stopped is how following ends.
            if (follow && signal.aborted) return { delivered };
            throw error;
          });
          bar.end();
          await records.end();
          if (json) await output.record({ event: 'summary', ...done, cursor: await journal.readerCursor(name) });
          else
            output.talk(
              say({ en: `${counted(done.delivered, 'event')} delivered`, zh: `已送达 ${done.delivered} 个事件` }),
            );
          return EXIT.done;
        } finally {
          bar.end();
          await source.end();
        }
      } finally {
        await lease.release();
      }
    } finally {
      await journal.close();
    }
  },
};

async function* messages(events: AsyncIterable<JournalEvent>) {
  for await (const event of events) yield { cursor: event.cursor, body: event };
}

const withoutQuery = (url: string): string => url.split(/[?#]/, 1)[0] ?? url;

/** Secrets never come from arguments: other users of the machine see those. */
async function secretsOf(options: Options, { env }: Pick<Context, 'env'>): Promise<readonly string[]> {
  const files = textsOf(options, 'secretFile');
  const texts = await Promise.all(files.map((file) => readText(file)));
  const secrets = [...texts.flatMap((text) => text.split(/\r?\n/)), ...(env['KOUAN_WEBHOOK_SECRET'] ?? '').split(',')]
    .map((secret) => secret.trim())
    .filter(Boolean);
  if (secrets.length > 0) return secrets;
  throw usage(
    { en: 'There is no secret to sign with.', zh: '没有用于签名的密钥。' },
    {
      en: 'openssl rand -hex 32 > hook.secret, then --secret-file hook.secret; or KOUAN_WEBHOOK_SECRET.',
      zh: '执行 openssl rand -hex 32 > hook.secret，再用 --secret-file hook.secret；或设置 KOUAN_WEBHOOK_SECRET。',
    },
  );
}
