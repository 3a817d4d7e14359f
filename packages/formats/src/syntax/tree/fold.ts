import { define, isObject, type Json, type JsonObject } from './node.ts';

/** Members that are numbered by their names, as the lines of an address are, and the list that they are read as. */
export interface Fold {
  readonly list: string;
  readonly members: readonly string[];
}

/** A message with its numbered members as lists. Where one is missing before another they stay as they are. */
export function folded(value: Json, folds: readonly Fold[]): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => folded(one, folds));
  if (!isObject(value)) return value;
  const target: Record<string, unknown> = {};
  for (const { list, members } of folds) {
    const there = members.filter((name) => Object.hasOwn(value, name));
    const gapless = there.every((name, at) => name === members[at]);
    if (there.length > 0 && gapless && !Object.hasOwn(value, list))
      define(
        target,
        list,
        there.map((name) => folded(value[name] as Json, folds)),
      );
  }
  for (const [name, one] of Object.entries(value)) {
    const fold = folds.find(({ members }) => members.includes(name));
    if (fold === undefined || !Object.hasOwn(target, fold.list)) define(target, name, folded(one, folds));
  }
  return target as JsonObject;
}

/** The members by their names again; `tooMuch` hears of entries that there is no name for. */
export function unfolded(value: Json, folds: readonly Fold[], tooMuch: (entry: Json) => void): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => unfolded(one, folds, tooMuch));
  if (!isObject(value)) return value;
  const target: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    const fold = folds.find(({ list }) => list === name);
    if (fold === undefined || !Array.isArray(one)) define(target, name, unfolded(one, folds, tooMuch));
    else
      for (const [at, entry] of (one as readonly Json[]).entries()) {
        const member = fold.members[at];
        if (member === undefined) tooMuch(entry);
        else define(target, member, unfolded(entry, folds, tooMuch));
      }
  }
  return target as JsonObject;
}
