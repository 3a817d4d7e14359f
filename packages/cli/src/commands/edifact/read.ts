import { type Finding, located } from '@kouan/core';
import {
  checkMessage,
  type EdifactMessage,
  type EdifactPart,
  type InterchangeHeader,
  interchangeHeader,
  messageHeader,
  streamEdifact,
} from '@kouan/formats/edifact';
import { openInput } from '../../flow/files.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { READING, readingOf } from './options.ts';

export const command: CommandSpec = {
  args: '[file]',
  options: READING,
  examples: [
    { line: 'kouan edifact read cuscar.edi', about: { en: 'its messages, and what is wrong', zh: '显示报文及问题' } },
    {
      line: 'kouan edifact read - --json < codeco.edi > messages.ndjson',
      about: { en: 'one JSON object a message, with its segments', zh: '逐条输出 JSON 报文及其段' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, json, signal } = context;
    const input = await openInput(file);
    let bad = false;
    let header: InterchangeHeader | undefined;
    const tell = (found: Finding): void => {
      bad ||= found.severity === 'error';
      output.talk(findingBlock(located(found, { file: input.name }), context));
    };
    for await (const parts of streamEdifact(input.stream(), readingOf(options))) {
      signal.throwIfAborted();
      const rows: string[][] = [];
      for (const part of parts) {
        if (part.kind === 'finding') tell(part.finding);
        header = headerOf(part, header);
        if (part.kind !== 'message') continue;
        checkMessage(part.message).forEach(tell);
        if (json) await output.record(recordOf(part.message, header));
        else rows.push(rowOf(part.message, header));
      }
      if (rows.length > 0) await output.data(table(rows.map((row) => row.map(clean))));
    }
    return bad ? EXIT.findings : EXIT.done;
  },
};

function headerOf(part: EdifactPart, before: InterchangeHeader | undefined): InterchangeHeader | undefined {
  if (part.kind !== 'interchange') return before;
  return part.header === undefined ? undefined : interchangeHeader(part.header);
}

function recordOf({ header, segments }: EdifactMessage, interchange: InterchangeHeader | undefined): object {
  return { ...(interchange === undefined ? {} : { interchange }), message: messageHeader(header), segments };
}

/** Reference of the interchange, who sends it to whom, reference and type of the message, segments. */
function rowOf({ header, segments }: EdifactMessage, interchange: InterchangeHeader | undefined): string[] {
  const { reference, type, version, release, association } = messageHeader(header);
  const road = interchange === undefined ? '' : `${interchange.sender.id} → ${interchange.recipient.id}`;
  const kind = `${type} ${version}.${release}${association === undefined ? '' : ` ${association}`}`;
  return [interchange?.reference ?? '', road, reference, kind, String(segments.length)];
}
