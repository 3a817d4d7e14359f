import { type Finding, finding, KouanError } from '@kouan/core';
import { EDI } from './catalogue.ts';
import { type EdifactListener, type EnvelopeOptions, EnvelopeReader } from './envelope.ts';
import type { Segment } from './segment.ts';
import type { ServiceCharacters } from './service.ts';
import type { Syntax } from './source.ts';
import type { EdifactFile, EdifactInterchange, EdifactMessage } from './tree.ts';

/** How to read. */
export interface EdifactOptions extends EnvelopeOptions {
  /** Segments of a message that are held; 1,000,000. */
  readonly maxMessageSegments?: number;
  /** Throws at the first error instead of reading on. */
  readonly strict?: boolean;
}

/** A part of an interchange that has been read. */
export type EdifactPart =
  | { readonly kind: 'interchange'; readonly header: Segment | undefined; readonly syntax: Syntax }
  | { readonly kind: 'group'; readonly header: Segment }
  | { readonly kind: 'message'; readonly message: EdifactMessage }
  | { readonly kind: 'outside'; readonly segment: Segment }
  | { readonly kind: 'group-end'; readonly trailer: Segment | undefined }
  | { readonly kind: 'interchange-end'; readonly trailer: Segment | undefined }
  | { readonly kind: 'finding'; readonly finding: Finding };

const MAX_SEGMENTS = 1_000_000;

/**
 * Reads EDIFACT as it comes: what is complete after each piece, in the order in which it stands. Memory is that of a
 * piece and of the largest message.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` at the first error, if `strict`
 */
export async function* streamEdifact(
  source: AsyncIterable<Uint8Array>,
  options: EdifactOptions = {},
): AsyncGenerator<readonly EdifactPart[]> {
  const parts = new Parts(options);
  for await (const bytes of source) {
    parts.reader.write(bytes);
    const ready = parts.take();
    if (ready.length > 0) yield ready;
    if (parts.reader.stopped) break;
  }
  parts.reader.end();
  yield parts.take();
}

/**
 * Reads all of an input into a tree. Never throws for wrong bytes, unless it is asked to.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` at the first error, if `strict`
 */
export function readEdifact(bytes: Uint8Array, options: EdifactOptions = {}): EdifactFile {
  return treeOf(readEdifactParts(bytes, options));
}

/**
 * Reads all of an input into its parts, in the order in which they stand.
 *
 * @throws KouanError `ERR_KOUAN_FORMAT` at the first error, if `strict`
 */
export function readEdifactParts(bytes: Uint8Array, options: EdifactOptions = {}): readonly EdifactPart[] {
  const parts = new Parts(options);
  parts.reader.write(bytes);
  parts.reader.end();
  return parts.take();
}

/** Gathers the segments of a message; everything else is a part by itself. */
class Parts implements EdifactListener {
  readonly reader: EnvelopeReader;
  private readonly max: number;
  private readonly strict: boolean;
  private parts: EdifactPart[] = [];
  private header: Segment | undefined;
  private segments: Segment[] = [];
  private groups = 0;
  private inGroup = false;

  constructor(options: EdifactOptions) {
    this.max = options.maxMessageSegments ?? MAX_SEGMENTS;
    this.strict = options.strict === true;
    this.reader = new EnvelopeReader(this, options);
  }

  take(): readonly EdifactPart[] {
    const { parts } = this;
    this.parts = [];
    return parts;
  }

  interchange(header: Segment | undefined, syntax: Syntax): void {
    this.groups = 0;
    this.parts.push({ kind: 'interchange', header, syntax });
  }

  interchangeEnd(trailer: Segment | undefined): void {
    this.parts.push({ kind: 'interchange-end', trailer });
  }

  group(header: Segment): void {
    this.groups++;
    this.inGroup = true;
    this.parts.push({ kind: 'group', header });
  }

  groupEnd(trailer: Segment | undefined): void {
    this.inGroup = false;
    this.parts.push({ kind: 'group-end', trailer });
  }

  message(header: Segment): void {
    this.header = header;
    this.segments = [];
  }

  segment(segment: Segment): void {
    if (this.segments.length < this.max) this.segments.push(segment);
    else if (!this.reader.stopped) {
      this.finding(finding(EDI.messageTooLong, '', { expected: String(this.max) }));
      this.reader.stop();
    }
  }

  messageEnd(trailer: Segment | undefined): void {
    const message: EdifactMessage = {
      header: this.header as Segment,
      segments: this.segments,
      ...(trailer === undefined ? {} : { trailer }),
      ...(this.inGroup ? { group: this.groups - 1 } : {}),
    };
    this.segments = [];
    this.parts.push({ kind: 'message', message });
  }

  outside(segment: Segment): void {
    this.parts.push({ kind: 'outside', segment });
  }

  finding(found: Finding): void {
    if (this.strict && found.severity === 'error') {
      const place = found.at === undefined ? '' : ` (${found.at.line}:${found.at.column})`;
      throw new KouanError(
        'ERR_KOUAN_FORMAT',
        { en: `${found.message.en}${place}`, zh: `${found.message.zh}${place}` },
        {
          hint: {
            en: 'Without strict reading it is reported and read on.',
            zh: '非严格模式下会报告该问题并继续读取。',
          },
        },
      );
    }
    this.parts.push({ kind: 'finding', finding: found });
  }
}

type Growing = {
  header?: Segment;
  trailer?: Segment;
  service: ServiceCharacters;
  groups: { header: Segment; trailer?: Segment }[];
  messages: EdifactMessage[];
  outside: Segment[];
};

function treeOf(parts: readonly EdifactPart[]): EdifactFile {
  const interchanges: EdifactInterchange[] = [];
  const findings: Finding[] = [];
  let open: Growing | undefined;
  for (const part of parts) {
    if (part.kind === 'finding') findings.push(part.finding);
    else if (part.kind === 'interchange') {
      const { header, syntax } = part;
      open = { service: syntax.service, groups: [], messages: [], outside: [], ...(header && { header }) };
      interchanges.push(open);
    } else if (open !== undefined) add(open, part);
  }
  return { interchanges, findings };
}

function add(open: Growing, part: Exclude<EdifactPart, { kind: 'finding' | 'interchange' }>): void {
  if (part.kind === 'message') open.messages.push(part.message);
  else if (part.kind === 'group') open.groups.push({ header: part.header });
  else if (part.kind === 'outside') open.outside.push(part.segment);
  else {
    const target: { trailer?: Segment } | undefined = part.kind === 'interchange-end' ? open : open.groups.at(-1);
    if (target !== undefined && part.trailer !== undefined) target.trailer = part.trailer;
  }
}
