import { PROFILES } from '@kouan/sdk/title';
import { type ClockMode, startServer } from '@kouan/server';
import { type CommandSpec, type Options, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { usage } from '../frame/usage.ts';

const PORT_MAX = 65_535;
const YEAR_MS = 366 * 24 * 3600 * 1000;

export const command: CommandSpec = {
  args: '',
  options: [
    { flags: '--host <address>', about: { en: 'address to listen on', zh: '监听地址' }, fallback: '127.0.0.1' },
    { flags: '--port <number>', about: { en: 'port; 0 takes a free one', zh: '端口；0 为自动选择' }, fallback: '8080' },
    {
      flags: '--seed <number>',
      about: { en: 'draws the course of each declaration', zh: '决定每份报关单走向的种子' },
      fallback: '1',
    },
    {
      flags: '--step-ms <number>',
      about: { en: 'time between two receipts', zh: '两份回执的间隔（毫秒）' },
      fallback: '1000',
    },
    {
      flags: '--start <time>',
      about: { en: 'where the server’s time begins', zh: '服务器时钟起点' },
      fallback: '2026-01-01T00:00:00Z',
    },
    {
      flags: '--clock <mode>',
      about: {
        en: 'virtual: time stands still until it is moved; real: it goes on by itself',
        zh: 'virtual：时钟停止，由请求推进；real：自行前进',
      },
      fallback: 'real',
    },
    {
      flags: '--speed <times>',
      about: { en: 'how fast time goes on by itself, for example 60x', zh: '时钟自行前进的倍速，例如 60x' },
      fallback: '1x',
    },
    { flags: '--store <file>', about: { en: 'keep what was taken in (default: memory)', zh: '数据文件（默认内存）' } },
    {
      flags: '--directory <folder>',
      about: { en: 'serve an import client’s folders too', zh: '同时服务导入客户端目录' },
    },
    {
      flags: '--ebl-profile <name>',
      about: {
        en: 'what the e-B/L platforms let pass beyond PINT 3.0: strict, gateway-2026-01',
        zh: '电子提单平台容许的 PINT 3.0 偏差：strict、gateway-2026-01',
      },
      fallback: 'strict',
    },
  ],
  examples: [
    {
      line: 'kouan serve',
      about: { en: 'a single window on http://127.0.0.1:8080/single-window', zh: '在本机启动单一窗口' },
    },
    {
      line: 'kouan serve --port 0 --step-ms 50 --seed 7',
      about: {
        en: 'for tests: a free port, quick receipts, the same every run',
        zh: '用于测试：空闲端口、快速回执、结果可重复',
      },
    },
    { line: 'kouan serve --directory ./client', about: { en: 'OutBox, SentBox, InBox, FailBox', zh: '目录方式' } },
  ],
  async run({ output, say, json, signal }, _, options) {
    const start = new Date(textOf(options, 'start') ?? '');
    if (Number.isNaN(start.getTime()))
      throw usage(
        { en: '--start is no time.', zh: '--start 不是时间。' },
        { en: 'For example 2026-01-01T00:00:00Z.', zh: '例如 2026-01-01T00:00:00Z。' },
      );
    const store = textOf(options, 'store');
    const directory = textOf(options, 'directory');
    const eblProfile = profileOf(textOf(options, 'eblProfile') ?? 'strict');
    const server = await startServer({
      host: textOf(options, 'host') ?? '127.0.0.1',
      port: whole(options, 'port', PORT_MAX),
      seed: whole(options, 'seed', Number.MAX_SAFE_INTEGER),
      stepMs: whole(options, 'stepMs', YEAR_MS),
      start,
      clock: clockOf(options),
      speed: speedOf(options),
      eblProfile,
      ...(store === undefined ? {} : { store }),
      ...(directory === undefined ? {} : { directory }),
    });
    const url = `${server.url}/single-window`;
    // The address is data: a script that starts the server on a free port reads it from stdout.
    if (json)
      await output.record({
        url,
        port: server.port,
        ebl: `${server.url}/ebl`,
        health: `${server.url}/health`,
        openapi: `${server.url}/openapi.json`,
      });
    else {
      await output.data(url);
      output.talk(
        say({
          en: `Ready. ${server.url}/health tells how it is, ${server.url}/openapi.json what it can do. Ctrl-C ends it.`,
          zh: `已就绪。状态：${server.url}/health，接口说明：${server.url}/openapi.json。按 Ctrl-C 结束。`,
        }),
      );
    }
    if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await server.close();
    return EXIT.done;
  },
};

function clockOf(options: Options): ClockMode {
  const mode = textOf(options, 'clock') ?? '';
  if (mode === 'virtual' || mode === 'real') return mode;
  throw usage(
    { en: `--clock is virtual or real: ${mode}`, zh: `--clock 只能是 virtual 或 real：${mode}` },
    { en: 'See kouan serve --help.', zh: '见 kouan serve --help。' },
  );
}

function speedOf(options: Options): number {
  const text = textOf(options, 'speed') ?? '';
  const times = Number(text.replace(/x$/, ''));
  if (/^\d{1,6}x?$/.test(text) && times >= 1) return times;
  throw usage(
    { en: `--speed is a whole number of times: ${text}`, zh: `--speed 应为整数倍速：${text}` },
    { en: 'For example 60x.', zh: '例如 60x。' },
  );
}

function profileOf(name: string): keyof typeof PROFILES {
  if (Object.hasOwn(PROFILES, name)) return name as keyof typeof PROFILES;
  throw usage(
    { en: `--ebl-profile has no profile ${name}.`, zh: `--ebl-profile 没有配置 ${name}。` },
    { en: `One of: ${Object.keys(PROFILES).join(', ')}`, zh: `可选：${Object.keys(PROFILES).join('、')}` },
  );
}

function whole(options: Options, name: string, max: number): number {
  const text = textOf(options, name) ?? '';
  const value = Number(text);
  if (/^\d{1,16}$/.test(text) && value <= max) return value;
  const flag = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw usage(
    { en: `--${flag} is no whole number up to ${max}: ${text}`, zh: `--${flag} 不是不超过 ${max} 的整数：${text}` },
    { en: 'See kouan serve --help.', zh: '见 kouan serve --help。' },
  );
}
