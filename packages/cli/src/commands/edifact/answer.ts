import { hasErrors, KouanError, located } from '@kouan/core';
import { controlOf, type EdifactWritten, readEdifact, writeEdifact } from '@kouan/formats/edifact';
import { openInput } from '../../flow/files.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { findingBlock } from '../../frame/findings.ts';
import { usage } from '../../frame/usage.ts';
import { READING, readingOf } from './options.ts';

/** An answer needs all of an interchange at once. */
const MAX_INPUT = 256 * 1024 * 1024;
/** 0020. */
const MAX_REFERENCE = 14;

export const command: CommandSpec = {
  args: '[file]',
  options: [
    {
      flags: '--reference <text>',
      about: { en: 'reference of the answer; its time if not given', zh: '回执的参考号；默认为其时间' },
    },
    ...READING,
  ],
  examples: [
    {
      line: 'kouan edifact answer codeco.edi > contrl.edi',
      about: { en: 'acknowledge it, or say what was rejected and why', zh: '予以确认，或说明拒收的内容和原因' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, say, json, now } = context;
    const prepared = now().toISOString().slice(0, 19);
    const reference = textOf(options, 'reference') ?? prepared.replace(/\D/g, '');
    if (reference.length > MAX_REFERENCE || reference === '') {
      throw usage({ en: '--reference has 1 to 14 characters.', zh: '--reference 应为 1 至 14 个字符。' });
    }
    const input = await openInput(file);
    const read = readEdifact(await input.bytes(MAX_INPUT), readingOf(options));
    if (read.interchanges.length === 0) throw nothing(input.name);
    const answers = read.interchanges.map((_, index) => controlOf(read, index, { reference, prepared }));
    const { bytes, findings }: EdifactWritten = writeEdifact(answers);
    for (const one of [...read.findings, ...findings])
      output.talk(findingBlock(located(one, { file: input.name }), context));
    const rejected = answers.some(({ messages }) =>
      messages[0]?.segments.some(({ tag, elements }) => tag === 'UCM' || elements[3]?.[0] === '4'),
    );
    output.talk(
      say(
        rejected ? { en: 'rejected, wholly or in part', zh: '全部或部分拒收' } : { en: 'acknowledged', zh: '已确认' },
      ),
    );
    if (json) await output.record({ rejected, contrl: Buffer.from(bytes).toString('latin1') });
    else await output.bytes(bytes);
    return rejected || hasErrors(findings) ? EXIT.findings : EXIT.done;
  },
};

function nothing(name: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_FORMAT',
    { en: `${name}: there is no interchange`, zh: `${name}：没有交换` },
    { hint: { en: 'It begins with UNA or UNB.', zh: '交换以 UNA 或 UNB 开头。' } },
  );
}
