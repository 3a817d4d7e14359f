import { KouanError } from '@kouan/core';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';

const MAX_SHOWN = 500;

export const command: CommandSpec = {
  args: '<event>',
  options: [
    {
      flags: '--url <url>',
      about: { en: 'address of the reference server', zh: '参考服务器地址' },
      fallback: 'http://127.0.0.1:8080',
    },
    { flags: '--namespace <name>', about: { en: 'whose scenario (default: the first)', zh: '命名空间（默认第一个）' } },
  ],
  examples: [
    {
      line: 'kouan trigger down',
      about: { en: 'let “down” of the scenario’s timeline happen now', zh: '立即触发场景时间线中的 down' },
    },
  ],
  async run({ output, json, say, signal }, [event = ''], options) {
    const url = new URL(`/control/trigger?event=${encodeURIComponent(event)}`, textOf(options, 'url'));
    const namespace = textOf(options, 'namespace');
    const headers = namespace === undefined ? {} : { 'kouan-namespace': namespace };
    const answer = await fetch(url, { method: 'POST', headers, signal }).catch((cause: unknown) => {
      throw new KouanError(
        'ERR_KOUAN_NETWORK',
        { en: `Nobody answers at ${url.origin}.`, zh: `${url.origin} 无应答。` },
        { cause, hint: { en: 'Is kouan serve running there?', zh: '请确认 kouan serve 正在运行。' } },
      );
    });
    const said = (await answer.json().catch(() => ({}))) as { triggered?: string; newest?: number; detail?: string };
    if (!answer.ok)
      throw new KouanError(
        'ERR_KOUAN_USAGE',
        {
          en: `${event} cannot be triggered: ${(said.detail ?? String(answer.status)).slice(0, MAX_SHOWN)}`,
          zh: `无法触发 ${event}：${(said.detail ?? String(answer.status)).slice(0, MAX_SHOWN)}`,
        },
        { hint: { en: `See ${url.origin}/control/scenario.`, zh: `见 ${url.origin}/control/scenario。` } },
      );
    if (json) await output.record(said);
    else output.talk(say({ en: `${event} has happened.`, zh: `已触发 ${event}。` }));
    return EXIT.done;
  },
};
