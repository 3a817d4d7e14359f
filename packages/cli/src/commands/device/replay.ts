import { isReplayKind, REPLAY_KINDS, type Sending, sampleSendings } from '@kouan/server/devices';
import { recordingOf } from '../../devices/recording.ts';
import { openTarget } from '../../devices/target.ts';
import { openInput } from '../../flow/files.ts';
import { SERVER_OPTIONS } from '../../flow/server.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import { clock } from '../../frame/duration.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { sleep } from '../../frame/sleep.ts';
import { speedOf } from '../../frame/speed.ts';
import { usage } from '../../frame/usage.ts';

const MOST = 10_000;

export const command: CommandSpec = {
  args: '[file]',
  options: [
    {
      flags: '--kind <kind>',
      about: {
        en: `what the file has (${REPLAY_KINDS.join(', ')}); without a file, what made-up devices send`,
        zh: `文件内容的类型（${REPLAY_KINDS.join('、')}）；无文件时由模拟设备生成`,
      },
      choices: REPLAY_KINDS,
    },
    {
      flags: '--to <url>',
      about: {
        en: 'server: http(s)://, tcp:// for gates, AIS and weighbridges, udp:// for AIS',
        zh: '目标：http(s)://；卡口、AIS、地磅可用 tcp://，AIS 可用 udp://',
      },
      fallback: 'http://127.0.0.1:8080',
    },
    { flags: '--speed <times>', about: { en: 'so many times faster', zh: '倍速' }, fallback: '1x' },
    { flags: '--count <number>', about: { en: 'how many, of made-up devices', zh: '模拟消息条数' }, fallback: '10' },
    { flags: '--seed <number>', about: { en: 'of made-up devices', zh: '模拟设备的种子' }, fallback: '1' },
    ...SERVER_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan device replay --kind gate --speed 60x',
      about: { en: 'ten vehicles at a gate, and what it is told', zh: '十辆车过卡口及其指令' },
    },
    {
      line: 'kouan device replay harbour.nmea --to udp://127.0.0.1:10110 --speed 10x',
      about: { en: 'a log of AIS, by its own times', zh: '按原时间回放 AIS 日志' },
    },
    {
      line: 'kouan device replay night.ndjson --speed 3600x --to https://test.example.org',
      about: { en: 'all that devices said in a log of events', zh: '回放事件日志中的全部设备消息' },
    },
  ],
  async run(context, [file], options) {
    const { output, json, signal } = context;
    const speed = speedOf(options);
    const sendings = await sendingsOf(file, options);
    const target = await openTarget(textOf(options, 'to') ?? '', options, context);
    const began = performance.now();
    let refused = false;
    try {
      for await (const sending of sendings) {
        await sleep(Math.max(0, sending.after / speed - (performance.now() - began)), signal);
        signal.throwIfAborted();
        const { ok, said, findings = [] } = await target.send(sending);
        refused ||= !ok;
        const { after, kind, device } = sending;
        if (json) await output.record({ after, kind, device, ok, said, findings });
        else await output.data(clean([clock(after / 1_000), kind, device, said].filter(Boolean).join('  ')));
        for (const one of findings) output.talk(findingBlock(one, context));
      }
    } finally {
      await target.close();
    }
    return refused ? EXIT.findings : EXIT.done;
  },
};

async function sendingsOf(
  file: string | undefined,
  options: Options,
): Promise<AsyncIterable<Sending> | Iterable<Sending>> {
  const asked = textOf(options, 'kind');
  const kind = asked !== undefined && isReplayKind(asked) ? asked : undefined;
  if (file !== undefined) return recordingOf(await openInput(file), kind);
  if (kind === undefined)
    throw usage(
      { en: 'Neither a file nor a kind of device is named.', zh: '未指定文件或设备类型。' },
      { en: 'For example: kouan device replay --kind gate', zh: '例如：kouan device replay --kind gate' },
    );
  return sampleSendings({
    kind,
    count: whole(options, 'count', MOST),
    seed: whole(options, 'seed', Number.MAX_SAFE_INTEGER),
  });
}

function whole(options: Options, name: string, max: number): number {
  const text = textOf(options, name) ?? '';
  if (/^\d{1,16}$/.test(text) && Number(text) <= max) return Number(text);
  throw usage(
    { en: `--${name} is no whole number up to ${max}: ${text}`, zh: `--${name} 不是不超过 ${max} 的整数：${text}` },
    { en: 'See kouan device replay --help.', zh: '见 kouan device replay --help。' },
  );
}
