import { pointerOf } from '@kouan/core';
import type { Row } from '../../syntax/message/row.ts';
import { SHAPES, type Shape, type Slot } from './shapes.ts';

/** What an element name means inside its parent: a wrapper, or a group of fields. */
export interface Node {
  readonly shape: Shape | undefined;
  readonly children: ReadonlyMap<string, Node>;
}

function nodesOf(shapes: readonly Shape[]): ReadonlyMap<string, Node> {
  return new Map(
    shapes.map((shape) => {
      const own: Node = { shape, children: nodesOf(shape.children) };
      return shape.wrapper === undefined
        ? [shape.element, own]
        : [shape.wrapper, { shape: undefined, children: new Map([[shape.element, own]]) }];
    }),
  );
}

/** What may stand in a DecMessage. */
export const ROOT: Node = { shape: undefined, children: nodesOf(SHAPES) };

/** An open element that is not a leaf. */
export interface Frame {
  readonly node: Node;
  readonly row: Row;
  /** The frame around it, and the tokens from there to here; the pointer is made only when somebody asks. */
  readonly outer: Frame | undefined;
  readonly tokens: readonly (string | number)[];
  /** By index of the field: 1 once its element was seen, to notice repetition. */
  readonly seen: Uint8Array;
  /** Index of the field that likely comes next: files keep the order of the table more often than not. */
  next: number;
}

/** The field of an element. Comparing with the next one of the table is cheaper than looking up a name nobody hashed. */
export function slotOf({ node: { shape }, next }: Frame, name: string): Slot | undefined {
  if (shape === undefined) return undefined;
  const likely = shape.slots[next];
  return likely !== undefined && likely.field.element === name ? likely : shape.byElement.get(name);
}

/** The tokens of a frame that stands where the frame around it stands. */
export const HERE: readonly string[] = [];

/** For elements that hold groups and no fields. */
export const NOTHING_SEEN = new Uint8Array(0);

/** Nothing of a shape was seen yet. */
export function unseen(shape: Shape): Uint8Array {
  return new Uint8Array(shape.fields.length);
}

/** JSON pointer to a place in the row of a frame. */
export function pointerTo(frame: Frame, ...tokens: readonly (string | number)[]): string {
  const here = `${pointerOf(...frame.tokens)}${pointerOf(...tokens)}`;
  return frame.outer === undefined ? here : `${pointerTo(frame.outer)}${here}`;
}
