import { DEFAULT_ALARM_MS } from '../../batch/alarms.ts';
import type { SendRun } from '../../batch/run.ts';
import { ALARM, DEADLINE, limitOption } from '../../flow/deadline.ts';
import { formatNamed } from '../../flow/decode.ts';
import { waitOf } from '../../flow/endpoint.ts';
import { KEY_OPTIONS, signerOf } from '../../flow/keys.ts';
import type { OutgoingOptions } from '../../flow/outgoing.ts';
import { TODAY, todayOf } from '../../flow/today.ts';
import { type Options, textOf } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { durationOption } from '../../frame/duration.ts';
import { FROM, MAPPING, type OptionSpec } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

export const TO: OptionSpec = {
  flags: '--to <url|folder>',
  about: { en: 'endpoint', zh: '报送目标（网址或目录）' },
  required: true,
};

/** How documents become what is sent. */
export const DOCUMENT_OPTIONS: readonly OptionSpec[] = [
  { flags: '--as <format>', about: { en: 'format to send', zh: '报送格式' }, fallback: 'china.declaration' },
  FROM,
  MAPPING,
  TODAY,
  {
    flags: '--after <pointer>',
    about: {
      en: 'field with the reference of the document that must be accepted before, as /relatedDocumentNumber',
      zh: '须先受理的单证编号所在字段，如 /relatedDocumentNumber',
    },
  },
  { flags: '--priority <n>', about: { en: 'higher leaves earlier (default 0)', zh: '数值大者先报送（默认 0）' } },
  DEADLINE,
  ...KEY_OPTIONS,
];

/** How they are sent. */
export const SEND_OPTIONS: readonly OptionSpec[] = [
  { flags: '--concurrency <n>', about: { en: 'messages under way at once', zh: '同时发送的报文数' }, fallback: '16' },
  { flags: '--rate <n>', about: { en: 'documents a second at most', zh: '每秒最多发送份数' } },
  {
    flags: '--max-failures <n|p%>',
    about: { en: 'pause the batch when so many, or such a share, failed', zh: '失败达到该数量或比例时暂停批次' },
  },
  ALARM,
  { flags: '--report <folder>', about: { en: 'write report.html and report.json', zh: '输出报告的目录' } },
  {
    flags: '--failed <file>',
    about: {
      en: 'write what failed back in its own columns, to be corrected and fed again: .csv, .xlsx or .ndjson',
      zh: '将失败的行按原列写回，更正后可再次报送：.csv、.xlsx 或 .ndjson',
    },
  },
];

export const KEEP: OptionSpec = {
  flags: '--keep <folder>',
  about: { en: 'keep a copy of what is sent', zh: '保留所发报文的目录' },
};

export const YES: OptionSpec = { flags: '-y, --yes', about: { en: 'send without asking', zh: '不询问直接报送' } };

/** What the options say of documents. */
export async function outgoingOf(options: Options, context: Context): Promise<OutgoingOptions> {
  const after = textOf(options, 'after');
  if (after !== undefined && !after.startsWith('/'))
    throw usage(
      { en: `--after is no pointer: ${after}`, zh: `--after 不是字段指针：${after}` },
      { en: 'Write it as /relatedDocumentNumber.', zh: '格式如 /relatedDocumentNumber。' },
    );
  return {
    format: formatNamed(textOf(options, 'as') ?? ''),
    today: todayOf(options) ?? context.now().toISOString().slice(0, 10),
    signer: await signerOf(options, context),
    keep: textOf(options, 'keep'),
    from: textOf(options, 'from'),
    mapping: textOf(options, 'mapping'),
    after,
    priority: numberOf(options, 'priority', -1_000, 1_000),
    limit: limitOption(options, context.now()),
  };
}

/** How a run sends, as the options say. */
export const sendingOf = (options: Options): Pick<SendRun, 'concurrency' | 'rate' | 'alarmMs' | 'seconds'> => ({
  concurrency: numberOf(options, 'concurrency', 1, 1_000),
  rate: numberOf(options, 'rate', 0.001, 100_000),
  alarmMs: durationOption(options, 'alarm', '--alarm') ?? DEFAULT_ALARM_MS,
  seconds: waitOf(options),
});

/** A number that an option says, or none. */
export function numberOf(options: Options, name: string, least: number, most: number): number | undefined {
  const text = textOf(options, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^-?\d+(\.\d+)?$/.test(text) && value >= least && value <= most) return value;
  throw usage({
    en: `--${name} is no number from ${least} to ${most}: ${text}`,
    zh: `--${name} 应为 ${least} 至 ${most} 的数：${text}`,
  });
}

/** `10` or `5%`. */
export function maxFailuresOf(options: Options): string | undefined {
  const text = textOf(options, 'maxFailures');
  if (text === undefined || /^([1-9]\d{0,8}|\d{1,2}(\.\d+)?%)$/.test(text)) return text;
  throw usage(
    { en: `--max-failures is neither a number nor a share: ${text}`, zh: `--max-failures 应为数量或比例：${text}` },
    { en: 'Write 10, or 5%.', zh: '格式如 10 或 5%。' },
  );
}
