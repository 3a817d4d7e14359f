import { instantOf } from '@kouan/core';
import { PROFILES } from '@kouan/sdk/title/profiles';
import { type ClockMode, type ServerOptions, startServer } from '@kouan/server';
import { readText } from '../flow/files.ts';
import { OUTLET_OPTIONS, outletsOf, portLines } from '../flow/outlets.ts';
import { type CommandSpec, type Options, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { speedOf } from '../frame/speed.ts';
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
      about: {
        en: 'draws the course of each declaration (default: of the scenario, or 1)',
        zh: '决定每份报关单走向的种子（默认取场景，否则为 1）',
      },
    },
    {
      flags: '--scenario <name>',
      about: {
        en: 'play this one: a name of kouan scenario list, or a file',
        zh: '运行该场景：kouan scenario list 中的名称或文件',
      },
    },
    {
      flags: '--step-ms <number>',
      about: {
        en: 'time between two receipts (default: of the scenario, or 1000)',
        zh: '两份回执的间隔，毫秒（默认取场景，否则为 1000）',
      },
    },
    {
      flags: '--start <time>',
      about: {
        en: 'where the server’s time begins (default: of the scenario, or 2026-01-01T00:00:00Z)',
        zh: '服务器时钟起点（默认取场景，否则为 2026-01-01T00:00:00Z）',
      },
    },
    {
      flags: '--clock <mode>',
      about: {
        en: 'virtual: time stands still until it is moved; real: it goes on by itself (default: of the scenario, or real)',
        zh: 'virtual：时钟停止，由请求推进；real：自行前进（默认取场景，否则为 real）',
      },
    },
    {
      flags: '--speed <times>',
      about: { en: 'how fast time goes on by itself, for example 60x', zh: '时钟自行前进的倍速，例如 60x' },
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
    {
      flags: '--token-file <file>',
      about: {
        en: 'file of the token that whoever comes must show (or KOUAN_SERVE_TOKEN); a must beyond 127.0.0.1',
        zh: '访问令牌文件（或 KOUAN_SERVE_TOKEN）；监听 127.0.0.1 以外的地址时必填',
      },
    },
    {
      flags: '--rate-limit <number>',
      about: {
        en: 'requests a second and address; 0 for any number (default: any on 127.0.0.1, 100 beyond)',
        zh: '每个地址每秒的请求数，0 为不限（默认本机不限，其他 100）',
      },
    },
    {
      flags: '--record-allow <origins>',
      about: {
        en: 'origins that recordings may be made of, with commas between them',
        zh: '允许录制的来源，以逗号分隔',
      },
    },
    ...OUTLET_OPTIONS,
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
    {
      line: 'kouan serve --scenario outage --clock real --speed 60x',
      about: { en: 'an hour of it in a minute', zh: '一分钟演示一小时' },
    },
    { line: 'kouan serve --directory ./client', about: { en: 'OutBox, SentBox, InBox, FailBox', zh: '目录方式' } },
  ],
  async run({ output, say, json, signal, env }, _, options) {
    const store = textOf(options, 'store');
    const directory = textOf(options, 'directory');
    const eblProfile = profileOf(textOf(options, 'eblProfile') ?? 'strict');
    const server = await startServer({
      host: textOf(options, 'host') ?? '127.0.0.1',
      port: whole(options, 'port', PORT_MAX),
      ...timeOf(options),
      ...drawn(options),
      eblProfile,
      ...(await guardOf(options, env)),
      ...(await outletsOf(options)),
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
        ports: server.ports,
      });
    else {
      await output.data(url);
      const ports = portLines(server.ports, say);
      if (ports !== '') output.talk(ports);
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

/** What is drawn and what is played: nothing that was not said, so that a scenario says it. */
function drawn(options: Options): Pick<ServerOptions, 'seed' | 'stepMs' | 'scenario'> {
  const scenario = textOf(options, 'scenario');
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...(options['seed'] === undefined ? {} : { seed: whole(options, 'seed', Number.MAX_SAFE_INTEGER) }),
    ...(options['stepMs'] === undefined ? {} : { stepMs: whole(options, 'stepMs', YEAR_MS) }),
  };
}

function timeOf(options: Options): Pick<ServerOptions, 'start' | 'clock' | 'speed'> {
  const [start, mode, speed] = ['start', 'clock', 'speed'].map((name) => textOf(options, name));
  return {
    ...(start === undefined ? {} : { start: startOf(start) }),
    ...(mode === undefined ? {} : { clock: clockOf(mode) }),
    ...(speed === undefined ? {} : { speed: speedOf(options) }),
  };
}

function startOf(text: string): Date {
  const start = instantOf(text);
  if (start !== undefined) return new Date(start);
  throw usage(
    { en: `--start is no time with an offset: ${text}`, zh: `--start 不是带时区的时间：${text}` },
    { en: 'For example 2026-01-01T00:00:00Z.', zh: '例如 2026-01-01T00:00:00Z。' },
  );
}

function clockOf(mode: string): ClockMode {
  if (mode === 'virtual' || mode === 'real') return mode;
  throw usage(
    { en: `--clock is virtual or real: ${mode}`, zh: `--clock 只能是 virtual 或 real：${mode}` },
    { en: 'See kouan serve --help.', zh: '见 kouan serve --help。' },
  );
}

/** Who may come in, and who may be passed on to. A token never stands on the command line, where others see it. */
async function guardOf(options: Options, env: Readonly<Record<string, string | undefined>>) {
  const tokenFile = textOf(options, 'tokenFile');
  const token = tokenFile === undefined ? env['KOUAN_SERVE_TOKEN'] : (await readText(tokenFile)).trim();
  const rateLimit = textOf(options, 'rateLimit') === undefined ? undefined : whole(options, 'rateLimit', 1_000_000);
  const origins = (textOf(options, 'recordAllow') ?? '').split(',').filter((one) => one !== '');
  const wrong = origins.find((one) => !/^https?:$/.test(URL.canParse(one) ? new URL(one).protocol : ''));
  if (wrong !== undefined)
    throw usage(
      { en: `--record-allow has no origin: ${wrong}`, zh: `--record-allow 中不是来源：${wrong}` },
      { en: 'For example https://sandbox.example.org', zh: '例如 https://sandbox.example.org' },
    );
  return {
    ...(token === undefined || token === '' ? {} : { token }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(origins.length === 0 ? {} : { recordAllow: origins }),
  };
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
