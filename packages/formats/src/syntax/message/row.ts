/** Rows of a document while they are read: plain objects, and places in them. @module */

export type Row = Record<string, unknown>;

/** What documents share is not shared by reference. */
export function copy<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copy) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copy(one)])) as T;
}

export function setAt(row: Row, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  let at = row;
  for (let n = 0; n < last; n++) at = (at[path[n] as string] ??= {}) as Row;
  at[path[last] as string] = value;
}

export function valueAt(row: Row, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Row | undefined)?.[key], row);
}

export function listAt(row: Row, path: readonly string[]): Row[] {
  let at = row;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Row;
  return (at[path[path.length - 1] as string] ??= []) as Row[];
}
