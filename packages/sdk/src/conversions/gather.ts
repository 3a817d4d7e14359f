import { addDecimal, type Decimal, formatDecimal, parseDecimal } from '@kouan/core';
import type { Gather, Taken } from './conversion.ts';
import { sameValue } from './same.ts';

/** One value of several, or `undefined` where they are not one. */
type Gathering = (taken: readonly Taken[]) => Taken | undefined;

const pathsOf = (taken: readonly Taken[]): readonly string[] => taken.flatMap(({ paths }) => paths);

function distinct(taken: readonly Taken[]): readonly unknown[] {
  const values: unknown[] = [];
  for (const { value } of taken.flatMap(flat)) if (!values.some((one) => sameValue(one, value))) values.push(value);
  return values;
}

/** A list that is one value already is as many values. */
const flat = ({ value, paths }: Taken): readonly Taken[] =>
  Array.isArray(value) ? value.map((one) => ({ value: one, paths })) : [{ value, paths }];

function sum(taken: readonly Taken[]): Taken | undefined {
  const numbers = taken.map(({ value }) => (typeof value === 'string' ? parseDecimal(value) : undefined));
  if (numbers.includes(undefined)) return undefined;
  const [first, ...rest] = numbers as Decimal[];
  return first === undefined
    ? undefined
    : { value: formatDecimal(rest.reduce(addDecimal, first)), paths: pathsOf(taken) };
}

function first(taken: readonly Taken[]): Taken | undefined {
  const [one] = taken;
  if (one === undefined) return undefined;
  // The others are carried as well where they say nothing else.
  return { value: one.value, paths: pathsOf(taken.filter(({ value }) => sameValue(one.value, value))) };
}

/** How several values become one. */
export const GATHER: Readonly<Record<Gather, Gathering>> = {
  first,
  sum,
  list: (taken) => ({ value: distinct(taken), paths: pathsOf(taken) }),
  join: (taken) => ({ value: distinct(taken).map(String).join('; '), paths: pathsOf(taken) }),
  same: (taken) => {
    const values = distinct(taken);
    return values.length === 1 ? { value: values[0], paths: pathsOf(taken) } : undefined;
  },
};
