import { LEADING, type Paper, type Rect } from './paper.ts';
import type { Typeset } from './typeset.ts';

/** The face of a paper stands between these, in points. */
export const LEFT = 28;
export const MIDDLE = 297.64;
export const RIGHT = 567.28;

const HEAD = 6.2;
const SIZE = 8;
const SMALLEST = 6;
const PAD = 4;
const HEAD_ROOM = 11.5;
/** Size of the words that lead to a rider page. */
export const SEE = 6.2;

/** A box with a head. */
export interface Box {
  readonly head: string;
  readonly area: Rect;
  readonly text: string;
}

/** Text of a box that found no room on the face. */
export interface Leftover {
  readonly box: string;
  readonly text: string;
  /** Where on the face the page is to be named on which it stands. */
  readonly at: Pick<Rect, 'x' | 'y'>;
}

/** Cells side by side in one row of a grid, as wide as their shares say. */
export function across(
  y: number,
  height: number,
  cells: readonly (readonly [head: string, text: string, share?: number])[],
  from = LEFT,
  to = RIGHT,
): Box[] {
  const whole = cells.reduce((sum, [, , share = 1]) => sum + share, 0);
  let x = from;
  return cells.map(([head, text, share = 1]) => {
    const width = ((to - from) * share) / whole;
    const area = { x, y, width, height };
    x += width;
    return { head, area, text };
  });
}

/**
 * Draws a box. The text shrinks before any of it leaves; when it does, the whole of it stands on a rider page and the
 * box keeps the beginning, with room for the number of that page.
 */
export function drawBox(paper: Paper, type: Typeset, { head, area, text }: Box): Leftover[] {
  paper.frame(area);
  const headSize = Math.min(HEAD, (area.width - 2 * PAD) / type.width(head, 1));
  paper.line(head, area.x + PAD, area.y + 2.5 + HEAD, headSize);
  if (text === '') return [];
  const inner = {
    x: area.x + PAD,
    y: area.y + HEAD_ROOM,
    width: area.width - 2 * PAD,
    height: area.height - HEAD_ROOM - 2,
  };
  for (let size = SIZE; size >= SMALLEST; size -= 0.5) {
    const lines = type.wrap(text, size, inner.width);
    if (lines.length * size * LEADING > inner.height + 0.01) continue;
    paper.lines(lines, inner, size);
    return [];
  }
  paper.lines(type.wrap(text, SMALLEST, inner.width), { ...inner, height: inner.height - SEE * LEADING }, SMALLEST);
  return [{ box: head, text, at: { x: inner.x, y: area.y + area.height - 3.5 } }];
}
