import type { Layout } from './layout.ts';
import { MAKERS, type Maker, TAKERS, type Taker } from './makers.generated.ts';
import { MESSAGES } from './table.ts';

/** An order of fields, with what makes an object of their values, and values of the object. */
export interface Form extends Layout {
  readonly make: Maker;
  readonly take: Taker;
  /** Fields whose integers go on beyond what they can mean. */
  readonly bounded: readonly {
    readonly name: string;
    readonly most: number;
    readonly unknown: number | undefined;
  }[];
}

/** The forms of each message, by its number. */
export const FORMS: readonly (readonly Form[] | undefined)[] = Array.from({ length: 64 }, (_, type) =>
  MESSAGES[type]?.layouts.map((layout, index) => ({
    ...layout,
    make: MAKERS[type]?.[index] as Maker,
    take: TAKERS[type]?.[index] as Taker,
    bounded: layout.read.flatMap(({ name, most, unknown }) => (most === undefined ? [] : [{ name, most, unknown }])),
  })),
);
