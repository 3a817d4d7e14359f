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
  /** Both parts of a static data report, on the message that completes it. */
  readonly whole?: StaticReport;
  readonly talker: string;
  readonly formatter: 'VDM' | 'VDO';
  readonly channel?: string;
  readonly tagBlock?: TagBlock;
  /** What the U.S. Coast Guard form adds. */
  readonly suffix?: string;
  /** Line of its first sentence, from 1. */
  readonly line?: number;
  /** How many sentences it took. */
  readonly sentences: number;
}

/** What {@link decodeSentence} gives. */
export interface SentenceDecoded {
  readonly reading?: AisReading;
  readonly findings: readonly Finding[];
}

export interface DecoderOptions extends AssemblerOptions {
  /** Parts A of static data reports that may wait for their parts B. */
  readonly waiting?: number;
}

/** Lines to messages, one at a time. Holds what is not whole yet, in bounds, and nothing else. */
export class AisDecoder {
  private readonly assembler: Assembler;
  private readonly pairs: StaticPairs;
  private readonly report: Report;

  constructor(report: Report, options: DecoderOptions = {}) {
    this.report = report;
    this.assembler = new Assembler(report, options);
    this.pairs = new StaticPairs(options.waiting);
  }

  /**
   * Takes a line; gives the message that it completes.
   *
   * @param time the caller's clock in milliseconds, for messages whose sentences stay away
   */
  push(line: string, at?: Place, time?: number): AisReading | undefined {
    const sentence = readSentence(line, this.report, at);
    const whole = sentence && this.assembler.push(sentence, at, time);
    if (whole === undefined) return undefined;
    const message = decodePayload(whole.payload, whole.fillBits, this.report, whole.at);
    return message && readingOf(message, whole.sentences, whole.at, this.pairs.push(message));
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

function readingOf(
  message: AisMessage,
  sentences: readonly AisSentence[],
  at: Place | undefined,
  whole: StaticReport | undefined,
): AisReading {
  const first = sentences[0] as AisSentence;
  const tagged = first.tagBlock ?? sentences.find(({ tagBlock }) => tagBlock !== undefined)?.tagBlock;
  const suffix = first.suffix ?? sentences.at(-1)?.suffix;
  return {
    message,
    ...(whole && { whole }),
    talker: first.talker,
    formatter: first.formatter,
    ...(first.channel !== undefined && { channel: first.channel }),
    ...(tagged && { tagBlock: tagged }),
    ...(suffix !== undefined && { suffix }),
    ...(at?.line !== undefined && { line: at.line }),
    sentences: sentences.length,
  };
}
