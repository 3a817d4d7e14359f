import { listAt, type Row } from '../../syntax/message/row.ts';
import { NAME, type Shape } from './shapes.ts';

/**
 * An ordinary object with room for many properties. An object that begins as `{}` moves its properties each time it
 * grows; of those that one constructor makes, the engine learns how large they become.
 */
function Large(this: Row): void {}
Large.prototype = Object.prototype;
export const LargeRow = Large as unknown as new () => Row;

/** The list that the rows of a shape go to; undefined where a shape has no rows. */
export function rowsOf(parent: Row, shape: Shape): Row[] | undefined {
  return shape.rows === undefined ? undefined : listAt(parent, shape.rows);
}

/** What this format keeps in a row beside the document's own fields. */
export function extension(row: Row): Row {
  const all = (row['extensions'] ??= {}) as Row;
  return (all[NAME] ??= {}) as Row;
}
