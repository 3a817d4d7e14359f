import { finding, located } from '@kouan/core';
import {
  type AisMessage,
  aisCatalogue,
  encodeMessage,
  readTagParameters,
  type ScaledAisMessage,
  type SentenceOptions,
  unscaleMessage,
} from '@kouan/formats/ais';
import { openInput } from '../../flow/files.ts';
import { type CommandSpec, type Options, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { INTEGERS } from './options.ts';

/** Messages are held while they are told apart; a log of a day is less. */
const MAX_INPUT = 256 * 1024 * 1024;

export const command: CommandSpec = {
  args: '[file]',
  options: [
    {
      flags: '--talker <id>',
      about: { en: 'two characters: AI a ship, AB a base station', zh: '两个字符：AI 船台，AB 基站' },
    },
    { flags: '--channel <id>', about: { en: 'A or B', zh: 'A 或 B' } },
    {
      flags: '--tag-block <parameters>',
      about: { en: 'what stands in front: s:STATION,c:UNIX-TIME', zh: '语句前的标签块：s:台站,c:UNIX 时间' },
    },
    INTEGERS,
  ],
  examples: [
    { line: 'kouan ais encode messages.ndjson', about: { en: 'one JSON message a line', zh: '每行一条 JSON 报文' } },
    {
      line: 'kouan ais decode harbour.nmea --json | kouan ais encode - --talker AB --tag-block s:kouan',
      about: { en: 'what was received, as another station would tell it', zh: '以另一台站的名义重新发送' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json, signal } = context;
    const given = asked(options);
    const input = await openInput(file);
    const text = new TextDecoder().decode(await input.bytes(MAX_INPUT));
    let sequence = 0;
    let bad = false;
    for (const { value, line } of messagesIn(text)) {
      signal.throwIfAborted();
      const { message, received } = messageOf(value, options['integers'] === true);
      const { sentences, findings } =
        message === undefined
          ? { sentences: [], findings: [finding(aisCatalogue.notMessage, '', { found: JSON.stringify(value) ?? '' })] }
          : encodeMessage(message, { ...received, ...given, sequence });
      if (sentences.length > 1) sequence = (sequence + 1) % 10;
      for (const one of findings) output.talk(findingBlock(located(one, { file: input.name, line }), context));
      bad ||= findings.length > 0;
      if (sentences.length === 0) continue;
      if (json) await output.record({ line, sentences });
      else await output.data(sentences.join('\n'));
    }
    return bad ? EXIT.findings : EXIT.done;
  },
};

/** What the person says stands above what a message was received with. */
function asked(options: Options): SentenceOptions {
  const [talker, channel, tag] = ['talker', 'channel', 'tagBlock'].map((name) => textOf(options, name));
  if (talker !== undefined && !/^[A-Z0-9]{2}$/.test(talker)) {
    throw usage({
      en: `--talker is two capital letters, not ${talker}`,
      zh: `--talker 应为两个大写字母，而非 ${talker}`,
    });
  }
  if (channel !== undefined && !/^[A-Z0-9]?$/.test(channel)) {
    throw usage({ en: `--channel is A or B, not ${channel}`, zh: `--channel 应为 A 或 B，而非 ${channel}` });
  }
  const tagBlock = tag === undefined ? undefined : readTagParameters(tag);
  if (tag !== undefined && tagBlock === undefined) {
    throw usage(
      { en: `--tag-block cannot be read: ${tag}`, zh: `无法识别 --tag-block：${tag}` },
      { en: 'Write s:STATION,c:UNIX-TIME.', zh: '格式为 s:台站,c:UNIX 时间。' },
    );
  }
  return {
    ...(talker !== undefined && { talker }),
    ...(channel !== undefined && { channel }),
    ...(tagBlock && { tagBlock }),
  };
}

type Values = Readonly<Record<string, unknown>>;

/** A JSON value with the line where it begins, from 1. */
interface Found {
  readonly value: unknown;
  readonly line: number;
}

/** One JSON value, a list, or one value a line. */
function* messagesIn(text: string): Generator<Found> {
  const whole = parsed(text);
  if (whole !== undefined) {
    for (const value of Array.isArray(whole) ? whole : [whole]) yield { value, line: 1 };
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') yield { value: parsed(line) ?? line, line: index + 1 };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A message, or a record of `kouan ais decode` with one in it, which says how it came and in what it is written. */
function messageOf(value: unknown, integers: boolean): { message?: AisMessage; received: SentenceOptions } {
  if (!isObject(value)) return { received: {} };
  const { scaled = !integers, talker, formatter, channel, tagBlock, message = value } = value;
  if (!isObject(message)) return { received: {} };
  const known = Object.entries({ talker, formatter, channel, tagBlock }).filter(([, each]) => each !== undefined);
  const { scaled: _, ...fields } = message;
  const own = (message['scaled'] ?? scaled) === false ? fields : unscaleMessage(fields as unknown as ScaledAisMessage);
  return {
    message: own as AisMessage,
    // Of a bare message these names are fields that it cannot have, and the encoder says so.
    received: message === value ? {} : (Object.fromEntries(known) as SentenceOptions),
  };
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
