import { finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Document, Encoded } from '@kouan/sdk';
import { gather, prepend } from '../pieces.ts';
import { readXml, streamXml } from '../xml/index.ts';
import type { Message } from './node.ts';
import { Reading } from './read.ts';
import type { Row } from './row.ts';
import type { ReadingRules } from './rules.ts';
import { writeMessage } from './write.ts';

/** Largest message that is read in one piece. */
export const MAX_BYTES = 100_000_000;

/** Input up to here is looked at whole, so that a wrong label of its characters can be put right. */
const SMALL = 1_000_000;
/** What is read at once of more: its documents are alive together. */
const PIECE = 65_536;

/** Largest single document of a message. */
const MAX_DOCUMENT = 16_000_000;

/** A written form, by its name and the messages it consists of. */
export interface Form<D extends Document> extends ReadingRules {
  /** What the beginning has besides the root, where the root alone does not tell it. */
  readonly mark?: RegExp;
  /** The message that carries a document. */
  messageOf(document: D): Message | undefined;
}

export interface Codec<D extends Document> {
  detect(head: Uint8Array): number;
  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<D>;
  decodeAll(bytes: Uint8Array, options?: DecodeOptions): readonly Decoded<D>[];
  decodeEach(source: AsyncIterable<Uint8Array>, options?: DecodeOptions): AsyncGenerator<Decoded<D>>;
  encode(document: D): Encoded;
  encodeAll(documents: readonly D[]): Encoded;
}

/** Reads and writes by the tables of a form. */
export function codecOf<D extends Document>(form: Form<D>): Codec<D> {
  const roots = new RegExp(
    `^[^<]*(?:<[?!][^>]*>[^<]*)*<(?:[\\w.-]+:)?(?:${form.messages.flatMap(({ root, aliases = [] }) => [root.element, ...aliases]).join('|')})[\\s/>]`,
  );
  const whole = (bytes: Uint8Array): readonly Decoded<D>[] => {
    const reading = new Reading(form);
    reading.finish(readXml(bytes, (position) => reading.at(position), { maxBytes: MAX_BYTES }));
    return reading.ready as readonly unknown[] as readonly Decoded<D>[];
  };
  const encodeAll = (documents: readonly D[]): Encoded => {
    const [first] = documents;
    const message = first === undefined ? undefined : form.messageOf(first);
    const same = documents.filter((one) => message !== undefined && form.messageOf(one) === message);
    const others = documents.filter((one) => !same.includes(one));
    const expected = message?.root.element ?? form.messages.map(({ root }) => root.element).join(', ');
    const mixed = others.map(() => finding(form.says.mixed, '', { expected }));
    if (message === undefined) return { bytes: new Uint8Array(), findings: mixed, dropped: [] };
    const written = writeMessage(form, message, same as unknown as readonly Row[]);
    const dropped = others.map((value) => ({ path: '', value }));
    return { ...written, findings: [...written.findings, ...mixed], dropped: [...written.dropped, ...dropped] };
  };
  return {
    detect(head) {
      const text = new TextDecoder('latin1').decode(head);
      return roots.test(text) && form.mark?.test(text) !== false ? 1 : 0;
    },
    decode(bytes) {
      const all = whole(bytes);
      const documents = all.filter(({ document }) => document !== undefined);
      const [first = { findings: [], unmapped: [] }] = documents;
      const rest = all.filter(({ document }) => document === undefined);
      const findings = [...first.findings, ...rest.flatMap((one) => one.findings)];
      if (documents.length > 1) findings.push(finding(form.says.several, '', { found: String(documents.length) }));
      return { ...first, findings, unmapped: [...first.unmapped, ...rest.flatMap((one) => one.unmapped)] };
    },
    decodeAll: whole,
    async *decodeEach(source) {
      const chunks = source[Symbol.asyncIterator]() as AsyncGenerator<Uint8Array>;
      const head = await gather(chunks, SMALL);
      if (head.length < SMALL) {
        const all = whole(head);
        const alone = all.length === 1 && all[0]?.document !== undefined;
        for (const one of all) yield alone ? { ...one, bytes: head } : one;
      } else yield* streamed(form, head, chunks) as AsyncGenerator<Decoded<D>>;
    },
    encode: (document) => encodeAll([document]),
    encodeAll,
  };
}

/** Documents of a message that no memory holds. */
async function* streamed(
  rules: ReadingRules,
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Decoded> {
  const reading = new Reading(rules);
  const stream = streamXml(head, (position) => reading.at(position), {});
  let since = 0;
  for await (const piece of prepend(head, { [Symbol.asyncIterator]: () => rest })) {
    for (let at = 0; at < piece.length && !stream.stopped; at += PIECE) {
      const part = piece.subarray(at, at + PIECE);
      const before = reading.finished;
      stream.write(part);
      since = reading.finished > before ? 0 : since + part.length;
      yield* reading.ready.splice(0);
    }
    if (stream.stopped) break;
    if (since > MAX_DOCUMENT) {
      yield { findings: [finding(rules.says.tooLarge, '', { expected: String(MAX_DOCUMENT) })], unmapped: [] };
      return;
    }
  }
  reading.finish(stream.end());
  yield* reading.ready.splice(0);
}
