/** How well one word fits one entry. @module */
import { distance } from '@kouan/core';
import type { CodeEntry } from '../entries.ts';
import { matchPinyin, typed } from './pinyin.ts';

/** What a word was found in. */
export type FoundBy = 'code' | 'zh' | 'en' | 'pinyin' | 'likeness';

/** How well, from 0 to 100. */
export interface Fit {
  readonly by: FoundBy;
  readonly score: number;
}

/** An entry with what a search compares. */
export interface Prepared {
  readonly entry: CodeEntry;
  readonly codes: readonly string[];
  readonly zh: string;
  /** The Chinese name as it is: a hanzi is one unit of it. */
  readonly characters: ArrayLike<string>;
  readonly en: string;
  readonly words: readonly string[];
}

/** One word of a query. */
export interface Word {
  readonly text: string;
  readonly letters: string;
  /** How far words of names are from it: the same few thousand words come again and again. */
  readonly far: Map<string, number>;
}

/** Latin letters without marks, in lower case. */
export const plain = (text: string): string =>
  (/^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFD').replace(/[\u0300-\u036f]/g, '')).toLowerCase();

const NONE: readonly string[] = [];

export function prepare(entry: CodeEntry): Prepared {
  const { code, zh = '', alpha3, numeric, old } = entry;
  const en = plain(entry.en ?? '');
  const more = [alpha3, numeric, old].filter((one) => one !== undefined);
  return {
    entry,
    codes: (more.length === 0 ? [code] : [code, ...more]).map(plain),
    zh: zh.toLowerCase(),
    characters: zh,
    en,
    words: en === '' ? NONE : en.split(/[^\p{L}\p{N}]+/u).filter(Boolean),
  };
}

export const wordOf = (text: string): Word => ({
  text: plain(text),
  letters: /^[\p{Script=Latin}\d'’ -]+$/u.test(text) ? typed(text) : '',
  far: new Map(),
});

type Matcher = readonly [FoundBy, (word: Word, entry: Prepared) => number];

/** In the order in which they are tried; the best score counts. */
const MATCHERS: readonly Matcher[] = [
  [
    'code',
    ({ text }, { codes }) =>
      codes[0] === text ? 100 : codes.includes(text) ? 90 : text.length > 1 && codes[0]?.startsWith(text) ? 45 : 0,
  ],
  ['zh', ({ text }, { zh }) => part(zh, text, 95)],
  [
    'en',
    ({ text }, { en, words }) =>
      en === text
        ? 95
        : words.includes(text)
          ? 80
          : text.length > 2 && words.some((one) => one.startsWith(text))
            ? 60
            : 0,
  ],
  ['pinyin', byPinyin],
];

function part(whole: string, text: string, full: number): number {
  if (whole === text) return full;
  const at = whole.indexOf(text);
  return at < 0 ? 0 : at === 0 ? full - 15 : full - 30;
}

function byPinyin({ letters }: Word, { characters }: Prepared): number {
  if (letters === '') return 0;
  const match = matchPinyin(letters, characters);
  if (match === undefined) return 0;
  const all = match.from === 0 && match.to === characters.length;
  // Initials alone fit much by chance: inside a name three are needed.
  if (match.whole === 0 && !all && letters.length < 3) return 0;
  return 25 + 40 * match.whole + (all ? 20 : 0) + (match.from === 0 ? 5 : 0);
}

/** Of short words nearly every other is one letter away. */
const LIKE_MIN = 5;

/** A word of a name that is one letter away, two where it is long. */
function likeness({ text, far }: Word, { words }: Prepared): number {
  if (text.length < LIKE_MIN) return 0;
  const limit = text.length < 8 ? 1 : 2;
  let best = limit + 1;
  for (const word of words) {
    if (word.length < LIKE_MIN - 1) continue;
    let known = far.get(word);
    if (known === undefined) far.set(word, (known = distance(text, word, limit)));
    best = Math.min(best, known);
  }
  return best > limit ? 0 : 50 - 10 * best;
}

/** The best that a word fits an entry, or `undefined`. */
export function fitOf(word: Word, entry: Prepared): Fit | undefined {
  let best: Fit | undefined;
  for (const [by, score] of MATCHERS) {
    const found = score(word, entry);
    if (found > (best?.score ?? 0)) best = { by, score: found };
  }
  if (best !== undefined) return best;
  const like = likeness(word, entry);
  return like > 0 ? { by: 'likeness', score: like } : undefined;
}
