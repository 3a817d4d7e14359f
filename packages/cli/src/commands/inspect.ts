import { hasErrors, located, type Text } from '@kouan/core';
import type { Document } from '@kouan/sdk';
import { type HeldFile, type ReadOptions, readDocuments } from '../flow/decode.ts';
import { openInput } from '../flow/files.ts';
import { type CommandSpec, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import { EXIT } from '../frame/exit.ts';
import { clean, findingBlock } from '../frame/findings.ts';
import { FROM, MAPPING } from '../frame/options.ts';
import { MAX_BYTES, openValidator, type Validator } from '../xsd/validator.ts';

const XSD_OPTIONS = [
  {
    flags: '--xsd <schema>',
    about: { en: 'hold XML files against this XML Schema as well', zh: '同时按此 XML Schema 校验' },
  },
  {
    flags: '--xsd-folder <folder>',
    about: {
      en: 'folder that the schema may import from (default: its own)',
      zh: '模式可引用的文件夹（默认为其所在文件夹）',
    },
  },
];

export const command: CommandSpec = {
  args: '<file...>',
  options: [FROM, MAPPING, ...XSD_OPTIONS],
  examples: [
    { line: 'kouan inspect declaration.xml', about: { en: 'what is this file?', zh: '这是什么文件？' } },
    { line: 'kouan inspect - --json < declaration.xml', about: { en: 'the document as JSON', zh: '以 JSON 输出单证' } },
    {
      line: 'kouan inspect declaration.xml --xsd schemas/customs/wrapper_submit.xsd --xsd-folder schemas',
      about: { en: 'is it valid by the schema of the authority?', zh: '是否符合海关的 XML Schema？' },
    },
  ],
  async run(context, files, options) {
    let errors = false;
    const read = { from: textOf(options, 'from'), mapping: textOf(options, 'mapping') };
    const schema = textOf(options, 'xsd');
    const validator = schema === undefined ? undefined : await openValidator(schema, textOf(options, 'xsdFolder'));
    try {
      for (const name of files) {
        const file = validator === undefined ? name : await heldFile(name);
        if (validator !== undefined && typeof file !== 'string')
          errors = !(await isValid(file, validator, schema ?? '', context)) || errors;
        errors = (await shown(file, read, context)) || errors;
      }
    } finally {
      validator?.close();
    }
    return errors ? EXIT.findings : EXIT.done;
  },
};

/** Shows the documents of a file; true when there is an error in one, or none to show. */
async function shown(input: string | HeldFile, read: ReadOptions, context: Context): Promise<boolean> {
  const { output, say, json, signal } = context;
  let errors = false;
  for await (const { file, decoded } of readDocuments([input], read)) {
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
  return errors;
}

/** A file that is read twice is held. */
async function heldFile(file: string): Promise<HeldFile> {
  const input = await openInput(file);
  return { name: input.name, bytes: await input.bytes(MAX_BYTES) };
}

/** Holds a file against the schema and tells what that has to say. */
async function isValid({ name, bytes }: HeldFile, validator: Validator, schema: string, context: Context) {
  const { output, say, json } = context;
  const findings = validator.validate(bytes).map((one) => located(one, { file: name }));
  const valid = !hasErrors(findings);
  if (json) await output.record({ file: name, schema, valid, findings });
  else {
    const verdict = valid ? { en: 'valid by', zh: '符合' } : { en: 'not valid by', zh: '不符合' };
    await output.data(`${name}: ${say(verdict)} ${schema}`);
    for (const finding of findings) output.talk(findingBlock(finding, context));
  }
  return valid;
}

/** Who sent it to whom, when a document came in an envelope. */
function envelopeLine(envelope: Document, say: (text: Text) => string): string {
  if (envelope.type === 'verifiable-credential') {
    const { issuer, subject = '?', validFrom = '' } = envelope;
    return `  ${say({ en: 'in a credential', zh: '凭证' })} ${issuer?.id ?? '?'} → ${subject} ${validFrom}`.trimEnd();
  }
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
