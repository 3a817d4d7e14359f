/** Which words of a description name goods, and how surely. @module */
import { CHINESE_FACTS, FACT_WORDS } from './facts.ts';
import { type Described, indexOfWords } from './text.ts';
import { vocabulary } from './vocabulary.ts';

/**
 * `head`: the word says what the goods are. `loose`: words follow that are not known here. `modifier`: another thing
 * follows or it stands beside: it says what the goods are for.
 */
export type Role = 'head' | 'loose' | 'modifier';

/** Words of the description that name goods of some headings. */
export interface Naming {
  readonly word: string;
  readonly headings: ReadonlySet<string>;
  readonly role: Role;
  /** Words, or Chinese characters in pairs: the more, the surer. */
  readonly size: number;
}

/** Things that other things have: what goods are called so is not said by what stands before. */
const PARTS = new Set(
  'part accessory component spare stand cover case holder kit set mount bracket strap screen protector rack sleeve adapter adaptor cleaner sticker repair tool machine equipment device material product article sample goods assembly module unit system decoration box bag cable film charger shell lid body'.split(
    ' ',
  ),
);

/** The same in Chinese, as endings. */
const PARTS_ZH =
  /(配件|零件|部件|附件|支架|套|盒|袋|壳|罩|架|膜|贴|线|机|设备|装置|材料|制品|样品|用品|器|组件|模块|工具|底座|盖|包|箱)$/;

/** What may follow the name of goods without naming others: numbers, units, colours, sizes, packings. */
const NEUTRAL =
  /^(\d.*|[a-z]|mm|cm|inch|kg|ml|oz|gb|tb|pc|pcs|piece|pair|pack|lot|set|size|new|black|white|red|blue|green|grey|gray|color|colour|small|large|big|mini|pro|plus|max|type|model|style|printed|portable|quality|grade|brand|retail)$/;

const neutral = (word: string): boolean => NEUTRAL.test(word) || FACT_WORDS.has(word);

/** All words that name goods; one that lies inside a longer one is not meant. */
export const namingsOf = (described: Described): readonly Naming[] => [
  ...latinNamings(described),
  ...chineseNamings(described),
];

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

/** Whether a word names goods, and none of these headings. */
const isOther = (named: ReadonlySet<string> | undefined, headings: ReadonlySet<string>): boolean =>
  named !== undefined && ![...headings].some((heading) => named.has(heading));

function latinNamings({ segments }: Described): readonly Naming[] {
  const { latin, heads } = vocabulary();
  return segments.flatMap(({ words, kind }) => {
    const spans: Span[] = [];
    for (const { text, words: wanted, headings } of latin) {
      const from = indexOfWords(words, wanted);
      if (from < 0) continue;
      const to = from + wanted.length;
      const rest = words.slice(to).filter((word) => !neutral(word));
      const another = rest.some((word) => PARTS.has(word) || isOther(heads.get(word), headings));
      const role = kind === 'aside' || another ? 'modifier' : kind === 'about' || rest.length > 0 ? 'loose' : 'head';
      spans.push({ word: text, headings, role, size: wanted.length, from, to });
    }
    return outermost(spans);
  });
}

function chineseNamings({ text }: Described): readonly Naming[] {
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
      return kept.map((one) => ({ ...one, role: roleIn(part, one, kept, index) }));
    });
}

function roleIn(part: string, one: Span, all: readonly Span[], index: number): Role {
  if (all.some((other) => other.from >= one.to)) return 'modifier';
  let rest = part.slice(one.to).replace(/[\p{Script=Latin}\d.%*×-]+/gu, '');
  // The mark of a purpose: 手机用, 适用于.
  if (/^(专用|用)/.test(rest)) return 'modifier';
  for (const word of CHINESE_FACTS) rest = rest.replaceAll(word, '');
  if (PARTS_ZH.test(rest)) return 'modifier';
  return rest !== '' || index > 0 ? 'loose' : 'head';
}
