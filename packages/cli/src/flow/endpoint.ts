import { resolve } from 'node:path';
import { detectFormats, HEAD_BYTES } from '@kouan/formats';
import type { Receipt } from '@kouan/sdk';
import {
  directoryTransport,
  httpTransport,
  type Journal,
  type PollSummary,
  pollReceipts,
  type Transport,
} from '@kouan/sdk/exchange';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { sleep } from '../frame/sleep.ts';
import { usage } from '../frame/usage.ts';
import { readText } from './files.ts';

/** Options of every command that speaks to an endpoint. */
export const ENDPOINT_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--token-file <file>',
    about: { en: 'file with the bearer token (or KOUAN_TOKEN)', zh: '令牌文件（或环境变量 KOUAN_TOKEN）' },
  },
  {
    flags: '--allow-plain-http',
    about: { en: 'allow http to another machine', zh: '允许以明文 http 连接其他机器' },
  },
];

export const WAIT: OptionSpec = {
  flags: '--wait <seconds>',
  about: { en: 'poll receipts until all are final', zh: '轮询回执，直至全部为终态' },
  fallback: '0',
};

const IS_URL = /^[a-z][a-z0-9+.-]*:\/\//i;
const FIRST_PAUSE_MS = 200;
const LAST_PAUSE_MS = 5_000;
const WAIT_MAX = 7 * 24 * 3600;

/** A transport to an address or a folder. */
export async function openEndpoint(to: string, options: Options, { env }: Pick<Context, 'env'>): Promise<Transport> {
  if (to === '')
    throw usage(
      { en: 'No endpoint is named.', zh: '未指定报送目标。' },
      { en: 'Name an address or a folder: --to', zh: '请用 --to 指定网址或目录。' },
    );
  if (!IS_URL.test(to)) return directoryTransport({ path: resolve(to) });
  const tokenFile = textOf(options, 'tokenFile');
  const token = tokenFile === undefined ? env['KOUAN_TOKEN'] : (await readText(tokenFile)).trim();
  return httpTransport({
    url: to,
    allowPlainHttp: options['allowPlainHttp'] === true,
    ...(token === undefined || token === '' ? {} : { token }),
  });
}

/** The receipts in the bytes of an answer; none when it is not a receipt, which the journal keeps all the same. */
export function receiptsIn(bytes: Uint8Array): Receipt[] {
  const [format] = detectFormats(bytes.subarray(0, HEAD_BYTES)).filter(
    ({ documentType }) => documentType === 'receipt',
  );
  const decoded = format?.decodeAll?.(bytes) ?? (format === undefined ? [] : [format.decode(bytes)]);
  return decoded.flatMap(({ document }) => (document?.type === 'receipt' ? [document] : []));
}

/** Seconds of `--wait`. */
export function waitOf(options: Options): number {
  const text = textOf(options, 'wait') ?? '0';
  const seconds = Number(text);
  if (/^\d{1,6}$/.test(text) && seconds <= WAIT_MAX) return seconds;
  throw usage(
    { en: `--wait is no number of seconds: ${text}`, zh: `--wait 不是秒数：${text}` },
    { en: `0 to ${WAIT_MAX}.`, zh: `取值 0 到 ${WAIT_MAX}。` },
  );
}

/** One poll, and then more until every submission of the target, or of the batch, is final or the time is over. */
export async function pollUntilFinal(
  work: {
    readonly journal: Journal;
    readonly transport: Transport;
    readonly seconds: number;
    /** Waits for this batch only. */
    readonly batchId?: string;
  },
  context: Pick<Context, 'signal' | 'output' | 'say'>,
  onPoll: (open: number) => void = () => {},
): Promise<{ stored: number; unmatched: number; open: number }> {
  const { journal, transport, seconds, batchId } = work;
  const until = performance.now() + seconds * 1000;
  const { signal } = context;
  const total = { stored: 0, unmatched: 0, unreadable: 0 };
  for (let pause = FIRST_PAUSE_MS; ; ) {
    const polled = await pollReceipts({ journal, transport, decode: receiptsIn, signal });
    const { stored } = polled;
    total.stored += stored;
    total.unmatched += polled.unmatched;
    total.unreadable += polled.unreadable;
    const open = await (batchId === undefined ? journal.open(transport.target) : journal.openIn(batchId));
    onPoll(open);
    const left = until - performance.now();
    if (open === 0 || left <= 0) {
      tellOdd(total.unreadable, polled.skipped, context);
      return { ...total, open };
    }
    // Whoever is answered keeps asking; silence is asked less and less often.
    pause = stored > 0 ? FIRST_PAUSE_MS : Math.min(LAST_PAUSE_MS, pause * 1.5);
    await sleep(Math.min(left, pause), signal);
  }
}

/** What came and is no receipt that could be used: nobody would look for it. */
function tellOdd(
  unreadable: number,
  skipped: PollSummary['skipped'],
  { output, say }: Pick<Context, 'output' | 'say'>,
): void {
  if (unreadable > 0)
    output.talk(
      say({
        en: `${unreadable} answers could not be read; they are kept in the journal as they came`,
        zh: `${unreadable} 份应答无法解读，已原样存入日志`,
      }),
    );
  for (const { id, reason } of skipped)
    output.talk(say({ en: `${id} could not be fetched: ${reason}`, zh: `无法取得 ${id}：${reason}` }));
}
