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
  readonly sequence?: number;
  /** A or B; some receivers number them. */
  readonly channel?: string;
  readonly payload: string;
  readonly fillBits: number;
  readonly tagBlock?: TagBlock;
  /** What the U.S. Coast Guard form puts behind the checksum: station, signal, time. */
  readonly suffix?: string;
}

/** Longest line: a tag block and a sentence are at most 82 characters each, and receivers add to them. */
export const MAX_LINE = 1024;

const COMMA = 44;
const FORMATTERS = new Set(['VDM', 'VDO']);

/**
 * Reads one line. Lines that are none of ours – empty ones, comments (`#`), sentences of other instruments – give
 * nothing and no finding; what is broken gives nothing and a finding.
 */
export function readSentence(line: string, report: Report, at?: Place): AisSentence | undefined {
  const say = (definition: (typeof AIS)[keyof typeof AIS], found: string, expected?: string): undefined => {
    report(finding(definition, '', { found, ...(expected === undefined ? {} : { expected }), ...(at && { at }) }));
    return undefined;
  };
  if (line.length > MAX_LINE) return say(AIS.tooLong, String(line.length), String(MAX_LINE));
  const first = line.charCodeAt(0);
  // '!', the usual case, needs no look at what stands in front of it.
  const begin = first === 33 ? 0 : line.indexOf('!');
  if (begin < 0) return isOurs(line) ? say(AIS.notSentence, line) : undefined;
  if (first === 35) return undefined;
  const tagBlock = begin === 0 ? undefined : blockBefore(line.slice(0, begin), say);
  const star = line.indexOf('*', begin);
  const stop = star < 0 ? line.length : star;
  const commas: number[] = [];
  let sum = 0;
  for (let index = begin + 1; index < stop; index += 1) {
    const code = line.charCodeAt(index);
    sum ^= code;
    if (code === COMMA) commas.push(index);
  }
  const [c0 = stop, c1 = stop, c2 = stop, c3 = stop, c4 = stop, c5 = stop] = commas;
  const address = line.slice(begin + 1, c0);
  const formatter = address.slice(-3);
  if (!FORMATTERS.has(formatter))
    return address.length > 3 && commas.length > 0 ? undefined : say(AIS.notSentence, line);
  if (star < 0) return say(AIS.noChecksum, line);
  const written = hexByte(line, star + 1);
  if (written !== sum) return say(AIS.checksum, line.slice(star + 1, star + 3), hexOf(sum));
  if (commas.length !== 6) return say(AIS.fields, String(commas.length + 1));
  const total = digit(line, c0 + 1, c1);
  const number = digit(line, c1 + 1, c2);
  const sequence = digit(line, c2 + 1, c3);
  if (!numbersFit(total, number, sequence)) return say(AIS.numbering, line.slice(c0 + 1, c3));
  const fillBits = digit(line, c5 + 1, stop);
  if (fillBits === undefined || fillBits < 0 || fillBits > 5) return say(AIS.fill, line.slice(c5 + 1, stop));
  const suffix = line.length > star + 3 ? behind(line.slice(star + 3), say) : undefined;
  return {
    talker: address.slice(0, -3),
    formatter: formatter as 'VDM' | 'VDO',
    total: total as number,
    number: number as number,
    ...(sequence !== undefined && sequence >= 0 && { sequence }),
    ...(c4 > c3 + 1 && { channel: line.slice(c3 + 1, c4) }),
    payload: line.slice(c4 + 1, c5),
    fillBits,
    ...(tagBlock && { tagBlock }),
    ...(suffix && { suffix }),
  };
}

/** A line without `!` that is not empty, no comment and no `$` sentence was meant to be one. */
function isOurs(line: string): boolean {
  const text = line.trim();
  return text !== '' && !text.startsWith('#') && !text.startsWith('$');
}

type Say = (definition: (typeof AIS)[keyof typeof AIS], found: string) => undefined;

function blockBefore(before: string, say: Say): TagBlock | undefined {
  const open = before.indexOf('\\');
  const close = before.lastIndexOf('\\');
  const outside = open < 0 ? before : `${before.slice(0, open)}${before.slice(close + 1)}`;
  if (outside.trim() !== '') say(AIS.before, outside.trim());
  if (open < 0) return undefined;
  const block = close > open ? readTagBlock(before.slice(open + 1, close)) : undefined;
  return block ?? say(AIS.tagBlock, before);
}

function behind(text: string, say: Say): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  return trimmed.startsWith(',') ? trimmed.slice(1) : say(AIS.afterChecksum, trimmed);
}

/** One decimal digit; undefined when nothing stands there, -1 when it is something else. */
function digit(line: string, from: number, to: number): number | undefined {
  if (to === from) return undefined;
  const value = line.charCodeAt(from) - 48;
  return to === from + 1 && value >= 0 && value <= 9 ? value : -1;
}

/** Several sentences need a number that joins them. */
function numbersFit(total = -1, number = -1, sequence?: number): boolean {
  if (total < 1 || number < 1 || number > total || (sequence !== undefined && sequence < 0)) return false;
  return total === 1 || sequence !== undefined;
}
