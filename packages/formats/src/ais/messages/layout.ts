import type { AisValue, Field } from './field.ts';

/** Reads the value of a named field of the same layout, to choose a layout by it. */
export type Ask = (name: string) => AisValue | undefined;

/** A field with the place where it stands. */
export interface Placed extends Field {
  /** Bit of the message where it begins. */
  readonly offset: number;
  /** Bits of the fields behind it, where it goes on to the end. */
  readonly after: number;
  /** Bits from its begin to the end of the message, where it stands behind one that goes on; else 0. */
  readonly fromEnd: number;
}

/** One order of fields. A message that has several chooses by what its fields say. */
export interface Layout {
  readonly fields: readonly Placed[];
  /** Those that carry something. */
  readonly read: readonly Placed[];
  readonly byName: ReadonlyMap<string, Placed>;
  /** Bits of the shortest whole message. */
  readonly least: number;
  /** Bits of the longest. */
  readonly most: number;
  readonly endsInBits: boolean;
  readonly when: ((ask: Ask) => boolean) | undefined;
}

/** Bits of the message number in front of every layout. */
export const TYPE_BITS = 6;

const bitsOf = (fields: readonly Field[]): number => fields.reduce((sum, { width }) => sum + width, 0);

/** All of one shape, each property written out, because readers run over them for every message. */
const place = (field: Field, offset: number, after: number, fromEnd: number): Placed => ({
  name: field.name,
  kind: field.kind,
  width: field.width,
  offset,
  after,
  fromEnd,
  rest: field.rest,
  optional: field.optional,
  per: field.per,
  plus: field.plus,
  unit: field.unit,
  unknown: field.unknown,
  most: field.most,
  turn: field.turn,
  codes: field.codes,
});

/** Places fields one behind the other from bit `start`. */
export function layout(fields: readonly Field[], when?: (ask: Ask) => boolean, start = TYPE_BITS): Layout {
  const open = fields.findIndex(({ rest }) => rest === true);
  const placed = fields.map((field, index) =>
    place(
      field,
      start + bitsOf(fields.slice(0, index)),
      index === open ? bitsOf(fields.slice(index + 1)) : 0,
      open >= 0 && index > open ? bitsOf(fields.slice(index)) : 0,
    ),
  );
  const needed = fields.filter(({ optional, rest }) => optional !== true && rest !== true);
  const lastNeeded = needed.findLastIndex(({ kind }) => kind !== 'spare');
  const read = placed.filter(({ kind }) => kind !== 'spare');
  return {
    fields: placed,
    read,
    byName: new Map(read.map((field) => [field.name, field])),
    least: start + bitsOf(needed.slice(0, lastNeeded + 1)),
    most: start + bitsOf(fields),
    endsInBits: fields[open]?.kind === 'bits',
    when,
  };
}
