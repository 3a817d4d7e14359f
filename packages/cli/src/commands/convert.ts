import { hasErrors, KouanError } from '@kouan/core';
import type { Document, Dropped, Encoded } from '@kouan/sdk';
import { type Converted, convertDocument, type Paper } from '@kouan/sdk/conversions';
import { carries } from '@kouan/sdk/format';
import { CREDENTIAL, inCredentials } from '../convert/credential.ts';
import { coverageLine, droppedTable, gapTable, notCarriedTable, provenanceTable } from '../convert/lists.ts';
import { readPapers } from '../convert/papers.ts';
import { SETTINGS, settingsOf, VARIANT } from '../convert/settings.ts';
import { asJson, type Target, targetNamed } from '../convert/target.ts';
import { writeWhole } from '../flow/files.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [
    {
      flags: '--to <format>',
      about: {
        en: 'format to write, or a document: it is written as JSON',
        zh: '目标格式，或单证类型（以 JSON 写出）',
      },
      required: true,
    },
    { flags: '-o, --output <file>', about: { en: 'file to write (default: stdout)', zh: '输出文件（默认标准输出）' } },
    { flags: '--gaps', about: { en: 'only say what the target still needs', zh: '只列出目标单证还缺的内容' } },
    { flags: '--provenance', about: { en: 'say where each field came from', zh: '列出每个字段的来源' } },
    ...SETTINGS,
    VARIANT,
    ...CREDENTIAL,
    FROM,
    MAPPING,
  ],
  examples: [
    {
      line: 'kouan convert order.csv --to china.declaration -o declaration.xml',
      about: { en: 'one row becomes one declaration', zh: '一行订单转换为一份报关单' },
    },
    {
      line: 'kouan convert invoice.json packing-list.json bill.json --to china.declaration -o declaration.xml',
      about: {
        en: 'three papers become one declaration, and what it still needs is said',
        zh: '发票、装箱单、提单转换为报关单，并列出所缺内容',
      },
    },
    {
      line: 'kouan convert declaration.xml --to road-cargo --variant hong-kong --gaps',
      about: { en: 'what Hong Kong needs and the declaration lacks', zh: '香港所需而报关单没有的内容' },
    },
    {
      line: 'kouan convert certificate.json --to w3c.credential --issuer https://customs.example/origin -o credential.json',
      about: { en: 'a document in a credential, to be signed as vc-jwt', zh: '将单证装入可验证凭证，再以 vc-jwt 签名' },
    },
  ],
  async run(context, files, options) {
    const target = targetNamed(textOf(options, 'to') ?? '');
    const read = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    const { papers: given, reads, unreadable } = await readPapers(files.length === 0 ? ['-'] : files, read, context);
    if (given.length === 0 || unreadable) return EXIT.findings;
    const papers = inCredentials(given, target, options, context.now());
    const settings = settingsOf(options);
    const plain = Object.keys(settings).length === 0 && papers.every(({ document }) => isOf(target, document));
    const converted = plain ? undefined : convertDocument(papers, typeOf(target, papers), settings);
    const documents = converted === undefined ? papers.map(({ document }) => document) : [converted.document];
    const reading = reads.flatMap(({ findings }) => findings);
    if (options['gaps'] === true) return tellGaps(context, converted, textOf(options, 'to') ?? '');
    const written = write(target, documents);
    if (converted !== undefined && !context.json) tell(context, converted, options['provenance'] === true);
    tellWritten(context, written);
    const to = textOf(options, 'output');
    if (to !== undefined) await writeWhole(to, written.bytes);
    else if (!context.json) await context.output.bytes(written.bytes);
    if (context.json) {
      const text = to === undefined ? { text: Buffer.from(written.bytes).toString('utf8') } : { file: to };
      await context.output.record({
        ...(target.format === undefined ? { document: target.type } : { format: target.format.name }),
        ...text,
        findings: written.findings,
        dropped: written.dropped,
        unmapped: reads.flatMap(({ unmapped }) => unmapped),
        ...(converted === undefined ? {} : { conversion: record(converted) }),
      });
    }
    const all = [...reading, ...written.findings, ...(converted?.findings ?? [])];
    return hasErrors(all) ? EXIT.findings : EXIT.done;
  },
};

const isOf = ({ format, type }: Target, document: Document): boolean =>
  format === undefined ? document.type === type : carries(format, document.type);

/** What the target is made of; a form that carries any document takes the papers as they are. */
function typeOf({ type }: Target, papers: readonly Paper[]): Document['type'] {
  return type === 'any' ? (papers[0] as Paper).document.type : type;
}

function write({ format, type }: Target, documents: readonly Document[]): Encoded {
  const [only] = documents as readonly [Document];
  if (format === undefined) {
    const bytes = documents.length === 1 ? asJson(only) : asJson(documents as never);
    return { bytes, findings: [], dropped: [] };
  }
  if (documents.length > 1) {
    if (format.encodeAll !== undefined) return format.encodeAll(documents);
    throw new KouanError(
      'ERR_KOUAN_MANY_DOCUMENTS',
      {
        en: `${format.name} holds one document, and there are ${documents.length}`,
        zh: `${format.name} 只能承载一份单证，而输入有 ${documents.length} 份`,
      },
      { hint: { en: 'Split the file.', zh: '请拆分文件。' } },
    );
  }
  if (format.encode === undefined)
    throw new KouanError('ERR_KOUAN_FORMAT', {
      en: `${format.name} cannot carry a ${type}: it is only read`,
      zh: `${format.name} 不能承载 ${type}：该格式只读`,
    });
  return format.encode(only);
}

/** What became of the papers: conflicts, what was left, what is missing. */
function tell(context: Context, converted: Converted, provenance: boolean): void {
  const { output, say } = context;
  for (const finding of converted.findings) output.talk(findingBlock(finding, context));
  if (provenance) output.talk(provenanceTable(converted.filled, say));
  if (converted.dropped.length > 0) {
    output.talk(say({ en: 'not carried into the target:', zh: '未转入目标单证：' }));
    output.talk(notCarriedTable(converted.dropped));
  }
  const line = coverageLine(converted, say);
  if (line !== undefined) output.talk(line);
  if (converted.gaps.length > 0) output.talk(gapTable(converted.gaps, say, output.paint));
}

function tellWritten(
  context: Context,
  { findings, dropped }: { findings: Encoded['findings']; dropped: readonly Dropped[] },
): void {
  const { output, say, json } = context;
  for (const finding of findings) output.talk(findingBlock(finding, context));
  if (dropped.length === 0 || json) return;
  output.talk(say({ en: 'dropped, since the format cannot carry it:', zh: '目标格式无法承载，已舍弃：' }));
  output.talk(droppedTable(dropped));
}

async function tellGaps(context: Context, converted: Converted | undefined, to: string): Promise<number> {
  const { output, say, json } = context;
  if (converted === undefined)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      {
        en: `The papers are what ${to} carries; nothing is converted.`,
        zh: `来源单证即 ${to} 所承载的单证，无需转换。`,
      },
      { hint: { en: 'kouan check says what a document lacks.', zh: '单证缺项请用 kouan check 检查。' } },
    );
  const line = coverageLine(converted, say);
  if (json) await output.record({ coverage: converted.coverage, gaps: converted.gaps });
  else {
    if (line !== undefined) await output.data(line);
    if (converted.gaps.length > 0) await output.data(gapTable(converted.gaps, say, output.paint));
  }
  return converted.gaps.some(({ required }) => required) ? EXIT.findings : EXIT.done;
}

/** A conversion as JSON: its table is told by its name. */
function record({ conversion, document: _, ...rest }: Converted): object {
  return { name: conversion.name, ...rest };
}
