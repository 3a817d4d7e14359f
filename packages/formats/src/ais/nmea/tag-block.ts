import { checksumOf, hexByte, hexOf } from './checksum.ts';

/** What a receiver puts in front of a sentence (NMEA 0183 4.11): where from, where to, when. */
export interface TagBlock {
  /** `c`: seconds since 1970 (some senders: milliseconds), as written. */
  readonly time?: number;
  /** `s` */
  readonly source?: string;
  /** `d` */
  readonly destination?: string;
  /** `g`: this sentence's number in its group, how many the group has, and the group's number. */
  readonly group?: { readonly number: number; readonly total: number; readonly id: number };
  /** `n` */
  readonly line?: number;
  /** `r` */
  readonly relativeTime?: number;
  /** `t` */
  readonly text?: string;
  /** Parameters of other letters, as written. */
  readonly others?: Readonly<Record<string, string>>;
}

const NUMBERS: Readonly<Record<string, 'time' | 'line' | 'relativeTime'>> = { c: 'time', n: 'line', r: 'relativeTime' };
const TEXTS: Readonly<Record<string, 'source' | 'destination' | 'text'>> = { s: 'source', d: 'destination', t: 'text' };

/** Reads what stands between the two backslashes; undefined when its checksum or one of its parameters is wrong. */
export function readTagBlock(inside: string): TagBlock | undefined {
  const star = inside.lastIndexOf('*');
  if (star < 0 || star + 3 !== inside.length) return undefined;
  if (hexByte(inside, star + 1) !== checksumOf(inside, 0, star)) return undefined;
  return readTagParameters(inside.slice(0, star));
}

/** The same without a checksum, as a person writes it: `s:kouan,c:1425686400`. */
export function readTagParameters(parameters: string): TagBlock | undefined {
  const block: Record<string, unknown> = {};
  const others: Record<string, string> = {};
  for (const part of parameters.split(',')) {
    const colon = part.indexOf(':');
    if (colon < 1) return undefined;
    const letter = part.slice(0, colon);
    const value = part.slice(colon + 1);
    const number = NUMBERS[letter];
    const text = TEXTS[letter];
    if (number !== undefined) {
      if (!/^\d{1,15}$/.test(value)) return undefined;
      block[number] = Number(value);
    } else if (text !== undefined) {
      block[text] = value;
    } else if (letter === 'g') {
      const group = groupOf(value);
      if (group === undefined) return undefined;
      block['group'] = group;
    } else if (LETTER.test(letter)) {
      others[letter] = value;
    } else {
      return undefined;
    }
  }
  return { ...block, ...(Object.keys(others).length > 0 && { others }) };
}

function groupOf(value: string): TagBlock['group'] {
  const [, number, total, id] = /^(\d{1,3})-(\d{1,3})-(\d{1,9})$/.exec(value) ?? [];
  return number === undefined ? undefined : { number: Number(number), total: Number(total), id: Number(id) };
}

/** Whether a tag block has only what can be told apart again when it is read: it may come from anywhere. */
export function fitsTagBlock(block: TagBlock): boolean {
  if (typeof block !== 'object' || block === null) return false;
  const values = Object.entries(block).filter(([, value]) => value !== undefined);
  return values.every(([name, value]) => {
    if (Object.values(NUMBERS).includes(name as 'time')) return isCount(value);
    if (Object.values(TEXTS).includes(name as 'text')) return isWord(value);
    if (name === 'group') return ['number', 'total', 'id'].every((key) => isCount((value as never)?.[key]));
    if (name !== 'others' || typeof value !== 'object' || value === null) return false;
    return Object.entries(value).every(([letter, text]) => LETTER.test(letter) && isWord(text));
  });
}

const LETTER = /^[A-Za-z0-9]{1,4}$/;
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isWord = (value: unknown): boolean =>
  typeof value === 'string' && /^[ -~]*$/.test(value) && !/[,*!$\\]/.test(value);

/** `\s:rORBCOMM000,c:1425686400*hh\` */
export function writeTagBlock(block: TagBlock): string {
  const { group } = block;
  const parts = [
    ...(group === undefined ? [] : [`g:${group.number}-${group.total}-${group.id}`]),
    ...Object.entries(TEXTS).flatMap(([letter, name]) =>
      block[name] === undefined ? [] : [`${letter}:${block[name]}`],
    ),
    ...Object.entries(NUMBERS).flatMap(([letter, name]) =>
      block[name] === undefined ? [] : [`${letter}:${block[name]}`],
    ),
    ...Object.entries(block.others ?? {}).map(([letter, value]) => `${letter}:${value}`),
  ];
  const inside = parts.join(',');
  return `\\${inside}*${hexOf(checksumOf(inside, 0, inside.length))}\\`;
}
