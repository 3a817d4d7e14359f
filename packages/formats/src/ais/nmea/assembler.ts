import { finding, type Place } from '@kouan/core';
import { AIS } from '../catalogue.ts';
import type { Report } from '../decode.ts';
import type { AisSentence } from './sentence.ts';

/** Bounds of what an assembler holds. */
export interface AssemblerOptions {
  /** Sentences that may pass between the first and the last of a message; 256. */
  readonly sentences?: number;
  /** Messages that may be open at once; 64. */
  readonly open?: number;
  /** Milliseconds that a message may stay open, by the time given to `push`; 60 000. */
  readonly age?: number;
}

/** A message whose sentences are all there. */
export interface Assembled {
  readonly payload: string;
  readonly fillBits: number;
  /** The sentences, by their numbers. */
  readonly sentences: readonly AisSentence[];
  /** Where the first of them that came stands. */
  readonly at: Place | undefined;
}

interface Open {
  readonly parts: (AisSentence | undefined)[];
  readonly at: Place | undefined;
  readonly since: number;
  readonly time: number;
  missing: number;
}

/**
 * Joins the sentences of messages that need several. They are told apart by sequence number, channel and talker, may
 * come interleaved and in any order, and what never becomes whole is reported and forgotten.
 */
export class Assembler {
  private readonly open = new Map<string, Open>();
  private readonly limits: Required<AssemblerOptions>;
  private readonly report: Report;
  private count = 0;

  constructor(report: Report, options: AssemblerOptions = {}) {
    this.report = report;
    this.limits = { sentences: 256, open: 64, age: 60_000, ...options };
  }

  /** Takes a sentence; gives the message that it completes. `time` is the caller's clock, in milliseconds. */
  push(sentence: AisSentence, at?: Place, time = 0): Assembled | undefined {
    this.pass(time);
    if (sentence.total === 1) {
      return { payload: sentence.payload, fillBits: sentence.fillBits, sentences: [sentence], at };
    }
    const key = `${sentence.talker}${sentence.formatter} ${sentence.channel ?? ''} ${sentence.sequence} ${sentence.total}`;
    const held = this.held(key, sentence, at);
    if (held === 'again') return undefined;
    const open: Open = held ?? {
      parts: new Array<AisSentence | undefined>(sentence.total).fill(undefined),
      at,
      since: this.count,
      time,
      missing: sentence.total,
    };
    open.parts[sentence.number - 1] = sentence;
    open.missing -= 1;
    if (open.missing > 0) {
      this.open.set(key, open);
      if (this.open.size > this.limits.open) this.giveUpFirst();
      return undefined;
    }
    this.open.delete(key);
    const sentences = open.parts as readonly AisSentence[];
    const payload = sentences.map((part) => part.payload).join('');
    return { payload, fillBits: sentences.at(-1)?.fillBits ?? 0, sentences, at: open.at };
  }

  /** Counts a sentence that needs no other, without taking it. */
  pass(time = 0): void {
    this.count += 1;
    if (this.open.size > 0) this.giveUpOld(time);
  }

  /** Nothing more will come: reports what is not whole. */
  close(): void {
    while (this.open.size > 0) this.giveUpFirst();
  }

  /** What is open under a key. The same sentence again changes nothing; another in its place begins a new message. */
  private held(key: string, sentence: AisSentence, at?: Place): Open | undefined | 'again' {
    const open = this.open.get(key);
    const before = open?.parts[sentence.number - 1];
    if (open === undefined || before === undefined) return open;
    if (before.payload === sentence.payload) {
      this.report(finding(AIS.repeatedPart, '', { found: String(sentence.number), ...(at && { at }) }));
      return 'again';
    }
    this.giveUp(key, open);
    return undefined;
  }

  private giveUpOld(time: number): void {
    for (const [key, open] of this.open) {
      if (this.count - open.since <= this.limits.sentences && time - open.time <= this.limits.age) return;
      this.giveUp(key, open);
    }
  }

  private giveUpFirst(): void {
    for (const [key, open] of this.open) {
      this.giveUp(key, open);
      return;
    }
  }

  private giveUp(key: string, { parts, missing, at }: Open): void {
    this.open.delete(key);
    const expected = String(parts.length);
    this.report(finding(AIS.missingParts, '', { expected, found: String(parts.length - missing), ...(at && { at }) }));
  }
}
