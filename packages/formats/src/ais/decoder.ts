import type { Finding, Place } from '@kouan/core';
import { decodePayload, type Report } from './decode.ts';
import type { AisMessage } from './messages/message.ts';
import { Assembler, type AssemblerOptions } from './nmea/assembler.ts';
import { type AisSentence, readSentence } from './nmea/sentence.ts';
import type { TagBlock } from './nmea/tag-block.ts';
import { StaticPairs, type StaticReport } from './pair.ts';

/** One message as it was received. */
export interface AisReading {
  readonly message: AisMessage;
  /** On part B of a static data report: the part A of the same ship that came before, with her name. */
  readonly partA: StaticReport | undefined;
  readonly talker: string;
  readonly formatter: 'VDM' | 'VDO';
  readonly channel: string | undefined;
  readonly tagBlock: TagBlock | undefined;
  /** What the U.S. Coast Guard form adds. */
  readonly suffix: string | undefined;
  /** Line of its first sentence, from 1. */
  readonly line: number | undefined;
  /** How many sentences it took. */
  readonly sentences: number;
}

/** What {@link decodeSentence} gives. */
export interface SentenceDecoded {
  readonly reading?: AisReading;
  readonly findings: readonly Finding[];
}

export interface DecoderOptions extends AssemblerOptions {
  /** Milliseconds of the caller, for `push` without a time and for a feed; without it only sentences are counted. */
  readonly clock?: () => number;
  /** Parts A of static data reports that may wait for their parts B. */
  readonly waiting?: number;
}

/** Lines to messages, one at a time. Holds what is not whole yet, in bounds, and nothing else. */
export class AisDecoder {
  private readonly assembler: Assembler;
  private readonly pairs: StaticPairs;
  private readonly report: Report;
  private readonly clock: () => number;

  constructor(report: Report, options: DecoderOptions = {}) {
    this.report = report;
    this.clock = options.clock ?? (() => 0);
    this.assembler = new Assembler(report, options);
    this.pairs = new StaticPairs(options.waiting);
  }

  /**
   * Takes a line; gives the message that it completes.
   *
   * @param time the caller's clock in milliseconds, for messages whose sentences stay away
   */
  push(line: string, at?: Place, time: number = this.clock()): AisReading | undefined {
    const sentence = readSentence(line, this.report, at);
    if (sentence === undefined) return undefined;
    if (sentence.total === 1) {
      this.assembler.pass(time);
      return this.reading(sentence.payload, sentence, sentence, 1, at);
    }
    const whole = this.assembler.push(sentence, at, time);
    if (whole === undefined) return undefined;
    const { sentences } = whole;
    const [head, last] = [sentences[0] as AisSentence, sentences.at(-1) as AisSentence];
    const tagBlock = sentences.find((one) => one.tagBlock !== undefined)?.tagBlock;
    const suffix = sentences.find((one) => one.suffix !== undefined)?.suffix;
    return this.reading(whole.payload, { ...head, tagBlock, suffix }, last, sentences.length, whole.at);
  }

  private reading(
    payload: string,
    head: AisSentence,
    { fillBits }: AisSentence,
    sentences: number,
    at: Place | undefined,
  ): AisReading | undefined {
    const message = decodePayload(payload, fillBits, this.report, at);
    if (message === undefined) return undefined;
    return {
      message,
      partA: message.type === 24 ? this.pairs.push(message) : undefined,
      talker: head.talker,
      formatter: head.formatter,
      channel: head.channel,
      tagBlock: head.tagBlock,
      suffix: head.suffix,
      line: at?.line,
      sentences,
    };
  }

  /** Nothing more will come. */
  close(): void {
    this.assembler.close();
  }
}

/** Reads one line that is a whole message. Sentences of longer messages are for {@link AisDecoder}. */
export function decodeSentence(line: string, at?: Place): SentenceDecoded {
  const findings: Finding[] = [];
  const decoder = new AisDecoder((one) => findings.push(one));
  const reading = decoder.push(line, at);
  decoder.close();
  return { ...(reading && { reading }), findings };
}
