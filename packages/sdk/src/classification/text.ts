/** Descriptions of goods as words: Latin words by their stems, Chinese by its characters. @module */

/** Longer descriptions are cut: what goods are stands at the beginning. */
const DESCRIPTION_MAX = 400;

/** Words after which stands what the goods are for or come with. */
const ASIDE = new Set(['for', 'with', 'including', 'incl', 'without', 'used', 'to', 'containing', 'plus']);

/** Words after which stands how the goods are. */
const ABOUT = new Set(['in', 'from', 'by', 'of', 'made']);

/** What goods are put up in: of `bags of rice`, the rice is meant. */
const PACKINGS = new Set([
  'bag',
  'bottle',
  'box',
  'can',
  'carton',
  'tin',
  'jar',
  'drum',
  'pack',
  'roll',
  'crate',
  'case',
  'set',
  'pair',
  'piece',
]);

/** A Latin word without its plural; a rough stem is enough, since both sides are stemmed. */
export function stem(word: string): string {
  // Glasses are seen through, glass is a material.
  if (word === 'glasses' || /(ss|us|is)$/.test(word) || word.length < 4) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|ss|x|z|[gmnt]o)es$/.test(word)) return word.slice(0, -2);
  if (/(knives|leaves|shelves|scarves)$/.test(word)) return `${word.slice(0, -3)}f`.replace('knif', 'knife');
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

/** Latin words of a text, stemmed. */
export const stems = (text: string): string[] =>
  (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/['’]s\b/g, '')
      .match(/[\p{Script=Latin}\d]+/gu) ?? []
  ).map(stem);

/** Part of a description: `main` says what the goods are, `about` how they are, `aside` what they are for or come with. */
export interface Segment {
  readonly words: readonly string[];
  readonly kind: 'main' | 'about' | 'aside';
}

export interface Described {
  readonly text: string;
  /** Latin parts: the first says what the goods are, what follows a comma or `for` describes them. */
  readonly segments: readonly Segment[];
  /** All of it without spaces, for Chinese. */
  readonly chinese: string;
}

/** Reads a description. */
export function describe(written: string): Described {
  const text = written.slice(0, DESCRIPTION_MAX).normalize('NFKC').trim();
  const segments: Segment[] = [];
  for (const [index, part] of text.split(/[,;:()/\n]+/).entries()) {
    let words: string[] = [];
    let kind = (index === 0 ? 'main' : 'about') as Segment['kind'];
    for (const word of stems(part)) {
      // After a number stand measures and packings: `beer 330 ml cans`; in front of the goods it is theirs: `14 inch laptop`.
      if (/^\d/.test(word) && words.some((one) => !/^\d/.test(one)) && kind === 'main') {
        segments.push({ words, kind });
        [words, kind] = [[], 'about'];
      }
      if (word === 'of' && kind === 'main' && PACKINGS.has(words.at(-1) ?? '')) {
        words = [];
        continue;
      }
      const turn: Segment['kind'] | undefined = ASIDE.has(word)
        ? 'aside'
        : ABOUT.has(word) && kind !== 'aside'
          ? 'about'
          : undefined;
      if (turn === undefined) {
        words.push(word);
        continue;
      }
      if (words.length > 0) segments.push({ words, kind });
      [words, kind] = [[], turn];
    }
    if (words.length > 0) segments.push({ words, kind });
  }
  return { text, segments, chinese: text.toLowerCase().replace(/\s+/g, '') };
}

/** Where words follow each other in others: the index of the first, or -1. */
export function indexOfWords(all: readonly string[], wanted: readonly string[]): number {
  for (let at = 0; at + wanted.length <= all.length; at++)
    if (wanted.every((word, index) => all[at + index] === word)) return at;
  return -1;
}
