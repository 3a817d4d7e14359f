import { hasErrors } from '@kouan/core';
import { check } from '@kouan/sdk/checks';
import { type Draft, draftFrom, writeBill } from '../../ebl/bill-file.ts';
import { billTemplate, type TemplateKind } from '../../ebl/template.ts';
import { writeWhole } from '../../flow/files.ts';
import { type CommandSpec, textOf } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { FROM } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

export const command: CommandSpec = {
  args: '[file]',
  options: [
    {
      flags: '--template <kind>',
      about: { en: 'a draft to fill in: straight, order, or blank', zh: '待填写的草稿：记名、指示或空白背书' },
      choices: ['straight', 'order', 'blank'],
    },
    { flags: '--reference <number>', about: { en: 'number of the bill', zh: '提单编号' } },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
    FROM,
  ],
  examples: [
    {
      line: 'kouan ebl create --template order -o bill.json',
      about: { en: 'a draft to fill in', zh: '生成待填写的草稿' },
    },
    {
      line: 'kouan ebl create instructions.json --reference KOU123 -o bill.json',
      about: { en: 'a draft from what somebody sent', zh: '由来文生成草稿' },
    },
  ],
  async run(context, [file], options) {
    const { output, json, now, say } = context;
    const template = textOf(options, 'template') as TemplateKind | undefined;
    if ((file === undefined) === (template === undefined))
      throw usage({ en: 'Give a file, or --template.', zh: '请指定文件或 --template。' });
    const reference = textOf(options, 'reference');
    const source =
      file === undefined
        ? { bill: billTemplate(template ?? 'straight', now().toISOString().slice(0, 10)) }
        : await draftFrom(file, textOf(options, 'from'));
    const { dropped = [], missing = [] } = source as Partial<Draft>;
    const bill = {
      ...source.bill,
      transportDocumentStatus: 'DRAFT',
      ...(reference === undefined ? {} : { transportDocumentReference: reference }),
    };
    const { bytes, findings: inWriting } = writeBill(bill);
    const findings = [...((source as Partial<Draft>).findings ?? []), ...inWriting, ...check(bill, {})];
    const text = `${JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2)}\n`;
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, text);
    if (json)
      await output.record({
        ...(to === undefined ? { document: JSON.parse(text) } : { file: to }),
        findings,
        dropped,
        missing,
      });
    else {
      if (to === undefined) await output.data(text);
      for (const finding of findings) output.talk(findingBlock(finding, context));
      for (const { path, value } of dropped)
        output.talk(clean(`${say({ en: 'not in a bill', zh: '提单无此栏' })} ${path} = ${JSON.stringify(value)}`));
      for (const path of missing) output.talk(clean(`${say({ en: 'still to be said', zh: '待补充' })} ${path}`));
      if (to !== undefined)
        output.talk(say({ en: `${to}: next, kouan ebl check ${to}`, zh: `${to}：下一步 kouan ebl check ${to}` }));
    }
    return hasErrors(findings) ? EXIT.findings : EXIT.done;
  },
};
