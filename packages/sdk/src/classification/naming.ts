/** Which words of a description name goods, and how surely. @module */
import { CHINESE_FACTS, FACT_WORDS } from './facts.ts';
import { type Described, indexOfWords } from './text.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * `head`: the word says what the goods are. `beside`: it does, after a comma. `modifier`: another word follows, known here
 * or not, and names what the goods are; this one says what they are for, of or with.
 */
export type Role = 'head' | 'beside' | 'modifier';

/** Words of the description that name goods of some headings. */
export interface Naming {
  readonly word: string;
  readonly headings: ReadonlySet<string>;
  readonly role: Role;
  /** Words, or Chinese characters in pairs: the more, the surer. */
  readonly size: number;
}

/** What may follow the name of goods without naming others: numbers, units, colours, sizes, forms, how they are. */
const NEUTRAL =
  /^([a-z]*\d.*|[a-z]|and|.+ed|.+ly|mm|cm|inch|kg|ml|oz|gb|tb|pc|pcs|piece|pair|pack|roll|lot|size|new|black|white|red|blue|green|grey|gray|color|colour|small|large|big|mini|pro|plus|max|type|model|style|portable|quality|grade|brand|retail|slice|whole|gel|raw|dry|organic|natural|cold|hot|wide|thick|thin|waterproof|non|stick|swivel|adult|kid|child|artificial)$/;

/** The same in Chinese: counts, measures, whom for, how packed. */
const NEUTRAL_ZH =
  /(一次性|成人|儿童|大号|中号|小号|款|装|整箱|公斤|千克|毫升|升|克|只|个|件|台|双|片|瓶|听|卷|支|新|度|英寸|寸|升级版|系列|型)/g;

/** Words that say a fact and name goods as well: what stands before them is of them. */
const THINGS = new Set(['battery', 'table', 'car', 'sofa', 'tablet', 'capsule', 'cloth', 'fabric', 'flannel']);

const neutral = (word: string): boolean => NEUTRAL.test(word) || (FACT_WORDS.has(word) && !THINGS.has(word));

/**
 * All words that name goods; one that lies inside a longer one is not meant. What stands after a comma names the goods
 * only where nothing before it does: `beer, cans`.
 */
export function namingsOf(described: Described): readonly Naming[] {
  const all = [...latinNamings(described), ...chineseNamings(described)];
  const named = all.some(({ main, role }) => main && role !== 'modifier');
  return all.map(({ main, ...one }) => (named && !main ? { ...one, role: 'modifier' as const } : one));
}

/** A naming, and whether it stands where the goods are named. */
type Found = Naming & { readonly main: boolean };

interface Span extends Naming {
  readonly from: number;
  readonly to: number;
}

function outermost(spans: readonly Span[]): readonly Span[] {
  return spans.filter(
    (one) =>
      !spans.some(
        (other) =>
          other !== one && other.from <= one.from && one.to <= other.to && other.to - other.from > one.to - one.from,
      ),
  );
}

/** Whether a word names goods of these headings. */
const isSame = (named: ReadonlySet<string> | undefined, headings: ReadonlySet<string>): boolean =>
  named !== undefined && [...headings].some((heading) => named.has(heading));

function latinNamings({ segments }: Described): readonly Found[] {
  const { latin, heads } = vocabulary();
  return segments.flatMap(({ words, kind }) => {
    const spans: Span[] = [];
    for (const { text, words: wanted, headings } of latin) {
      const from = indexOfWords(words, wanted);
      if (from < 0) continue;
      const to = from + wanted.length;
      // A word of the same headings names the same goods: `plush toy bear`.
      const rest = words.slice(to).filter((word) => !neutral(word) && !isSame(heads.get(word), headings));
      const role = kind === 'aside' || rest.length > 0 ? 'modifier' : kind === 'about' ? 'beside' : 'head';
      spans.push({ word: text, headings, role, size: wanted.length, from, to });
    }
    return outermost(spans).map((one) => ({ ...one, main: kind === 'main' }));
  });
}

function chineseNamings({ text }: Described): readonly Found[] {
  if (!/\p{Script=Han}/u.test(text)) return [];
  return text
    .toLowerCase()
    .split(/[，、,;；:：（）()/\s]+/)
    .filter(Boolean)
    .flatMap((part, index) => {
      const spans: Span[] = [];
      for (const { text: word, headings } of vocabulary().chinese) {
        const from = part.lastIndexOf(word);
        if (from < 0) continue;
        spans.push({ word, headings, role: 'head', size: Math.max(1, word.length / 2), from, to: from + word.length });
      }
      const kept = outermost(spans);
      return kept.map((one) => ({ ...one, role: roleIn(part, one, kept, index), main: index === 0 }));
    });
}

function roleIn(part: string, one: Span, all: readonly Span[], index: number): Role {
  if (all.some((other) => other.from >= one.to)) return 'modifier';
  let rest = part.slice(one.to).replace(/[\p{Script=Latin}\d.%*×-]+/gu, '');
  for (const word of CHINESE_FACTS) rest = rest.replaceAll(word, '');
  return rest.replace(NEUTRAL_ZH, '') !== '' ? 'modifier' : index > 0 ? 'beside' : 'head';
}
