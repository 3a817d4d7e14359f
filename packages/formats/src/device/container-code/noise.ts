import { containerState } from './number.ts';
import type { ContainerCodeReading } from './reading.ts';

/** Characters that cameras take for each other: letter, digit. */
const ALIKE: readonly (readonly [letter: string, digit: string])[] = [
  ['O', '0'],
  ['I', '1'],
  ['B', '8'],
  ['S', '5'],
  ['Z', '2'],
];
const TWIN = new Map(ALIKE.flatMap(([letter, digit]) => [[letter, digit] as const, [digit, letter] as const]));

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const CATEGORIES = 'UJZR';
const DIGITS = '0123456789';
const LENGTH = 11;
/** What may stand at a place of a container number. */
const allowedAt = (place: number): string => (place < 3 ? LETTERS : place === 3 ? CATEGORIES : DIGITS);

/** A character that was read with less may be another one. */
const DOUBT = 0.9;
const MOST = 5;

export interface Noise {
  /** Share of the characters that are misread, of those that look like another. */
  readonly errorRate: number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Reads a number as a camera does: some characters for one that looks alike, and sure of the others. */
export function misread(
  number: string,
  { errorRate, random }: Noise,
): Pick<ContainerCodeReading, 'number' | 'confidences'> {
  const confidences: number[] = [];
  let read = '';
  for (const char of number) {
    const twin = TWIN.get(char);
    const wrong = random() < errorRate && twin !== undefined;
    read += wrong ? twin : char;
    confidences.push(hundredths(wrong ? 0.45 + 0.25 * random() : 0.92 + 0.07 * random()));
  }
  return { number: read, confidences };
}

/** A number that may have been meant. */
export interface Suggestion {
  readonly number: string;
  /** Places, from 0, that differ from what was read. */
  readonly changed: readonly number[];
}

/**
 * Container numbers with a right check digit that what was read may stand for: first what looks alike, then one
 * character that was read with doubt. Nothing is chosen here.
 */
export function suggestions({
  number,
  confidences,
}: Pick<ContainerCodeReading, 'number' | 'confidences'>): Suggestion[] {
  const read = number.toUpperCase().replace(/[\s-]/g, '');
  if (read.length !== LENGTH) return [];
  // A letter where only digits stand was a digit, and the other way round.
  const shaped = [...read].map((char, place) => {
    const twin = TWIN.get(char);
    return allowedAt(place).includes(char) || twin === undefined || !allowedAt(place).includes(twin) ? char : twin;
  });
  const found: Suggestion[] = [];
  const offer = (chars: readonly string[]): void => {
    const meant = chars.join('');
    if (containerState(meant) !== 'valid' || found.some((one) => one.number === meant)) return;
    const changed = [...meant].flatMap((char, place) => (char === number[place] ? [] : [place]));
    found.push({ number: meant, changed });
  };
  offer(shaped);
  if (found.length > 0) return found;
  const doubted = confidences
    .map((confidence, place) => ({ confidence, place }))
    .filter(({ confidence, place }) => confidence < DOUBT && place < LENGTH)
    .sort((one, other) => one.confidence - other.confidence || one.place - other.place);
  for (const { place } of doubted) {
    for (const char of allowedAt(place)) {
      offer(shaped.map((old, at) => (at === place ? char : old)));
      if (found.length === MOST) return found;
    }
  }
  return found;
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;
