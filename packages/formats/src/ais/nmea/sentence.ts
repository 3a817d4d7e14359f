import { finding, type Place } from '@kouan/core';
import { AIS } from '../catalogue.ts';
import type { Report } from '../decode.ts';
import { hexByte, hexOf } from './checksum.ts';
import { readTagBlock, type TagBlock } from './tag-block.ts';

/** One encapsulation sentence: `!AIVDM,total,number,sequence,channel,payload,fill*hh` (IEC 61162-1). */
export interface AisSentence {
  /** AI ship, AB base station, AN aid to navigation, BS, SA … */
  readonly talker: string;
  /** VDM came by radio; VDO is of the own ship. */
  readonly formatter: 'VDM' | 'VDO';
  readonly total: number;
  readonly number: number;
  /** Joins the sentences of one message; only where there are several. */
  readonly sequence: number | undefined;
  /** A or B; some receivers number them. */
  readonly channel: string | undefined;
  readonly payload: string;
  readonly fillBits: number;
  readonly tagBlock: TagBlock | undefined;
  /** What the U.S. Coast Guard form puts behind the checksum: station, signal, time. */
  readonly suffix: string | undefined;
}

/** Longest line: a tag block and a sentence are at most 82 characters each, and receivers add to them. */
export const MAX_LINE = 1024;

const BANG = 33;
const HASH = 35;
const STAR = 42;
const COMMA = 44;

/** Where the commas of the line being read stand; used again for each. */
const commas = new Int32Array(8);

/**
 * Reads one line. Lines that are none of ours – empty ones, comments (`#`), sentences of other instruments – give
 * nothing and no finding; what is broken gives nothing and a finding.
 */
export function readSentence(line: string, report: Report, at?: Place): AisSentence | undefined {
  if (line.length > MAX_LINE) return say(report, at, AIS.tooLong, String(line.length), String(MAX_LINE));
  const first = line.charCodeAt(0);
  // '!' is what nearly all lines begin with.
  const begin = first === BANG ? 0 : line.indexOf('!');
  if (begin < 0) return isOurs(line) ? say(report, at, AIS.notSentence, line) : undefined;
  if (first === HASH) return undefined;
  let count = 0;
  let sum = 0;
  let star = begin + 1;
  for (; star < line.length; star += 1) {
    const code = line.charCodeAt(star);
    if (code === STAR) break;
    sum ^= code;
    if (code === COMMA && count < 8) commas[count++] = star;
  }
  const address = line.slice(begin + 1, count > 0 ? commas[0] : star);
  const formatter = address.endsWith('VDM') ? 'VDM' : address.endsWith('VDO') ? 'VDO' : undefined;
  if (formatter === undefined) {
    return address.length > 3 && count > 0 ? undefined : say(report, at, AIS.notSentence, line);
  }
  if (star === line.length) return say(report, at, AIS.noChecksum, line);
  if (hexByte(line, star + 1) !== sum) {
    return say(report, at, AIS.checksum, line.slice(star + 1, star + 3), hexOf(sum));
  }
  if (count !== 6) return say(report, at, AIS.fields, String(count + 1));
  const c0 = commas[0] as number;
  const c1 = commas[1] as number;
  const c2 = commas[2] as number;
  const c3 = commas[3] as number;
  const c4 = commas[4] as number;
  const c5 = commas[5] as number;
  const total = digit(line, c0 + 1, c1);
  const number = digit(line, c1 + 1, c2);
  const sequence = digit(line, c2 + 1, c3);
  if (!numbersFit(total, number, sequence)) return say(report, at, AIS.numbering, line.slice(c0 + 1, c3));
  const fillBits = digit(line, c5 + 1, star);
  if (fillBits < 0 || fillBits > 5) return say(report, at, AIS.fill, line.slice(c5 + 1, star));
  return {
    talker: address.slice(0, -3),
    formatter,
    total,
    number,
    sequence: sequence < 0 ? undefined : sequence,
    channel: c4 > c3 + 1 ? line.slice(c3 + 1, c4) : undefined,
    payload: line.slice(c4 + 1, c5),
    fillBits,
    tagBlock: begin === 0 ? undefined : blockBefore(line.slice(0, begin), report, at),
    suffix: line.length > star + 3 ? suffixOf(line.slice(star + 3), report, at) : undefined,
  };
}

function say(
  report: Report,
  at: Place | undefined,
  definition: (typeof AIS)[keyof typeof AIS],
  found: string,
  expected?: string,
): undefined {
  report(finding(definition, '', { found, ...(expected === undefined ? {} : { expected }), ...(at && { at }) }));
}

/** A line without `!` that is not empty, no comment and no `$` sentence was meant to be one. */
function isOurs(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#') && !text.startsWith('$');
}

function blockBefore(before: string, report: Report, at: Place | undefined): TagBlock | undefined {
  const open = before.indexOf('\\');
  const close = before.lastIndexOf('\\');
  const outside = open < 0 ? before : `${before.slice(0, open)}${before.slice(close + 1)}`;
  if (outside.trim() !== '') say(report, at, AIS.before, outside.trim());
  if (open < 0) return undefined;
  const block = close > open ? readTagBlock(before.slice(open + 1, close)) : undefined;
  return block ?? say(report, at, AIS.tagBlock, before);
}

function suffixOf(text: string, report: Report, at: Place | undefined): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return trimmed.startsWith(',') ? trimmed.slice(1) : say(report, at, AIS.afterChecksum, trimmed);
}

const NONE = -1;
const WRONG = -2;

/** One decimal digit; {@link NONE} when nothing stands there, {@link WRONG} when it is something else. */
function digit(line: string, from: number, to: number): number {
  if (to === from) return NONE;
  const value = line.charCodeAt(from) - 48;
  return to === from + 1 && value >= 0 && value <= 9 ? value : WRONG;
}

/** Several sentences need a number that joins them. */
function numbersFit(total: number, number: number, sequence: number): boolean {
  if (total < 1 || number < 1 || number > total || sequence === WRONG) return false;
  return total === 1 || sequence !== NONE;
}
