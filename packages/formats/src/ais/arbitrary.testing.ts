/** Any message that can be sent, from the tables of the messages themselves. @module */
import fc from 'fast-check';
import { LETTERS } from './bits/armour.ts';
import { type AisMessage, aisMessages, type Field, type Layout } from './index.ts';

const letter = fc.constantFrom(...LETTERS.slice(1));

/** A value that the field can carry: a text ends neither in `@` nor in a space. */
function arbitraryOf({ kind, width, unknown, rest, most }: Field): fc.Arbitrary<unknown> {
  if (kind === 'flag') return fc.boolean();
  // One that goes on to the end is there only when something is in it.
  if (kind === 'text') {
    const text = fc.array(letter, { maxLength: Math.min(30, width / 6) }).map((letters) => letters.join('').trimEnd());
    return text.filter((one) => rest !== true || one !== '');
  }
  if (kind === 'bits') return bits(Math.min(width, 200));
  const [least, greatest] = kind === 'signed' ? [-(2 ** (width - 1)), 2 ** (width - 1) - 1] : [0, 2 ** width - 1];
  const bound = most ?? greatest;
  const whole = fc.integer({ min: Math.max(least, -bound), max: Math.min(greatest, bound) });
  return unknown === undefined ? whole : fc.oneof({ weight: 5, arbitrary: whole }, fc.constant(unknown));
}

const bits = (most: number): fc.Arbitrary<string> =>
  fc.array(fc.boolean(), { minLength: 1, maxLength: most }).map((list) => {
    const bytes = Array.from({ length: Math.ceil(list.length / 8) }, (_, at) =>
      [0, 1, 2, 3, 4, 5, 6, 7].reduce((byte, bit) => byte * 2 + (list[at * 8 + bit] === true ? 1 : 0), 0),
    );
    return `${list.length}:${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  });

const endOf = ({ offset, width }: Layout['fields'][number]): number => offset + width;

/** How many fields a whole message may have: the next one must not fit into what fills the last byte. */
function counts(fields: Layout['fields']): readonly number[] {
  const needed = fields.filter(({ optional }) => optional !== true).length;
  return fields.flatMap((field, index) => {
    const next = fields[index + 1];
    const fits = next !== undefined && endOf(next) <= Math.ceil(endOf(field) / 8) * 8;
    return index + 1 < needed || fits ? [] : [index + 1];
  });
}

/** The values of a layout, whole. */
export function fieldsOf(layout: Layout): fc.Arbitrary<Record<string, unknown>> {
  const fields = layout.fields.filter(({ kind }) => kind !== 'spare');
  return fc
    .tuple(fc.tuple(...fields.map((field) => arbitraryOf(field))), fc.constantFrom(...counts(fields)))
    .map(([values, count]) =>
      Object.fromEntries(fields.slice(0, count).map((field, index) => [field.name, values[index]])),
    );
}

/** The values that choose each layout of a message that has several. */
const CHOICE: Readonly<Record<number, readonly Record<string, unknown>[]>> = {
  22: [{ addressed: false }, { addressed: true }],
  24: [{ partNumber: 0 }, { partNumber: 1, mmsi: 982_412_345 }, { partNumber: 1, mmsi: 241_234_567 }],
  25: [false, true].flatMap((addressed) => [false, true].map((structured) => ({ addressed, structured }))),
  26: [false, true].flatMap((addressed) => [false, true].map((structured) => ({ addressed, structured }))),
};

/** Any message of a number and one of its layouts. */
export const messageOf = (type: number, layout: Layout): fc.Arbitrary<AisMessage> =>
  fieldsOf(layout).map((fields) => {
    const index = aisMessages[type]?.layouts.indexOf(layout) ?? 0;
    return { type, ...fields, ...choiceOf(type, index) } as unknown as AisMessage;
  });

/** Messages 6 and 8 of nobody's application; those of known ones have their own test. */
const choiceOf = (type: number, index: number): Record<string, unknown> =>
  type === 6 || type === 8 ? { dac: 999 } : (CHOICE[type]?.[index] ?? {});
