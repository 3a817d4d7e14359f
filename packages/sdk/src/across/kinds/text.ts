/** Texts, numbers of papers, marks, vessels and voyages: what is the same in another spelling. @module */
import type { Comparable, Kind } from '../value.ts';

/** Full width becomes half width, small becomes large, white space becomes one blank. */
export const folded = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();

/** Letters and digits of any script. */
export const letters = (text: string): string => folded(text).replace(/[^\p{L}\p{N}]/gu, '');

/** A kind whose values are equal when one of the spellings on either side comes to the same text. */
export function spelled(canonical: (text: string) => string): Kind {
  const all = ({ text, also = [] }: Comparable): string[] => [text, ...also].map(canonical).filter(Boolean);
  return {
    canonical: ({ text }) => canonical(text),
    compare(one, other) {
      const [left, right] = [all(one), new Set(all(other))];
      if (left.length === 0 || right.size === 0) return 'unknown';
      return left.some((text) => right.has(text)) ? 'same' : 'differs';
    },
    write: (_wrong, right) => right.text,
  };
}

/** How papers say that there are no marks. */
const NO_MARKS: ReadonlySet<string> = new Set(['NM', 'NOMARK', 'NOMARKS', 'NIL', 'NONE', '无', '无唛头', '无标记']);

const marks = (text: string): string => {
  const plain = letters(text);
  return NO_MARKS.has(plain) ? 'NM' : plain;
};

const vessel = (text: string): string =>
  letters(folded(text).replace(/^(?:M\/?V|M\.V\.|MV\.|S\/?S|S\.S\.|M\/?T|M\.T\.|VESSEL)[\s:.]+/, ''));

/** IMO number of a vessel, by which customs may name it. */
const IMO = /^(?:UN|IMO)?(\d{7})$/;

const voyage = (text: string): string =>
  letters(folded(text).replace(/^(?:V(?:OY(?:AGE)?)?)[\s.:]+/, '')).replace(/^0+(?=\d)/, '');

const named = spelled(vessel);

/** A name does not speak against a number. */
export const vesselKind: Kind = {
  ...named,
  compare(one, other) {
    const numbers = [one, other].map(({ text }) => IMO.test(vessel(text)));
    if (numbers[0] !== numbers[1]) return 'unknown';
    const number = (value: Comparable): string => vessel(value.text).replace(IMO, '$1');
    return numbers[0] ? (number(one) === number(other) ? 'same' : 'differs') : named.compare(one, other);
  },
};

export const textKind: Kind = spelled(folded);
export const numberKind: Kind = spelled(letters);
export const marksKind: Kind = spelled(marks);
export const voyageKind: Kind = spelled(voyage);

/** Words of a description that say something. */
function words(text: string): ReadonlySet<string> {
  const parts = folded(text).match(/[A-Z0-9]{3,}/g) ?? [];
  return new Set(parts.map((word) => word.replace(/(?<=..)(?:ES|S)$/, '')));
}

const HAN = /\p{Script=Han}/gu;

/** Descriptions of goods conflict only when they share no word of a language that both use. */
export const goodsKind: Kind = {
  canonical: ({ text }) => letters(text),
  compare(one, other) {
    const texts = [one, other].map(({ text, also = [] }) => [text, ...also].join(' '));
    const [left = '', right = ''] = texts;
    const [a, b] = [words(left), words(right)];
    const [han, zi] = [new Set(left.match(HAN) ?? []), new Set(right.match(HAN) ?? [])];
    if ((a.size === 0 || b.size === 0) && (han.size === 0 || zi.size === 0)) return 'unknown';
    return [...a].some((word) => b.has(word)) || [...han].some((sign) => zi.has(sign)) ? 'same' : 'differs';
  },
};
