/** Messages that are trees of names (JSON, or XML as a tree) and their place in a document, as one table. @module */

/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How a value of the message stands in the document. Both directions live in one object. */
export interface TreeValue {
  /** What a person expects here. */
  readonly expected: string;
  /** `undefined` when it cannot be read; it then stays beside the document and is said. */
  read(raw: Json): unknown;
  /** `undefined` when the message cannot carry it. */
  write(value: unknown): Json | undefined;
  /** What it may look like, for the docs and for tests that make messages up. */
  readonly samples: readonly Json[];
}

/** One value. */
export interface TreeLeaf {
  readonly kind: 'leaf';
  /** Names from the object or entry around it; none for an entry that is a value itself. */
  readonly at: readonly string[];
  /** Keys from the row around it. */
  readonly to: readonly string[];
  readonly value: TreeValue;
  /** It must stand where the object stands that is so many names above it. */
  readonly need?: number;
  /** What the document says when the message says nothing. */
  readonly usual?: unknown;
  /** What cannot be read or written here is nothing wrong: another node takes it, or it stays beside the document. */
  readonly otherwise?: true;
  /** Nothing without this other value: a currency without an amount stays beside the document. */
  readonly lead?: Pick<TreeLeaf, 'at' | 'value'>;
}

/** Says which entries of a list are meant. */
export interface TreeWhen {
  readonly at: readonly string[];
  /** The first is written. */
  readonly is: readonly Json[];
}

/**
 * A list. With `to` each entry is a row of the document's list; without, it is one entry whose values belong to the row
 * around it. Several may share one list of the message: the first that fits takes an entry.
 */
export interface TreeList {
  readonly kind: 'list';
  readonly at: readonly string[];
  readonly to?: readonly string[];
  readonly when?: TreeWhen;
  /** A second entry has no place in the document, which has to be said. */
  readonly alone?: true;
  /** Keys that a row must have; an entry without them stays beside the document. */
  readonly needs?: readonly string[];
  readonly children: readonly TreeNode[];
}

export type TreeNode = TreeLeaf | TreeList;

/** What every message of a kind says, and no document. */
export interface TreeConstant {
  readonly at: readonly string[];
  /** What is written where nothing was read. */
  readonly value: Json;
  /** What else may stand there: other values, or any object. */
  readonly also?: readonly Json[] | 'objects';
}

/** The value at these names; only own members are followed. */
export function valueAt(value: unknown, names: readonly string[]): unknown {
  let at = value;
  for (const name of names) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
}

/** Whether a name is a place in a list. */
export const isPlace = (name: string | undefined): boolean => name !== undefined && /^\d$/.test(name);

/** Sets a value, and makes the objects on the way. False where something else stands in the way. */
export function setAt(target: Record<string, unknown>, names: readonly string[], value: unknown): boolean {
  let at = target;
  for (const [depth, name] of names.slice(0, -1).entries()) {
    if (!Object.hasOwn(at, name)) define(at, name, isPlace(names[depth + 1]) ? [] : {});
    const next = at[name];
    if (typeof next !== 'object' || next === null || Array.isArray(next) !== isPlace(names[depth + 1])) return false;
    at = next as Record<string, unknown>;
  }
  define(at, names.at(-1) as string, value);
  return true;
}

/** A member that is called __proto__ is a member. */
export const define = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
};
