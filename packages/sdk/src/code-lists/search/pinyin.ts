/** Chinese names found by what is typed in Latin letters: whole syllables, initials, or a mixture. @module */
import syllables from './pinyin.generated.ts';

let readings: ReadonlyMap<string, readonly string[]> | undefined;

/** How a character can be read, without tones, with ü as v and as u; none for what is no hanzi. */
export function readingsOf(character: string): readonly string[] {
  readings ??= readAll();
  return readings.get(character) ?? [];
}

function readAll(): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, string[]>();
  for (const row of syllables.split(' ')) {
    const [syllable = ''] = /^[a-z]+/.exec(row) ?? [];
    const spellings = syllable.includes('v') ? [syllable, syllable.replace('v', 'u')] : [syllable];
    for (const character of row.slice(syllable.length)) {
      const known = all.get(character);
      if (known === undefined) all.set(character, [...spellings]);
      else known.push(...spellings);
    }
  }
  return all;
}

/** Where typed letters fit into a name. */
export interface PinyinMatch {
  /** Index of the first character, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** How much of it was typed as whole syllables, 0 to 1; initials alone give 0. */
  readonly whole: number;
}

/** Typed letters: `lüe` may be written `lve` or `lue`, tones are digits or marks and count for nothing. */
export function typed(text: string): string {
  return text
    .normalize('NFD')
    .replace(/u\u0308/gi, 'v')
    .replace(/[\u0300-\u036f1-5'’\s-]/g, '')
    .toLowerCase();
}

/** Fewer letters fit nearly every name. */
const LETTERS_MIN = 2;
const LETTERS_MAX = 60;

/**
 * The best fit of letters into consecutive characters of a name: each takes a whole syllable or its first letter, the
 * last one any beginning of its syllable. Time grows with letters × characters.
 */
export function matchPinyin(letters: string, characters: ArrayLike<string>): PinyinMatch | undefined {
  if (letters.length < LETTERS_MIN || letters.length > LETTERS_MAX) return undefined;
  let best: PinyinMatch | undefined;
  for (let from = 0; from < characters.length; from++) {
    // Most names end here: no character begins as the letters do.
    if (!readingsOf(characters[from] ?? '').some((syllable) => syllable[0] === letters[0])) continue;
    const found = fitFrom(letters, characters, from);
    if (found !== undefined && (best === undefined || found.whole > best.whole)) best = found;
    if (best?.whole === 1) break;
  }
  return best;
}

/**
 * From one character on. `front` holds for each number of letters used the most whole syllables so far, −1 where that
 * number cannot be.
 */
function fitFrom(letters: string, characters: ArrayLike<string>, from: number): PinyinMatch | undefined {
  const { length } = letters;
  let front = new Array<number>(length + 1).fill(-1);
  front[0] = 0;
  let best: PinyinMatch | undefined;
  for (let at = from; at < characters.length; at++) {
    const next = new Array<number>(length + 1).fill(-1);
    let open = false;
    const put = (used: number, whole: number): void => {
      if ((next[used] ?? -1) < whole) next[used] = whole;
      open ||= used < length;
    };
    for (const syllable of readingsOf(characters[at] ?? '')) {
      for (let used = 0; used < length; used++) {
        const whole = front[used] ?? -1;
        if (whole < 0 || letters[used] !== syllable[0]) continue;
        const rest = length - used;
        put(used + 1, whole);
        if (letters.startsWith(syllable, used)) put(used + syllable.length, whole + 1);
        else if (rest > 1 && rest < syllable.length && syllable.startsWith(letters.slice(used)))
          put(length, whole + 0.5);
      }
    }
    const share = (next[length] ?? -1) / (at + 1 - from);
    if (share >= 0 && share > (best?.whole ?? -1)) best = { from, to: at + 1, whole: share };
    if (!open) break;
    next[length] = -1;
    front = next;
  }
  return best;
}
