import type { Codes } from '../codes/codes.ts';

/** How the bits of a field are read: ITU-R M.1371-5, annex 8. */
export type Kind = 'unsigned' | 'signed' | 'flag' | 'text' | 'bits' | 'spare';

/** Units of the scaled view, each with its code of UN/ECE Recommendation 20 where that has one. */
export const UNITS = {
  kn: 'KNT',
  '°': 'DD',
  '°/min': undefined,
  m: 'MTR',
  '°C': 'CEL',
  hPa: 'A97',
  nmi: 'NMI',
  s: 'SEC',
  '%': 'P1',
  '‰': 'NX',
  V: 'VLT',
} as const satisfies Readonly<Record<string, string | undefined>>;

export type Unit = keyof typeof UNITS;

/** What an integer of the wire means. */
export interface Meaning {
  /** The value is `(integer + plus) / per`. */
  readonly per?: number | undefined;
  readonly plus?: number | undefined;
  readonly unit?: Unit | undefined;
  /** The integer that says "not available"; the scaled view leaves the field out. */
  readonly unknown?: number | undefined;
  /** The largest integer, of either sign, that means anything besides `unknown`. */
  readonly most?: number | undefined;
  /** Rate of turn is the square of its integer: ITU-R M.1371-5, table 48, note. */
  readonly turn?: true | undefined;
  readonly codes?: Codes | undefined;
}

export interface Field<N extends string = string, V = AisValue> extends Meaning {
  readonly name: N;
  readonly kind: Kind;
  /** Bits; for a text or bits that go on to the end of the message, the most that they may be. */
  readonly width: number;
  /** Goes on to the end of the message, less the fields behind it. */
  readonly rest?: true | undefined;
  /** May be missing at the end: a shorter form of the message is a whole one. */
  readonly optional?: true | undefined;
  /** Never set; carries the type of the value. */
  readonly value?: V;
}

/** Integers, flags, texts, and bits that nobody has described as `count:hex`. */
export type AisValue = number | boolean | string;

type Named<N extends string, V> = Field<N, V>;

export const unsigned = <const N extends string>(name: N, width: number, meaning: Meaning = {}): Named<N, number> => ({
  name,
  kind: 'unsigned',
  width,
  ...meaning,
});

export const signed = <const N extends string>(name: N, width: number, meaning: Meaning = {}): Named<N, number> => ({
  name,
  kind: 'signed',
  width,
  ...meaning,
});

export const flag = <const N extends string>(name: N): Named<N, boolean> => ({ name, kind: 'flag', width: 1 });

/** A text of `characters` six-bit characters. */
export const text = <const N extends string>(name: N, characters: number): Named<N, string> => ({
  name,
  kind: 'text',
  width: characters * 6,
});

/** A text that goes on to the end of the message. */
export const restOfText = <const N extends string>(name: N, characters: number): Named<N, string> => ({
  ...text(name, characters),
  rest: true,
});

/** Bits that go on to the end of the message, as `count:hex`. */
export const restOfBits = <const N extends string>(name: N, width: number): Named<N, string> => ({
  name,
  kind: 'bits',
  width,
  rest: true,
});

export const spare = (width: number): Named<never, never> => ({ name: '' as never, kind: 'spare', width });

/** The same fields, which a shorter form of the message leaves out. */
export function optional<const F extends readonly Field[]>(...fields: F): F {
  return fields.map((field) => ({ ...field, optional: true as const })) as unknown as F;
}

/** The values of a list of fields; all may be undefined, since a message may end before them. */
export type ValuesOf<F extends readonly Field[]> = {
  readonly [X in F[number] as X['name']]?: NonNullable<X['value']> | undefined;
};
