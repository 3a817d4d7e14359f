import { type Options, textOf } from '../frame/command.ts';
import type { OptionSpec } from '../frame/options.ts';
import { usage } from '../frame/usage.ts';

const METRICS_PORT = 9464;
const HOUR_MS = 3_600_000;

/** What a worker is told in numbers. */
export interface WorkerSettings {
  readonly concurrency: number;
  readonly rate: number | undefined;
  readonly pollMs: number;
  readonly alarmMs: number;
  readonly giveUpAfter: number;
  readonly threads: number;
  readonly host: string;
  readonly port: number;
  /** No port was asked for: another is as good. */
  readonly anyPort: boolean;
}

export const SETTINGS_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--concurrency <n>',
    about: { en: 'messages under way at once, to each endpoint', zh: '对每个目标同时发送的报文数' },
    fallback: '16',
  },
  {
    flags: '--rate <n>',
    about: {
      en: 'documents a second to each endpoint, by all workers together',
      zh: '所有工作进程合计每秒最多报送份数',
    },
  },
  {
    flags: '--poll <seconds>',
    about: { en: 'time between two looks for receipts; 0 leaves them to others', zh: '获取回执的间隔；0 表示不获取' },
    fallback: '5',
  },
  {
    flags: '--give-up <n>',
    about: {
      en: 'attempts after which what fails while others go through is given up',
      zh: '其他单证正常而某单证屡次失败时，放弃前的尝试次数',
    },
    fallback: '50',
  },
  {
    flags: '--alarm <hours>',
    about: { en: 'how long before a time limit it is told', zh: '提前多少小时提醒期限' },
    fallback: '24',
  },
  {
    flags: '--origin-threads <n>',
    about: {
      en: 'threads for `kouan origin assess --journal`; 0 for none',
      zh: '分担 `kouan origin assess --journal` 的线程数；0 为不分担',
    },
    fallback: '1',
  },
  {
    flags: '--metrics-port <n>',
    about: {
      en: `port of /healthz, /readyz and /metrics; 0 takes a free one (default ${METRICS_PORT}, or a free one)`,
      zh: `/healthz、/readyz 与 /metrics 的端口；0 为自动选择（默认 ${METRICS_PORT}，被占用时自动选择）`,
    },
  },
  {
    flags: '--metrics-host <address>',
    about: { en: 'address to listen on', zh: '监听地址' },
    fallback: '127.0.0.1',
  },
];

export function settingsOf(options: Options): WorkerSettings {
  const port = textOf(options, 'metricsPort');
  return {
    concurrency: whole(options, 'concurrency', 1, 1_000),
    rate: textOf(options, 'rate') === undefined ? undefined : number(options, 'rate', 0.001, 100_000),
    pollMs: number(options, 'poll', 0, 86_400) * 1_000,
    alarmMs: number(options, 'alarm', 0, 10_000) * HOUR_MS,
    giveUpAfter: whole(options, 'giveUp', 1, 1_000_000),
    threads: whole(options, 'originThreads', 0, 64),
    host: textOf(options, 'metricsHost') ?? '127.0.0.1',
    port: port === undefined ? METRICS_PORT : whole(options, 'metricsPort', 0, 65_535),
    anyPort: port === undefined,
  };
}

const NUMBER = /^\d+(\.\d+)?$/;
const WHOLE = /^\d+$/;

const whole = (options: Options, name: string, least: number, most: number): number =>
  number(options, name, least, most, WHOLE);

function number(options: Options, name: string, least: number, most: number, form = NUMBER): number {
  const text = textOf(options, name) ?? '';
  const value = Number(text);
  if (form.test(text) && value >= least && value <= most) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw usage({
    en: `--${flag} is no ${form === WHOLE ? 'whole ' : ''}number from ${least} to ${most}: ${text}`,
    zh: `--${flag} 应为 ${least} 至 ${most} 的${form === WHOLE ? '整' : ''}数：${text}`,
  });
}
