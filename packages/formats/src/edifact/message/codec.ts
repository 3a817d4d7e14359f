import { finding } from '@kouan/core';
import type { Decoded, DecodeOptions, Document, Dropped, Encoded } from '@kouan/sdk';
import {
  type EdifactGroup,
  type EdifactInterchange,
  type EdifactMessage,
  readEdifactParts,
  readServiceString,
  type Segment,
  type ServiceCharacters,
  streamEdifact,
  USUAL,
  writeEdifact,
} from '../../syntax/edifact/index.ts';
import { EDM } from './catalogue.ts';
import { scoreOf } from './detect.ts';
import { Documents } from './documents.ts';
import { SERVICE } from './kept.ts';
import type { Message, Row } from './node.ts';
import { segmentText } from './segment-text.ts';
import { type WrittenMessage, writeByTable } from './write.ts';

/** Largest interchange that is read in one piece. */
export const MAX_BYTES = 100_000_000;

/** Largest message that becomes one document. */
const MAX_SEGMENTS = 200_000;

/** A written form: the name of the format, which is also its key under `extensions`, and its table. */
export interface Form {
  readonly name: string;
  readonly table: Message;
  /** How such a message begins, where UNH does not say its type. */
  readonly mark?: RegExp;
}

export interface Codec<D extends Document> {
  readonly maxBytes: number;
  detect(head: Uint8Array): number;
  decode(bytes: Uint8Array, options?: DecodeOptions): Decoded<D>;
  decodeAll(bytes: Uint8Array, options?: DecodeOptions): readonly Decoded<D>[];
  decodeEach(source: AsyncIterable<Uint8Array>, options?: DecodeOptions): AsyncGenerator<Decoded<D>>;
  encode(document: D): Encoded;
  encodeAll(documents: readonly D[]): Encoded;
}

/** Reads and writes by the table of a form. */
export function codecOf<D extends Document>({ name, table, mark }: Form): Codec<D> {
  const limits = { maxMessageSegments: MAX_SEGMENTS };
  // The table makes documents of this type and of no other.
  const typed = (all: readonly Decoded[]): readonly Decoded<D>[] => all as readonly unknown[] as readonly Decoded<D>[];
  const whole = (bytes: Uint8Array): readonly Decoded<D>[] => {
    const documents = new Documents(name, table);
    const ready = documents.take(readEdifactParts(bytes, limits));
    return typed([...ready, ...documents.end()]);
  };
  const encodeAll = (all: readonly D[]): Encoded => encoded(name, table, all as unknown as readonly Row[]);
  return {
    maxBytes: MAX_BYTES,
    detect: (head) => scoreOf(head, table.type, mark),
    decode(bytes) {
      const [first, ...more] = whole(bytes);
      if (first === undefined) return { findings: [], unmapped: [] };
      const count = { found: String(more.length + 1), expected: table.type };
      const findings = more.length === 0 ? first.findings : [...first.findings, finding(EDM.several, '', count)];
      return { ...first, findings };
    },
    decodeAll: whole,
    async *decodeEach(source) {
      const documents = new Documents(name, table);
      for await (const parts of streamEdifact(source, limits)) yield* typed(documents.take(parts));
      yield* typed(documents.end());
    },
    encode: (document) => encodeAll([document]),
    encodeAll,
  };
}

/** Documents that say the same of their interchange, one behind the other, travel in one. */
function encoded(name: string, table: Message, rows: readonly Row[]): Encoded {
  const interchanges: Open[] = [];
  const dropped: Dropped[] = [];
  const written: WrittenMessage[] = [];
  rows.forEach((row, at) => {
    const service = serviceOf(row, name);
    const one = writeByTable(name, table, row, String(at + 1), String.fromCharCode(service.decimal));
    written.push(one);
    dropped.push(...one.dropped);
    place(interchanges, one, service);
  });
  const findings = written.flatMap((one) => one.findings);
  for (const { header } of interchanges) {
    const missing = header === undefined ? [] : NEEDED.filter(([at]) => (header.elements[at]?.[0] ?? '') === '');
    if (missing.length > 0)
      findings.push(finding(EDM.envelope, '', { expected: missing.map(([, label]) => label).join(', ') }));
  }
  const { bytes, findings: said } = writeEdifact(interchanges.map(closed));
  return { bytes, findings: [...findings, ...said], dropped };
}

/** What UNB has to say (ISO 9735-1 Annex C). */
const NEEDED: readonly (readonly [element: number, label: string])[] = [
  [1, 'S002 (sender)'],
  [2, 'S003 (recipient)'],
  [3, 'S004 (date and time)'],
  [4, '0020 (reference)'],
];

interface Open {
  readonly header: Segment | undefined;
  readonly text: string;
  readonly service: ServiceCharacters;
  readonly groups: (EdifactGroup & { readonly text: string })[];
  readonly messages: EdifactMessage[];
}

function place(
  interchanges: Open[],
  { interchange, group, message }: WrittenMessage,
  service: ServiceCharacters,
): void {
  const text = `${Object.values(service)}${interchange === undefined ? '' : segmentText(interchange)}`;
  let open = interchanges.at(-1);
  if (open?.text !== text) {
    open = { header: interchange, text, service, groups: [], messages: [] };
    interchanges.push(open);
  }
  const own = group === undefined ? undefined : segmentText(group);
  if (group !== undefined && open.groups.at(-1)?.text !== own) open.groups.push({ header: group, text: own ?? '' });
  open.messages.push(group === undefined ? message : { ...message, group: open.groups.length - 1 });
}

const closed = ({ header, service, groups, messages }: Open): EdifactInterchange => ({
  ...(header === undefined ? {} : { header }),
  service,
  groups,
  messages,
  outside: [],
});

function serviceOf(row: Row, name: string): ServiceCharacters {
  const kept = ((row['extensions'] as Row | undefined)?.[name] as Row | undefined)?.[SERVICE];
  return (typeof kept === 'string' && kept.length === 6 ? readServiceString(`UNA${kept}`) : undefined) ?? USUAL;
}
