import { NAME, type Shape } from './shapes.ts';

/** A part of a document while it is being read. */
export type Row = Record<string, unknown>;

/**
 * An ordinary object with room for many properties. An object that begins as `{}` moves its properties each time it
 * grows; of those that one constructor makes, the engine learns how large they become.
 */
function Large(this: Row): void {}
Large.prototype = Object.prototype;
export const LargeRow = Large as unknown as new () => Row;

/** The list that the rows of a shape go to; undefined where a shape has no rows. */
export function rowsOf(parent: Row, shape: Shape): Row[] | undefined {
  return shape.rows === undefined ? undefined : arrayAt(parent, shape.rows);
}

/** The list at a path, made where it is not there yet. */
export function arrayAt(root: Row, path: readonly string[]): Row[] {
  let object = root;
  for (const key of path.slice(0, -1)) object = (object[key] ??= {}) as Row;
  return (object[path[path.length - 1] as string] ??= []) as Row[];
}

/** Puts a value at a path and makes the objects on the way. Paths come from the field table, never from a message. */
export function setAt(root: Row, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  if (last === 0) {
    root[path[0] as string] = value;
    return;
  }
  let object = root;
  for (let index = 0; index < last; index++) object = (object[path[index] as string] ??= {}) as Row;
  object[path[last] as string] = value;
}

/** What this format keeps in a row beside the document's own fields. */
export function extension(row: Row): Row {
  const all = (row['extensions'] ??= {}) as Row;
  return (all[NAME] ??= {}) as Row;
}
