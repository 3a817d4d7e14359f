import { type Finding, finding } from '@kouan/core';
import { DEV } from '../catalogue.ts';
import { AT, FULL, frameIn, type GateFrame, LAYOUTS, type LayoutName, TAIL } from './frame.ts';
import { Held } from './held.ts';

/** One frame, or what was found instead of one; a frame that was read in spite of its lengths has findings too. */
export interface Split {
  readonly frame?: GateFrame;
  readonly findings: readonly Finding[];
}

export interface SplitterOptions {
  /** Found out by itself without. */
  readonly layout?: LayoutName;
  /** Octets of the largest frame; pictures travel in the same frames. */
  readonly maxFrame?: number;
}

const MAX_FRAME = 4 * 1024 * 1024;
/** Octets in which one of the two forms must have shown itself. */
const UNDECIDED_MAX = 4096;

const WAIT = Symbol('wait');
const SKIP = Symbol('skip');

/**
 * Cuts a stream of TCP into frames, wherever its segments begin and end. What is torn or says a wrong length costs at
 * most itself: the next mark (in the older form: the next header) is where reading goes on. Of two lengths that differ,
 * the one that ends before FF FF counts.
 *
 * Takes time in proportion to what comes, however it is cut.
 */
export class FrameSplitter {
  private readonly maxFrame: number;
  private readonly held = new Held();
  private name: LayoutName | undefined;
  /** Up to here no other frame begins. */
  private searched = 0;
  private noise = 0;

  constructor(options: SplitterOptions = {}) {
    this.name = options.layout;
    this.maxFrame = options.maxFrame ?? MAX_FRAME;
  }

  /** Which form it is in, once that is known. */
  get layout(): LayoutName | undefined {
    return this.name;
  }

  /** How many octets wait for the rest of their frame. */
  get pending(): number {
    return this.held.length;
  }

  push(segment: Uint8Array): Split[] {
    this.held.append(segment);
    return this.read(false);
  }

  /** Nothing more will come, or nothing has for a while: what is complete but for its lengths is read, the rest is torn. */
  end(): Split[] {
    return this.read(true);
  }

  private read(ended: boolean): Split[] {
    const found: Split[] = [];
    const name = (this.name ??= this.recognise(ended));
    while (name !== undefined && this.held.length > 0) {
      this.skip(this.startFrom(name, 0, ended));
      if (this.held.length === 0) break;
      const one = this.one(name, ended);
      if (one === WAIT) break;
      if (one === SKIP) this.skip(1);
      else {
        this.tellNoise(found);
        found.push(one);
      }
    }
    if (ended) this.tellNoise(found);
    return found;
  }

  private recognise(ended: boolean): LayoutName | undefined {
    for (const name of ['marked', 'plain'] as const) if (this.isStart(name, 0)) return name;
    for (let at = 1; at < this.held.length; at++)
      for (const name of ['marked', 'plain'] as const) if (this.isStart(name, at)) return name;
    if (ended) return 'plain';
    if (this.held.length > UNDECIDED_MAX) this.skip(this.held.length - LAYOUTS.marked.header);
    return undefined;
  }

  /** The frame at the beginning. */
  private one(name: LayoutName, ended: boolean): Split | typeof WAIT | typeof SKIP {
    const { held, maxFrame } = this;
    const { header, mark } = LAYOUTS[name];
    const base = mark.length;
    if (held.length < header) return ended ? this.torn(held.length) : WAIT;
    for (let at = base + AT.full; at < base + AT.xmlLength; at++) if (held.at(at) !== FULL) return SKIP;
    const total = held.int32(base + AT.total);
    const xml = held.int32(base + AT.xmlLength);
    const ends = [header + xml + TAIL, total].filter((end) => end >= header + TAIL && end <= maxFrame);
    for (const end of ends) if (this.hasTail(end)) return this.take(name, end, end - TAIL);
    const next = this.nextFrame(name);
    // Another begins where the end of this one should stand.
    if (next === header + xml) return this.take(name, next, next);
    if (next !== undefined) return this.hasTail(next) ? this.take(name, next, next - TAIL) : this.torn(next);
    if (ends.length === 0) {
      this.skip(1);
      const details = { expected: String(maxFrame), found: String(Math.max(total, xml)) };
      return { findings: [finding(DEV.frameTooLarge, '', details)] };
    }
    if (!ended && ends.some((end) => end > held.length)) return WAIT;
    if (this.hasTail(held.length)) return this.take(name, held.length, held.length - TAIL);
    if (ended && header + xml === held.length) return this.take(name, held.length, held.length);
    return ended || held.length > maxFrame ? this.torn(held.length) : WAIT;
  }

  private take(name: LayoutName, end: number, xmlEnd: number): Split {
    const { header, mark } = LAYOUTS[name];
    const total = this.held.int32(mark.length + AT.total);
    const xml = this.held.int32(mark.length + AT.xmlLength);
    const details = { expected: String(total), found: String(end) };
    const findings: Finding[] = [];
    if (end === xmlEnd) findings.push(finding(DEV.frameTail, ''));
    else if (total !== end || xml !== xmlEnd - header) findings.push(finding(DEV.frameLength, '', details));
    const frame = frameIn(this.held.first(end), name, xmlEnd);
    this.drop(end);
    return { frame, findings };
  }

  private torn(octets: number): Split {
    this.drop(octets);
    return { findings: [finding(DEV.frameTorn, '', { found: String(octets) })] };
  }

  private hasTail(end: number): boolean {
    return end <= this.held.length && this.held.at(end - 1) === FULL && this.held.at(end - TAIL) === FULL;
  }

  private drop(octets: number): void {
    this.held.drop(octets);
    this.searched = 0;
  }

  private skip(octets: number): void {
    this.noise += octets;
    this.drop(octets);
  }

  private tellNoise(found: Split[]): void {
    if (this.noise > 0) found.push({ findings: [finding(DEV.frameNoise, '', { found: String(this.noise) })] });
    this.noise = 0;
  }

  /** Where the frame after the one at the beginning starts, if that has come already. */
  private nextFrame(name: LayoutName): number | undefined {
    const { header } = LAYOUTS[name];
    for (let at = Math.max(this.searched, header); at < this.held.length; at++) if (this.isStart(name, at)) return at;
    this.searched = this.held.length - header;
    return undefined;
  }

  /** The first place where a frame may begin, as far as can be seen. */
  private startFrom(name: LayoutName, from: number, ended: boolean): number {
    for (let at = from; at < this.held.length; at++) if (this.mayStart(name, at, ended)) return at;
    return this.held.length;
  }

  /** Nothing that has come speaks against a frame here: in the older form, four octets FF behind a direction. */
  private mayStart(name: LayoutName, at: number, ended: boolean): boolean {
    const { mark } = LAYOUTS[name];
    const { held } = this;
    const is = (place: number, octet: number): boolean => (place < held.length ? held.at(place) === octet : !ended);
    if (mark.length > 0) return mark.every((octet, offset) => is(at + offset, octet));
    for (let offset: number = AT.full; offset < AT.xmlLength; offset++) if (!is(at + offset, FULL)) return false;
    return at + AT.direction >= held.length || DIRECTIONS.has(held.at(at + AT.direction));
  }

  /** All that marks a beginning is there. */
  private isStart(name: LayoutName, at: number): boolean {
    return this.mayStart(name, at, true);
  }
}

/** I and E, in both cases. */
const DIRECTIONS: ReadonlySet<number> = new Set([0x49, 0x45, 0x69, 0x65]);
