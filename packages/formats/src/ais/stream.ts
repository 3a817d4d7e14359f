import type { Finding } from '@kouan/core';
import { AisDecoder, type AisReading, type DecoderOptions } from './decoder.ts';
import { MAX_LINE } from './nmea/sentence.ts';

/** What a log gives, in order: messages, and what is wrong with it. */
export type AisEvent =
  | { readonly kind: 'message'; readonly reading: AisReading }
  | { readonly kind: 'finding'; readonly finding: Finding };

/**
 * Reads a log or a live feed. Memory is that of one piece, whatever its length; pieces may end anywhere.
 *
 * @param source bytes or text, in pieces
 */
export async function* decodeAis(
  source: AsyncIterable<Uint8Array | string>,
  options: DecoderOptions = {},
): AsyncGenerator<AisEvent> {
  for await (const events of decodeAisPieces(source, options)) yield* events;
}

/** The same, all that one piece gives at once: what is asked for singly costs a turn of the event loop each. */
export async function* decodeAisPieces(
  source: AsyncIterable<Uint8Array | string>,
  options: DecoderOptions = {},
): AsyncGenerator<readonly AisEvent[]> {
  let events: AisEvent[] = [];
  const decoder = new AisDecoder((one) => events.push({ kind: 'finding', finding: one }), options);
  const lines = new Lines();
  const take = (line: string): void => {
    const reading = decoder.push(line, { line: lines.number });
    if (reading !== undefined) events.push({ kind: 'message', reading });
  };
  for await (const piece of source) {
    lines.take(piece, take);
    if (events.length > 0) yield events;
    events = [];
  }
  lines.close(take);
  decoder.close();
  if (events.length > 0) yield events;
}

/** Cuts pieces into lines, and counts them. Of a line without end only as much is kept as says that it is too long. */
class Lines {
  number = 0;
  private kept = '';
  private readonly text = new TextDecoder('latin1');

  take(piece: Uint8Array | string, give: (line: string) => void): void {
    const text = this.kept + (typeof piece === 'string' ? piece : this.text.decode(piece, { stream: true }));
    let begin = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
      this.number += 1;
      give(text.slice(begin, end > begin && text.charCodeAt(end - 1) === 13 ? end - 1 : end));
      begin = end + 1;
    }
    this.kept = text.slice(begin, begin + MAX_LINE + 2);
  }

  close(give: (line: string) => void): void {
    if (this.kept === '') return;
    this.number += 1;
    give(this.kept);
  }
}
