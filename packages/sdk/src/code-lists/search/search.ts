/** Search over the code lists. @module */
import { type CodeList, codeList, codeListNames, listAsOf } from '../code-list.ts';
import type { CodeEntry, CodeListName } from '../entries.ts';
import { type FoundBy, fitOf, type Prepared, prepare, type Word, wordOf } from './match.ts';

/** One entry that was found. */
export interface CodeHit {
  readonly list: CodeListName;
  readonly entry: CodeEntry;
  /** Where the word that fits least was found. */
  readonly by: FoundBy;
  /** 0 to 100. */
  readonly score: number;
}

export interface CodeSearchOptions {
  /** Lists to look in, by name or a list of one's own; all that are shipped when none is named. */
  readonly lists?: readonly (CodeListName | CodeList)[];
  /** Leaves out codes that had not begun or had ended on that day. */
  readonly asOf?: string;
  /** 20 when nothing is said. */
  readonly limit?: number;
}

export interface CodeSearch {
  /** The best first. */
  readonly hits: readonly CodeHit[];
  /** How many there are, those beyond the limit too. */
  readonly total: number;
}

const prepared = new WeakMap<CodeList, readonly Prepared[]>();

function preparedOf(list: CodeList): readonly Prepared[] {
  let known = prepared.get(list);
  if (known === undefined) prepared.set(list, (known = [...list.entries()].map(prepare)));
  return known;
}

/** A person types a few words; the rest of a longer text is left out. */
const WORDS_MAX = 8;
const WORD_MAX = 80;

/**
 * Entries that every word fits: by code, by Chinese or English name, by pinyin (`shanghai`, `sh`, `shangh`), or by a
 * word that is spelled nearly so.
 */
export function searchCodes(
  query: string,
  { lists = codeListNames, asOf, limit = 20 }: CodeSearchOptions = {},
): CodeSearch {
  const words = query
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, WORDS_MAX)
    .map((word) => wordOf(word.slice(0, WORD_MAX)));
  if (words.length === 0) return { hits: [], total: 0 };
  const whole = wordOf(words.map(({ text }) => text).join(' '));
  const hits: CodeHit[] = [];
  for (const wanted of lists) {
    const list = typeof wanted === 'string' ? codeList(wanted) : wanted;
    const held = asOf === undefined ? undefined : listAsOf(list, asOf);
    for (const one of preparedOf(list)) {
      if (held?.has(one.entry.code) === false) continue;
      const hit = hitOf(list.name, one, words, whole);
      if (hit !== undefined) hits.push(hit);
    }
  }
  hits.sort(byWorth);
  return { hits: hits.slice(0, limit), total: hits.length };
}

function hitOf(list: CodeListName, one: Prepared, words: readonly Word[], whole: Word): CodeHit | undefined {
  let least: FoundBy = 'code';
  let low = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (const word of words) {
    const fit = fitOf(word, one);
    if (fit === undefined) return undefined;
    sum += fit.score;
    if (fit.score < low) [least, low] = [fit.by, fit.score];
  }
  // Words that stand together in the name, in their order, are worth more than words anywhere.
  const together = words.length > 1 ? (fitOf(whole, one)?.score ?? 0) : 0;
  return { list, entry: one.entry, by: least, score: Math.round(Math.max(together, sum / words.length)) };
}

const length = ({ entry }: CodeHit): number => (entry.zh ?? entry.en ?? '').length;

/** The better score, then the shorter name: what was typed is more of it. */
function byWorth(a: CodeHit, b: CodeHit): number {
  return b.score - a.score || length(a) - length(b) || compare(a.list, b.list) || compare(a.entry.code, b.entry.code);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
