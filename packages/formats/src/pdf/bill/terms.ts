/** Terms of carriage, in two columns of small type. @module */

import { LEFT, RIGHT } from '../boxes.ts';
import { LEADING, type Paper } from '../paper.ts';
import type { Typeset } from '../typeset.ts';

const SIZE = 6.5;
const TOP = 60;
const BOTTOM = 800;
const GUTTER = 14;
const WIDTH = (RIGHT - LEFT - GUTTER) / 2;

/** Draws the text over as many pages as it needs. */
export function drawTerms(newPaper: () => Paper, type: Typeset, text: string): void {
  let rest: readonly string[] = text === '' ? [] : type.wrap(text, SIZE, WIDTH);
  const room = Math.floor((BOTTOM - TOP) / (SIZE * LEADING));
  while (rest.length > 0) {
    const paper = newPaper();
    // The last page has columns of one height.
    const height = Math.min(room, Math.ceil(rest.length / 2)) * SIZE * LEADING;
    for (const x of [LEFT, LEFT + WIDTH + GUTTER]) rest = paper.lines(rest, { x, y: TOP, width: WIDTH, height }, SIZE);
  }
}
