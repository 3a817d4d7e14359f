import { hasErrors, type Text } from '@kouan/core';
import type { Document } from '@kouan/sdk';
import { readDocuments } from '../flow/decode.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import { EXIT } from '../frame/exit.ts';
import { clean, findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';

export const command: CommandSpec = {
  args: '<file...>',
  options: [FROM, MAPPING],
  examples: [
    { line: 'kouan inspect declaration.xml', about: { en: 'what is this file?', zh: '这是什么文件？' } },
    { line: 'kouan inspect - --json < declaration.xml', about: { en: 'the document as JSON', zh: '以 JSON 输出单证' } },
  ],
  async run(context, files, options) {
    const { output, say, json, signal } = context;
    let errors = false;
    const read = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    for await (const { file, decoded } of readDocuments(files, read)) {
      signal.throwIfAborted();
      errors ||= hasErrors(decoded.findings) || decoded.document === undefined;
      const { format, bytes: _, ...shown } = decoded;
      if (json) {
        await output.record({ file, ...(format === undefined ? {} : { format: format.name }), ...shown });
        continue;
      }
      const what =
        format === undefined
          ? say({ en: 'not of any known format', zh: '无法识别格式' })
          : `${say(format.title)} (${format.name}, ${format.standard.name} ${format.standard.version})`;
      await output.data(`${file}: ${what}`);
      for (const envelope of decoded.envelopes ?? []) await output.data(clean(envelopeLine(envelope, say)));
      if (decoded.document !== undefined) await output.data(clean(countsLine(decoded.document)));
      if (decoded.document !== undefined) await output.data(JSON.stringify(decoded.document, null, 2));
      for (const { path, value } of decoded.unmapped)
        output.talk(`${say({ en: 'unmapped', zh: '未映射' })} ${path} = ${JSON.stringify(value)}`);
      for (const finding of decoded.findings) output.talk(findingBlock(finding, context));
    }
    return errors ? EXIT.findings : EXIT.done;
  },
};

/** Who sent it to whom, when a document came in an envelope. */
function envelopeLine(envelope: Document, say: (text: Text) => string): string {
  const {
    sender = '?',
    receivers = ['?'],
    messageType = '',
    createdAt = '',
  } = envelope.type === 'envelope' ? (envelope.transfer ?? {}) : {};
  const road = `${sender} → ${receivers.join(', ')}`;
  return `  ${say({ en: 'in an envelope', zh: '信封' })} ${messageType} ${road} ${createdAt}`.trimEnd();
}

/** What the document is, and how many rows its lists have. */
function countsLine(document: Document): string {
  const counts = Object.entries(document).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 ? [`${name} ${value.length}`] : [],
  );
  return `  ${[document.type, ...counts].join(' · ')}`;
}
