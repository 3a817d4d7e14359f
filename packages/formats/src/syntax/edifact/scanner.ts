import type { Definition, FindingDetails } from '@kouan/core';
import { EDI } from './catalogue.ts';
import { CHARSETS, type Charset, looksLikeUtf8, UNKNOWN_CHARSET } from './charset.ts';
import { divide } from './divide.ts';
import type { ScanOptions, SegmentListener } from './scan.ts';
import { componentOf, ReadSegment, type Spot } from './segment.ts';
import { INFORMATION_SEPARATORS, readServiceString, type ServiceCharacters, UNA_LENGTH, USUAL } from './service.ts';
import {
  ANY_MARK,
  MARK,
  marksIn,
  marksOf,
  placeIn,
  type Source,
  type Syntax,
  terminatorAt,
  visibleOf,
} from './source.ts';
import { Tags } from './tags.ts';

const MAX_SEGMENT = 262_144;
/** Bytes that are made text at once: they stay in the cache of the processor. */
const WINDOW = 65_536;
const NOTHING = new Uint8Array();
const IS3 = 0x1d;
const CAPITAL_U = 0x55;
const SPACE = 0x20;
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);
const SUSPECT = MARK.high | MARK.outOfSet | MARK.line | MARK.escape;
const UTF8_MARK = '\u00ef\u00bb\u00bf';

/**
 * Divides bytes into segments (ISO 9735-1 §6) as they come, in one pass and in time linear in their number. UNA and UNB
 * decide how, each time an interchange begins. Memory is that of a piece and of the longest segment.
 */
export class SegmentScanner {
  /** True when nothing more is read. */
  stopped = false;
  private readonly listener: SegmentListener;
  private readonly options: ScanOptions;
  private readonly max: number;
  private readonly tags = new Tags();
  private syntax: Syntax;
  private marks: Uint8Array;
  /** Bytes of a segment that has not ended, and pieces behind them that were not looked at. */
  private rest: Uint8Array = NOTHING;
  private pieces: Uint8Array[] = [];
  private waiting = 0;
  /** Of the first byte of `rest`. */
  private offset = 0;
  private line = 1;
  private lineStart = 0;
  /** An interchange may begin here. */
  private fresh = true;
  private first = true;
  private utf8 = false;
  private told = new Set<Definition>();

  constructor(listener: SegmentListener, options: ScanOptions = {}) {
    this.listener = listener;
    this.options = options;
    this.max = options.maxSegmentBytes ?? MAX_SEGMENT;
    this.syntax = this.syntaxOf(USUAL, undefined, 3);
    this.marks = marksOf(this.syntax, false);
  }

  /** How the interchange that is open is written. */
  get current(): Syntax {
    return this.syntax;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.stopped; at += WINDOW) this.piece(bytes.subarray(at, at + WINDOW));
  }

  end(): void {
    if (!this.stopped) this.scan(this.gathered(), true);
    this.stopped = true;
  }

  private piece(bytes: Uint8Array): void {
    this.pieces.push(bytes);
    this.waiting += bytes.length;
    // What cannot end a segment, or is little beside what waits already, is not looked at: else a long segment that
    // comes byte by byte would be read again with each of them.
    const ends = this.fresh || bytes.includes(this.syntax.service.terminator);
    const tooLong = this.rest.length + this.waiting > this.max;
    if (tooLong || (ends && this.waiting >= this.rest.length >> 4)) this.scan(this.gathered(), false);
  }

  private gathered(): Uint8Array {
    const all = this.rest.length === 0 ? this.pieces : [this.rest, ...this.pieces];
    this.pieces = [];
    this.waiting = 0;
    return all.length === 1 ? (all[0] as Uint8Array) : Buffer.concat(all);
  }

  /** Reads every segment that ends in the bytes; the others wait. */
  private scan(bytes: Uint8Array, last: boolean): void {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    let source = this.sourceOf(bytes, text);
    let at = this.first ? this.begin(text, last) : 0;
    while (!this.stopped) {
      at = this.between(source, at);
      if (at >= text.length) break;
      if (this.fresh || (text.charCodeAt(at) === CAPITAL_U && text.startsWith('UNA', at))) {
        const { syntax } = this;
        const next = this.serviceString(source, at, last);
        if (next < 0) break;
        if (syntax !== this.syntax) source = this.turned(source);
        if (next > at) {
          at = next;
          continue;
        }
      }
      const found = terminatorAt(source, at);
      if (found < 0 && !last) break;
      const end = found < 0 ? text.length : found;
      if (end - at > this.max) break;
      const { syntax } = this;
      this.segment(source, at, end, found < 0);
      // UNB decides how what follows is read.
      if (syntax !== this.syntax) source = this.turned(source);
      at = Math.min(end + 1, text.length);
    }
    if ((source.marks & MARK.line) !== 0) {
      const { line, column } = placeIn(source, at);
      this.line = line;
      this.lineStart = this.offset + at - column + 1;
    }
    this.rest = last || at >= bytes.length ? NOTHING : bytes.slice(at);
    this.offset += at;
    if (bytes.length - at > this.max && !this.stopped) this.tooLong(source, at);
  }

  private tooLong(source: Source, at: number): void {
    const end = terminatorAt(source, at);
    if (end >= 0 && end - at <= this.max) return;
    this.listener.problem(EDI.segmentTooLong, spotIn(source, at), { expected: String(this.max) });
    this.stopped = true;
  }

  private sourceOf(bytes: Uint8Array, text: string): Source {
    const marks = marksIn(bytes, this.marks);
    const { offset, line, lineStart, syntax } = this;
    const lines = { first: line, firstStart: lineStart, line, start: lineStart, position: 0 };
    return { text, visible: visibleOf(text, marks), offset, lines, syntax, marks };
  }

  /** The same piece, read another way from here on. What is in it is not looked for again: a piece may turn often. */
  private turned(source: Source): Source {
    const { syntax } = this;
    const { text, lines } = source;
    if (syntax.charset.escapes === true) lines.visible ??= visibleOf(text, MARK.escape);
    const visible = syntax.charset.escapes === true ? (lines.visible as string) : text;
    return { ...source, syntax, visible, marks: ANY_MARK };
  }

  /** A byte-order mark. */
  private begin(text: string, last: boolean): number {
    if (text.length < UTF8_MARK.length && !last) return 0;
    this.first = false;
    this.utf8 = text.startsWith(UTF8_MARK);
    if (!this.utf8) return 0;
    this.listener.problem(EDI.mark, { offset: 0, line: 1, column: 1 });
    return UTF8_MARK.length;
  }

  /** Skips blanks and line ends between segments, and says where two terminators have nothing between them. */
  private between(source: Source, from: number): number {
    const { text } = source;
    const { terminator } = this.syntax.service;
    for (let at = from; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > SPACE && code !== terminator) return at;
      if (!BLANKS.has(code)) {
        if (code !== terminator) return at;
        this.once(EDI.emptySegment, spotIn(source, at));
      }
    }
    return text.length;
  }

  /** UNA, or what holds without it; gives where the next segment begins, or -1 when more bytes are needed. */
  private serviceString(source: Source, at: number, last: boolean): number {
    const { text } = source;
    if (text.length - at < UNA_LENGTH + 5 && !last) return -1;
    // UNA at the beginning of a segment may be data of one whose terminator was lost: UNB must follow it there.
    const una = text.startsWith('UNA', at) && (this.fresh || /^\s*UNB/.test(text.slice(at + UNA_LENGTH, at + 20)));
    if (una) {
      this.fresh = false;
      const found = text.slice(at, at + UNA_LENGTH);
      const service = found.length === UNA_LENGTH ? readServiceString(found) : undefined;
      if (service === undefined)
        this.listener.problem(EDI.serviceString, spotIn(source, at), { found: found.slice(3) });
      this.turn(service ?? USUAL, undefined, 3);
      return Math.min(at + UNA_LENGTH, text.length);
    }
    if (this.fresh) {
      this.fresh = false;
      const separated = text.startsWith('UNB', at) && text.charCodeAt(at + 3) === IS3;
      this.turn(separated ? INFORMATION_SEPARATORS : USUAL, undefined, 3);
    }
    return at;
  }

  private turn(service: ServiceCharacters, charset: string | undefined, version: number): void {
    this.syntax = this.syntaxOf(service, charset, version);
    this.told = new Set();
    this.marks = marksOf(this.syntax, false);
  }

  private syntaxOf(service: ServiceCharacters, charset: string | undefined, version: number): Syntax {
    const repeats = version >= 4 && this.options.repetition !== false;
    return {
      service,
      terminatorText: String.fromCharCode(service.terminator),
      charset: this.charsetOf(charset),
      version,
      repeats,
      joinLines: this.options.joinLines === true,
    };
  }

  private charsetOf(name: string | undefined): Charset {
    const wanted = this.utf8 ? 'UNOY' : (this.options.charset ?? name);
    return wanted === undefined ? UNKNOWN_CHARSET : (CHARSETS.get(wanted) ?? UNKNOWN_CHARSET);
  }

  private segment(source: Source, begin: number, end: number, unterminated: boolean): void {
    const tag = this.tags.at(source, begin, end);
    const { good } = this.tags;
    let segment = new ReadSegment(source, tag, begin, end);
    let within = source;
    if (unterminated) this.listener.problem(EDI.unterminated, spotOf(segment), { found: tag });
    if (!good) this.once(EDI.tag, spotOf(segment), { found: tag });
    if (tag === 'UNB') {
      // Its own values are in the characters that it names.
      this.unb(segment);
      within = this.turned(source);
      segment = new ReadSegment(within, tag, begin, end);
    } else if (tag === 'UNZ') this.fresh = true;
    if ((source.marks & SUSPECT) !== 0 || within !== source) this.inspect(within, segment, begin, end);
    this.listener.segment(segment);
  }

  /** From here on the interchange is read as its header says. */
  private unb(segment: ReadSegment): void {
    const name = componentOf(segment, 0, 0);
    const found = componentOf(segment, 0, 1);
    const version = /^[1-4]$/.test(found) ? Number(found) : 3;
    this.turn(this.syntax.service, name, version);
    const spot = { ...spotOf(segment), element: 0 };
    if (found !== String(version) && found !== '')
      this.listener.problem(EDI.syntaxVersion, { ...spot, component: 1 }, { found });
    if (!CHARSETS.has(name) && name !== '' && !this.utf8 && this.options.charset === undefined)
      this.listener.problem(EDI.unknownCharset, { ...spot, component: 0 }, { found: name });
  }

  /** Looks closely at a segment of a piece that has more than plain characters in it. */
  private inspect(source: Source, segment: ReadSegment, begin: number, end: number): void {
    if (!this.suspects(source.text, begin, end)) return;
    divide(source, begin, end, (raw, value, element, component) => {
      const spot = { ...spotOf(segment), ...(element < 0 ? {} : { element, component }) };
      if (/[\r\n]/.test(raw) && !source.syntax.joinLines) this.once(EDI.lineBreak, spot);
      if (/[\x80-\xff]/.test(raw)) this.decoded(raw, value, spot);
      else if (value.includes('\uFFFD')) this.once(EDI.undecodable, spot, { expected: source.syntax.charset.name });
      this.ascii(raw, source, spot);
    });
  }

  private suspects(text: string, begin: number, end: number): boolean {
    for (let at = begin; at < end; at++) if (((this.marks[text.charCodeAt(at)] as number) & SUSPECT) !== 0) return true;
    return false;
  }

  private decoded(raw: string, text: string, spot: Spot): void {
    const { charset } = this.syntax;
    const expected = charset.name;
    if (charset.ascii === true) {
      if (expected !== '') this.once(EDI.outOfSet, spot, { expected, found: /[^\0-\x7f]/u.exec(text)?.[0] ?? '' });
    } else if (text.includes('\uFFFD')) this.once(EDI.undecodable, spot, { expected });
    else if (charset.unicode !== true && looksLikeUtf8(Buffer.from(raw, 'latin1')))
      this.once(EDI.looksUtf8, spot, { expected });
  }

  /** A character of ASCII that the set does not have. */
  private ascii(raw: string, { syntax }: Source, spot: Spot): void {
    for (let at = 0; at < raw.length; at++) {
      const code = raw.charCodeAt(at);
      if (((this.marks[code] ?? 0) & MARK.outOfSet) === 0) continue;
      const found = code < 0x20 || code === 0x7f ? `U+00${code.toString(16).padStart(2, '0').toUpperCase()}` : raw[at];
      this.once(EDI.outOfSet, spot, { expected: syntax.charset.name || 'ISO 646', found: found as string });
      this.marks = marksOf(this.syntax, true);
      return;
    }
  }

  /** Says what recurs through a whole interchange at its first place only. */
  private once(definition: Definition, spot: Spot, details?: FindingDetails): void {
    if (this.told.has(definition)) return;
    this.told.add(definition);
    this.listener.problem(definition, spot, details);
  }
}

function spotIn(source: Source, at: number): Spot {
  return { offset: source.offset + at, ...placeIn(source, at) };
}

/** Where a segment begins. */
export const spotOf = ({ offset, line, column }: Spot): Spot => ({ offset, line, column });
