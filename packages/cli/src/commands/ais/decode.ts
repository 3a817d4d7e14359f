import { located } from '@kouan/core';
import { type AisReading, decodeAisPieces, scaleMessage } from '@kouan/formats/ais';
import { openInput } from '../../flow/files.ts';
import type { CommandSpec } from '../../frame/command.ts';
import { EXIT } from '../../frame/exit.ts';
import { clean, findingBlock } from '../../frame/findings.ts';
import { table } from '../../frame/table.ts';
import { INTEGERS } from './options.ts';
import { rowOf } from './row.ts';

export const command: CommandSpec = {
  args: '[file]',
  options: [INTEGERS],
  examples: [
    { line: 'kouan ais decode harbour.nmea', about: { en: 'who is where', zh: '查看船舶位置' } },
    {
      line: 'kouan ais decode - --json < harbour.nmea > messages.ndjson',
      about: { en: 'one JSON object a message, in degrees, knots and metres', zh: '逐条输出 JSON，单位为度、节、米' },
    },
  ],
  async run(context, [file = '-'], options) {
    const { output, say, json, signal } = context;
    const input = await openInput(file);
    const integers = options['integers'] === true;
    let bad = false;
    for await (const events of decodeAisPieces(input.stream())) {
      signal.throwIfAborted();
      const readings: AisReading[] = [];
      for (const event of events) {
        if (event.kind === 'message') {
          readings.push(event.reading);
          continue;
        }
        bad ||= event.finding.severity === 'error';
        output.talk(findingBlock(located(event.finding, { file: input.name }), context));
      }
      if (json) for (const reading of readings) await output.record(recordOf(reading, integers));
      else if (readings.length > 0) await output.data(table(readings.map((one) => rowOf(one, say).map(clean))));
    }
    return bad ? EXIT.findings : EXIT.done;
  },
};

/** What `kouan ais encode` takes again. */
function recordOf({ message, partA, ...received }: AisReading, integers: boolean): object {
  const shown = (one: AisReading['message']) => (integers ? one : scaleMessage(one));
  return { ...received, scaled: !integers, message: shown(message), ...(partA && { partA: shown(partA) }) };
}
