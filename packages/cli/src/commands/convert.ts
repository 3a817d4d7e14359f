import { hasErrors, KouanError } from '@kouan/core';
import { carries } from '@kouan/sdk';
import { formatNamed, readOne } from '../flow/decode.ts';
import { writeWhole } from '../flow/files.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';

export const command: CommandSpec = {
  args: '<file>',
  options: [
    { flags: '--to <format>', about: { en: 'format to write', zh: '目标格式' }, required: true },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
    FROM,
    MAPPING,
  ],
  examples: [
    {
      line: 'kouan convert order.csv --to china.declaration -o declaration.xml',
      about: { en: 'one row becomes one declaration', zh: '一行订单转换为一份报关单' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, say, json } = context;
    const target = formatNamed(textOf(options, 'to') ?? '');
    const read = await readOne(file, { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') });
    for (const finding of read.decoded.findings) output.talk(findingBlock(finding, context));
    if (read.document === undefined) return EXIT.findings;
    if (target.encode === undefined || !carries(target, read.document.type)) {
      throw new KouanError('ERR_KOUAN_FORMAT', {
        en: `${target.name} cannot carry a ${read.document.type}`,
        zh: `${target.name} 不能承载 ${read.document.type}`,
      });
    }
    const { bytes, findings, dropped } = target.encode(read.document);
    for (const finding of findings) output.talk(findingBlock(finding, context));
    for (const { path, value } of dropped) {
      output.talk(`${say({ en: 'dropped', zh: '无法承载' })} ${path} = ${JSON.stringify(value)}`);
    }
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, bytes);
    else if (!json) await output.bytes(bytes);
    if (json) {
      const text = to === undefined ? { text: Buffer.from(bytes).toString('utf8') } : { file: to };
      await output.record({ format: target.name, ...text, findings, dropped, unmapped: read.decoded.unmapped });
    }
    return hasErrors([...read.decoded.findings, ...findings]) ? EXIT.findings : EXIT.done;
  },
};
