/** From a heading to its subheadings, as far as words and facts go. @module */
import { subheadingsOf } from '@kouan/rcep-calc/editions';
import { transposeHs } from '../nomenclature/transpose-hs.ts';
import type { Known } from './facts.ts';
import type { Candidate } from './types.ts';
import { type Entry, verdictOf, vocabulary } from './vocabulary.ts';

/** The edition that the tables of goods are written for. */
export const WRITTEN_FOR = '2022';

const byHeading = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** Subheadings of a heading in an edition. */
export function subheadingsUnder(heading: string, edition: string): readonly string[] {
  let all = byHeading.get(edition);
  if (all === undefined) {
    const made = new Map<string, string[]>();
    for (const code of subheadingsOf(edition) ?? []) {
      const key = code.slice(0, 4);
      const known = made.get(key);
      if (known === undefined) made.set(key, [code]);
      else known.push(code);
    }
    byHeading.set(edition, (all = made));
  }
  return all.get(heading) ?? [];
}

/** A code of the tables in the edition that is wanted; only where it stands for the same goods. */
function inEdition(code: string, edition: string): string | undefined {
  if (edition === WRITTEN_FOR) return code;
  const { exact, targets } = transposeHs(code, WRITTEN_FOR, edition);
  return exact ? targets[0]?.code : undefined;
}

/** How many words of an entry's longest phrase the description has; 0 when none. */
function sizeOf({ latin, chinese }: Entry, words: ReadonlySet<string>): number {
  const sizes = [
    ...latin.filter(({ text }) => words.has(text)).map((phrase) => phrase.words.length),
    ...chinese.filter((text) => words.has(text)).map((text) => text.length / 2),
  ];
  return Math.max(0, ...sizes);
}

/** The words and what they end in: a `wooden chair` is a `chair`. */
function withTails(words: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set<string>();
  for (const word of words) {
    const parts = word.split(' ');
    for (let from = 0; from < parts.length; from++) all.add(parts.slice(from).join(' '));
    if (/\p{Script=Han}/u.test(word)) for (let from = 1; from <= word.length - 2; from++) all.add(word.slice(from));
  }
  return all;
}

export interface Narrowed extends Pick<Candidate, 'hs6' | 'subheadings' | 'of' | 'missing'> {}

/** What is left of a heading: by its own number of subheadings, by words, then by facts. */
export function narrow(heading: string, edition: string, words: ReadonlySet<string>, known: Known): Narrowed {
  const all = subheadingsUnder(heading, edition);
  const [only] = all;
  if (all.length === 1 && only !== undefined) return { hs6: only, subheadings: [], of: 1, missing: [] };
  const tails = withTails(words);
  const named = (vocabulary().subheadings.get(heading) ?? [])
    .map((entry) => ({ entry, size: sizeOf(entry, tails), code: inEdition(entry.code, edition) }))
    .filter(({ size, code }) => size > 0 && code !== undefined && all.includes(code))
    .filter(({ entry }) =>
      [...entry.conditions].every(([fact, accepted]) => verdictOf(accepted, fact, known) !== 'no'),
    );
  const most = Math.max(0, ...named.map(({ size }) => size));
  const left = named.filter(({ size }) => size === most);
  const missing = new Set<string>();
  for (const { entry } of left)
    for (const [fact, accepted] of entry.conditions) if (verdictOf(accepted, fact, known) === 'open') missing.add(fact);
  const [first] = left;
  return {
    ...(left.length === 1 && missing.size === 0 && first?.code !== undefined && { hs6: first.code }),
    subheadings: left.map(({ entry, code = '' }) => ({ code, title: entry.title })),
    of: all.length,
    missing: [...missing],
  };
}
