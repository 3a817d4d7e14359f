import { checksumOf, hexOf } from './checksum.ts';
import { fitsTagBlock, type TagBlock, writeTagBlock } from './tag-block.ts';

/** How the sentences of a message are written. */
export interface SentenceOptions {
  /** Two characters; AI. */
  readonly talker?: string;
  /** VDM. */
  readonly formatter?: 'VDM' | 'VDO';
  /** A; an empty text leaves it out. */
  readonly channel?: string;
  /** 0 to 9; only used where a message needs several sentences. */
  readonly sequence?: number;
  /** Written in front of the first sentence; with a group number, in front of each. */
  readonly tagBlock?: TagBlock;
}

/** A sentence has at most 82 characters with its CR LF: IEC 61162-1. */
const MAX_SENTENCE = 80;

/** Cuts a payload into as few sentences as it needs. */
export function writeSentences(payload: string, fillBits: number, options: SentenceOptions = {}): string[] {
  const { talker = 'AI', formatter = 'VDM', channel = 'A', sequence = 0, tagBlock } = options;
  const around = `!${talker}${formatter},1,1,0,${channel},,0*hh`.length;
  const room = MAX_SENTENCE - around;
  const total = Math.max(1, Math.ceil(payload.length / room));
  const joined = total === 1 ? '' : String(sequence);
  return Array.from({ length: total }, (_, index) => {
    const part = payload.slice(index * room, (index + 1) * room);
    const fill = index === total - 1 ? fillBits : 0;
    const inside = `${talker}${formatter},${total},${index + 1},${joined},${channel},${part},${fill}`;
    return `${blockOf(tagBlock, index, total)}!${inside}*${hexOf(checksumOf(inside, 0, inside.length))}`;
  });
}

/** What cannot stand in a sentence: its path, and what may. A message from elsewhere brings its own channel and tag block. */
export function unwritable(options: SentenceOptions): readonly (readonly [path: string, expected: string])[] {
  const { talker = 'AI', formatter = 'VDM', channel = 'A', sequence = 0, tagBlock } = options;
  const wrong: [boolean, string, string][] = [
    [matches(/^[A-Z0-9]{2}$/, talker), '/talker', 'AI, AB, …'],
    [formatter === 'VDM' || formatter === 'VDO', '/formatter', 'VDM, VDO'],
    [matches(/^[A-Z0-9]?$/, channel), '/channel', 'A, B'],
    [Number.isInteger(sequence) && sequence >= 0 && sequence <= 9, '/sequence', '0 … 9'],
    [tagBlock === undefined || fitsTagBlock(tagBlock), '/tagBlock', '[^,*!$\\\\]'],
  ];
  return wrong.filter(([fits]) => !fits).map(([, path, expected]) => [path, expected]);
}

const matches = (pattern: RegExp, value: unknown): boolean => typeof value === 'string' && pattern.test(value);

/** A group is written on each of its sentences, all else only on the first: NMEA 0183 4.11. */
function blockOf(block: TagBlock | undefined, index: number, total: number): string {
  if (block === undefined) return '';
  if (block.group === undefined) return index === 0 ? writeTagBlock(block) : '';
  const group = { number: index + 1, total, id: block.group.id };
  return writeTagBlock(index === 0 ? { ...block, group } : { group });
}
