import { type Definition, type Finding, type FindingDetails, finding } from '@kouan/core';
import { EDI } from './catalogue.ts';
import type { ScanOptions } from './scan.ts';
import { SegmentScanner, spotOf } from './scanner.ts';
import { componentOf, type ReadSegment, type Spot } from './segment.ts';
import type { Syntax } from './source.ts';

/** Who hears of an interchange as it is read. Every closing call comes once for its opening one, also when the input does not close it. */
export interface EdifactListener {
  /** `header` is absent where segments stand in no interchange. */
  interchange?(header: ReadSegment | undefined, syntax: Syntax): void;
  interchangeEnd?(trailer: ReadSegment | undefined): void;
  group?(header: ReadSegment): void;
  groupEnd?(trailer: ReadSegment | undefined): void;
  message?(header: ReadSegment): void;
  /** A segment of the message that is open; neither UNH nor UNT. */
  segment?(segment: ReadSegment): void;
  messageEnd?(trailer: ReadSegment | undefined): void;
  /** A segment that stands in no message. */
  outside?(segment: ReadSegment): void;
  finding(found: Finding): void;
}

/** Bounds of what is read, and how. */
export interface EnvelopeOptions extends ScanOptions {
  /** Findings that are told; 10,000. */
  readonly maxFindings?: number;
}

const MAX_FINDINGS = 10_000;
/** References that are remembered to find one that is used twice. */
const MAX_REFERENCES = 65_536;
/** Shorter strings are copies anyway. */
const COPIED = 13;
const CAPITAL_U = 0x55;

interface Part {
  readonly reference: string;
  readonly tag: string;
  /** There was no header. */
  readonly implicit?: boolean;
  /** Segments of a message, messages of a group; of an interchange its messages, or its groups if it has any. */
  count: number;
}

type Handler = (segment: ReadSegment) => void;

/**
 * Follows interchange, group and message through the segments (ISO 9735-1 §7), checks counts and references, and tells
 * what is wrong with its place. What is not closed or not opened is said and read all the same.
 */
export class EnvelopeReader {
  private readonly listener: EdifactListener;
  private readonly scanner: SegmentScanner;
  private readonly max: number;
  private found = 0;
  private interchange: Part | undefined;
  private groups = 0;
  private messages = 0;
  private interchanges = 0;
  private group: Part | undefined;
  private message: Part | undefined;
  private straying = false;
  private some = false;
  private last: ReadSegment | undefined;
  private readonly references = { interchange: new Set<string>(), message: new Set<string>() };
  private readonly service: ReadonlyMap<string, Handler>;

  constructor(listener: EdifactListener, options: EnvelopeOptions = {}) {
    this.listener = listener;
    this.max = options.maxFindings ?? MAX_FINDINGS;
    this.scanner = new SegmentScanner(this, options);
    const interactive: Handler = (segment) => {
      this.problem(EDI.interactive, segment, { found: segment.tag });
      this.listener.outside?.(segment);
    };
    this.service = new Map<string, Handler>([
      ['UNB', (segment) => this.unb(segment)],
      ['UNG', (segment) => this.ung(segment)],
      ['UNH', (segment) => this.unh(segment)],
      ['UNT', (segment) => this.unt(segment)],
      ['UNE', (segment) => this.une(segment)],
      ['UNZ', (segment) => this.unz(segment)],
      ...['UIB', 'UIH', 'UIR', 'UIT', 'UIZ', 'UNO', 'UNP'].map((tag) => [tag, interactive] as const),
    ]);
  }

  /** True when nothing more is read: a bound was passed. */
  get stopped(): boolean {
    return this.scanner.stopped;
  }

  write(bytes: Uint8Array): void {
    this.scanner.write(bytes);
  }

  /** Stops reading in the middle. */
  stop(): void {
    this.scanner.stopped = true;
  }

  end(): void {
    this.scanner.end();
    if (!this.some) this.problem(EDI.empty, { offset: 0, line: 1, column: 1 });
    this.closeInterchange(undefined);
  }

  /** @internal */
  segment(segment: ReadSegment): void {
    this.some = true;
    this.last = segment;
    const { tag } = segment;
    const handler = tag.charCodeAt(0) === CAPITAL_U ? this.service.get(tag) : undefined;
    if (handler !== undefined) handler(segment);
    else if (this.message !== undefined) {
      this.message.count++;
      this.listener.segment?.(segment);
    } else this.stray(segment);
  }

  /** @internal */
  problem(definition: Definition, spot: Spot, details: FindingDetails = {}): void {
    if (++this.found > this.max + 1) return;
    if (this.found > this.max) {
      this.listener.finding(finding(EDI.tooManyFindings, '', { expected: String(this.max) }));
      return;
    }
    const { offset, line, column, element, component } = spot;
    const message =
      this.message === undefined ? {} : { message: this.message.reference, segment: this.message.count + 1 };
    const at = { offset, line, column, ...message };
    this.listener.finding(finding(definition, this.path(element, component), { at, ...details }));
  }

  /** Where the segment that is being read will stand in the tree. */
  private path(element: number | undefined, component: number | undefined): string {
    const interchange = `/interchanges/${Math.max(this.interchanges - 1, 0)}`;
    if (this.message === undefined) return interchange;
    const message = `${interchange}/messages/${this.messages - 1}`;
    const { count } = this.message;
    const segment = count === 0 ? `${message}/header` : `${message}/segments/${count - 1}`;
    return element === undefined ? segment : `${segment}/elements/${element}/${component ?? 0}`;
  }

  private stray(segment: ReadSegment): void {
    this.opened();
    if (!this.straying) this.problem(EDI.outside, segment, { found: segment.tag });
    this.straying = true;
    this.listener.outside?.(segment);
  }

  /** There is an interchange from here on, whether or not UNB said so. */
  private opened(): Part {
    if (this.interchange !== undefined) return this.interchange;
    const implicit = this.open('', undefined);
    this.problem(EDI.noInterchange, this.last ?? { offset: 0, line: 1, column: 1 });
    return implicit;
  }

  private open(reference: string, header: ReadSegment | undefined): Part {
    const part: Part = { reference, tag: 'UNB', implicit: header === undefined, count: 0 };
    this.interchange = part;
    this.interchanges++;
    this.groups = 0;
    this.messages = 0;
    this.straying = false;
    this.references.message.clear();
    this.listener.interchange?.(header, this.scanner.current);
    return part;
  }

  private unb(segment: ReadSegment): void {
    this.closeInterchange(undefined, segment);
    const reference = componentOf(segment, 4);
    this.open(reference, segment);
    this.required(segment, 4, '0020');
    this.unique(this.references.interchange, reference, segment);
  }

  private ung(segment: ReadSegment): void {
    this.opened();
    this.closeGroup(undefined, segment);
    this.groups++;
    this.group = { reference: componentOf(segment, 4), tag: 'UNG', count: 0 };
    this.listener.group?.(segment);
  }

  private unh(segment: ReadSegment): void {
    const interchange = this.opened();
    this.closeMessage(undefined, segment);
    interchange.count++;
    if (this.group !== undefined) this.group.count++;
    this.messages++;
    this.straying = false;
    const reference = componentOf(segment, 0);
    this.message = { reference, tag: 'UNH', count: 0 };
    this.listener.message?.(segment);
    this.required(segment, 0, '0062');
    if (componentOf(segment, 1) === '')
      this.problem(EDI.headerIncomplete, segment, { expected: '0065', params: { tag: 'UNH' } });
    this.unique(this.references.message, reference, segment);
    this.message.count = 1;
  }

  private unt(segment: ReadSegment): void {
    if (this.message === undefined) {
      this.unopened(segment, 'UNH');
      return;
    }
    const { reference, count } = this.message;
    this.closes(segment, count + 1, reference);
    this.closeMessage(segment);
  }

  private une(segment: ReadSegment): void {
    this.closeMessage(undefined, segment);
    if (this.group === undefined) {
      this.unopened(segment, 'UNG');
      return;
    }
    this.closes(segment, this.group.count, this.group.reference);
    this.closeGroup(segment);
  }

  private unz(segment: ReadSegment): void {
    this.closeGroup(undefined, segment);
    if (this.interchange === undefined) {
      this.unopened(segment, 'UNB');
      return;
    }
    const { count, reference, implicit } = this.interchange;
    const expected = this.groups > 0 ? this.groups : count;
    if (implicit === true) this.counts(segment, expected);
    else this.closes(segment, expected, reference);
    if (count === 0) this.problem(EDI.emptyMessage, segment);
    this.closeInterchange(segment);
  }

  private unopened(segment: ReadSegment, expected: string): void {
    this.opened();
    this.problem(EDI.notOpened, segment, { expected, found: segment.tag });
    this.listener.outside?.(segment);
  }

  /** What a trailer says must be what was there and what its header says. */
  private closes(trailer: ReadSegment, count: number, reference: string): void {
    this.counts(trailer, count);
    const found = componentOf(trailer, 1);
    const params = { tag: trailer.tag };
    if (found !== reference)
      this.problem(EDI.reference, { ...spotOf(trailer), element: 1 }, { expected: reference, found, params });
  }

  private counts(trailer: ReadSegment, count: number): void {
    const found = componentOf(trailer, 0);
    const details = { expected: String(count), found, params: { tag: trailer.tag } };
    if (!/^\d+$/.test(found) || Number(found) !== count)
      this.problem(EDI.count, { ...spotOf(trailer), element: 0 }, details);
  }

  private required(segment: ReadSegment, element: number, expected: string): void {
    if (componentOf(segment, element) === '')
      this.problem(EDI.headerIncomplete, segment, { expected, params: { tag: segment.tag } });
  }

  private unique(seen: Set<string>, reference: string, segment: ReadSegment): void {
    if (seen.has(reference)) this.problem(EDI.duplicate, segment, { found: reference, params: { tag: segment.tag } });
    else if (seen.size < MAX_REFERENCES) {
      // A long one is a part of the piece that it was read in, and would keep all of it: a copy keeps nothing.
      seen.add(reference.length < COPIED ? reference : Buffer.from(reference, 'utf8').toString('utf8'));
      if (seen.size === MAX_REFERENCES)
        this.problem(EDI.duplicatesUnchecked, segment, { expected: String(MAX_REFERENCES) });
    }
  }

  private unclosed(part: Part, expected: string, before: ReadSegment | undefined): void {
    const spot = before ?? this.last ?? { offset: 0, line: 1, column: 1 };
    if (part.implicit !== true) this.problem(EDI.notClosed, spot, { expected, found: part.tag });
  }

  private closeMessage(trailer: ReadSegment | undefined, before?: ReadSegment): void {
    if (this.message === undefined) return;
    if (trailer === undefined) this.unclosed(this.message, 'UNT', before);
    this.message = undefined;
    this.straying = false;
    this.listener.messageEnd?.(trailer);
  }

  private closeGroup(trailer: ReadSegment | undefined, before?: ReadSegment): void {
    this.closeMessage(undefined, before);
    if (this.group === undefined) return;
    if (trailer === undefined) this.unclosed(this.group, 'UNE', before);
    this.group = undefined;
    this.listener.groupEnd?.(trailer);
  }

  private closeInterchange(trailer: ReadSegment | undefined, before?: ReadSegment): void {
    this.closeGroup(undefined, before);
    if (this.interchange === undefined) return;
    if (trailer === undefined) this.unclosed(this.interchange, 'UNZ', before);
    this.interchange = undefined;
    this.listener.interchangeEnd?.(trailer);
  }
}
