import { follow } from '../../devices/follow.ts';
import { eventCells } from '../../flow/event-cells.ts';
import { SERVER_OPTIONS, serverAt } from '../../flow/server.ts';
import { type CommandSpec, textOf, textsOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';

/** What an event can be about. */
const SUBJECTS = ['declaration', 'container', 'vehicle', 'seal', 'bill', 'vessel', 'lane'] as const;

export const command: CommandSpec = {
  args: '',
  options: [
    {
      flags: '--url <url>',
      about: { en: 'address of the server', zh: '服务器地址' },
      fallback: 'http://127.0.0.1:8080',
    },
    {
      flags: '--kind <kind>',
      about: { en: 'only these, for example gate.*; may be given again', zh: '仅此类事件，如 gate.*；可重复' },
      many: true,
    },
    {
      flags: '--source <name>',
      about: { en: 'only of these devices and endpoints; may be given again', zh: '仅来自这些设备或端点；可重复' },
      many: true,
    },
    ...SUBJECTS.map((name) => ({
      flags: `--${name} <value>`,
      about: { en: `only about this ${name}`, zh: `仅与此 ${name} 有关` },
    })),
    {
      flags: '--after <sequence>',
      about: { en: 'go on after this event; 0 for all', zh: '从该事件之后继续；0 为全部' },
      fallback: 'now',
    },
    { flags: '--count <number>', about: { en: 'end after so many', zh: '输出指定条数后结束' } },
    ...SERVER_OPTIONS,
  ],
  examples: [
    {
      line: 'kouan events tail --kind gate.* --kind alarm.raised',
      about: { en: 'what happens at the gates', zh: '查看卡口动态' },
    },
    {
      line: 'kouan events tail --after 0 --json > night.ndjson',
      about: { en: 'everything, to be kept or replayed', zh: '保存全部事件，可供回放' },
    },
  ],
  async run(context, _, options) {
    const { output, say, json, signal } = context;
    const after = textOf(options, 'after') ?? 'now';
    if (!/^(\d{1,15}|now)$/.test(after))
      throw usage(
        { en: `--after is no sequence: ${after}`, zh: `--after 不是事件序号：${after}` },
        { en: 'A number, or now.', zh: '数字，或 now。' },
      );
    const count = textOf(options, 'count');
    if (count !== undefined && !/^[1-9]\d{0,8}$/.test(count))
      throw usage({ en: `--count is no number: ${count}`, zh: `--count 不是数字：${count}` });
    const query = new URLSearchParams();
    for (const name of ['kind', 'source']) {
      const values = textsOf(options, name);
      if (values.length > 0) query.set(name, values.join(','));
    }
    for (const name of SUBJECTS) {
      const value = textOf(options, name);
      if (value !== undefined) query.set(name, value);
    }
    const server = await serverAt(textOf(options, 'url') ?? '', options, context);
    let left = count === undefined ? Number.POSITIVE_INFINITY : Number(count);
    for await (const one of follow(server, query, after, signal)) {
      if (one.kind === 'lost')
        output.talk(say({ en: 'The connection is lost; trying again.', zh: '连接已断开，正在重试。' }));
      else if (one.kind === 'gap')
        output.talk(
          say({ en: `Events ${one.from}–${one.to} are kept no more.`, zh: `事件 ${one.from}–${one.to} 已不再保留。` }),
        );
      else {
        if (json) await output.record(one.event);
        else await output.data(clean(eventCells(one.event, say).filter(Boolean).join('  ')));
        if (--left <= 0) return EXIT.done;
      }
    }
    return EXIT.done;
  },
};
