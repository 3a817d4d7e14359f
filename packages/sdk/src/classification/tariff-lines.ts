/** Lines of a user's tariff that are like a description. @module */
import type { Tariff, TariffLine } from '../nomenclature/tariff.ts';
import { type Described, stems } from './text.ts';

/** Lines of one heading that are shown. */
const SHOWN = 5;

/** How many words of the description a line has; Chinese counts common runs of two characters. */
function likeness(line: TariffLine, words: ReadonlySet<string>, pairs: ReadonlySet<string>): number {
  const latin = new Set(stems(line.en ?? ''));
  let count = 0;
  for (const word of words) if (latin.has(word)) count += 1;
  const zh = line.zh ?? '';
  for (const pair of pairs) if (zh.includes(pair)) count += 1;
  return count;
}

const wordsOf = ({ segments }: Described): ReadonlySet<string> =>
  new Set(segments.flatMap(({ words }) => words).filter((word) => word.length > 2));

function pairsOf({ chinese }: Described): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= chinese.length; at++) {
    const pair = chinese.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) pairs.add(pair);
  }
  return pairs;
}

/** Lines below a heading that have words of the description, the likest first. */
export function linesUnder(heading: string, tariff: Tariff | undefined, described: Described): readonly TariffLine[] {
  if (tariff === undefined) return [];
  const [words, pairs] = [wordsOf(described), pairsOf(described)];
  return [...tariff.lines.values()]
    .filter(({ code }) => code.length > 4 && code.startsWith(heading))
    .map((line) => ({ line, like: likeness(line, words, pairs) }))
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like || (a.line.code < b.line.code ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ line }) => line);
}

/** Headings whose lines have the last word of what the goods are called, with the line that has most of the rest. */
export function headingsByText(tariff: Tariff | undefined, described: Described): ReadonlyMap<string, TariffLine> {
  const found = new Map<string, { readonly line: TariffLine; readonly like: number }>();
  const head = described.segments.find(({ kind }) => kind === 'main')?.words.at(-1);
  const tail = /\p{Script=Han}{2}$/u.exec(described.chinese.split(/[，、,;；:：（）()/]/)[0] ?? '')?.[0];
  if (tariff === undefined || (head === undefined && tail === undefined)) return new Map();
  const [words, pairs] = [wordsOf(described), pairsOf(described)];
  for (const line of tariff.lines.values()) {
    const named =
      (head !== undefined && head.length > 2 && stems(line.en ?? '').includes(head)) ||
      (tail !== undefined && line.zh?.includes(tail) === true);
    if (!named) continue;
    const heading = line.code.slice(0, 4);
    const like = likeness(line, words, pairs);
    if (like > (found.get(heading)?.like ?? 0)) found.set(heading, { line, like });
  }
  return new Map([...found].sort(([, a], [, b]) => b.like - a.like).map(([heading, { line }]) => [heading, line]));
}
