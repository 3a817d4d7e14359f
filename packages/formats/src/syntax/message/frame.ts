import { pointerOf } from '@kouan/core';
import type { Group, Inside } from './node.ts';
import type { Row } from './row.ts';

/** An element that is open, with what stood in it. */
export interface Frame {
  readonly group: Group;
  readonly inside: Inside;
  readonly row: Row;
  /** The row around it, and the place in its list; a pointer is made when there is something to say. */
  readonly outer: Frame | undefined;
  readonly list: readonly string[] | undefined;
  readonly index: number;
  /** Elements from the row to here. */
  readonly scope: string;
  /** How often each child stood, by its place in the table; behind them, whether it said something. */
  readonly counts: Uint32Array;
  readonly half: number;
  /** Place of the child that stood last. */
  last: number;
}

/** Where the row of an element lies in the document. */
export function pointerTo({ outer, list, index }: Frame): string {
  const around = outer === undefined ? '' : pointerTo(outer);
  return list === undefined ? around : `${around}${pointerOf(...list, index)}`;
}
