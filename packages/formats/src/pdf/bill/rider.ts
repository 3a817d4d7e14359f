/** Pages behind the face: what it had no room for, and what it has no box for. @module */

import { LEFT, RIGHT } from '../boxes.ts';
import { LEADING, type Paper, type Rect } from '../paper.ts';
import type { Typeset } from '../typeset.ts';
import type { Ledger } from './ledger.ts';

const SIZE = 7.5;
const HEAD = 8;
const GAP = 8;
const TOP = 60;
const BOTTOM = 800;

/** The table of goods on a page of its own. */
export const CONTINUED: Rect = { x: LEFT, y: TOP, width: RIGHT - LEFT, height: BOTTOM - TOP };

/**
 * Texts under heads, one after the other over as many pages as they need.
 *
 * @returns the page on which each of them begins
 */
export function drawParagraphs(
  newPaper: () => Paper,
  type: Typeset,
  paragraphs: readonly (readonly [head: string, text: string])[],
): readonly Paper[] {
  const begin: Paper[] = [];
  let paper: Paper | undefined;
  let y = BOTTOM;
  for (const [head, text] of paragraphs) {
    let rest: readonly string[] = type.wrap(text, SIZE, RIGHT - LEFT - 8);
    // A head with nothing under it says nothing.
    if (paper === undefined || y + HEAD * LEADING + 2 * SIZE * LEADING > BOTTOM) [paper, y] = [newPaper(), TOP];
    begin.push(paper);
    paper.line(head, LEFT, y + HEAD, HEAD);
    y += HEAD * LEADING + 1;
    for (;;) {
      const before = rest.length;
      rest = paper.lines(rest, { x: LEFT + 8, y, width: RIGHT - LEFT, height: BOTTOM - y }, SIZE);
      y += (before - rest.length) * SIZE * LEADING;
      if (rest.length === 0) break;
      [paper, y] = [newPaper(), TOP];
    }
    y += GAP;
  }
  return begin;
}

const FURTHER = 'Further particulars, by the names of the standard 其他事项（按标准字段名）';

/** Everything that no box has shown, by what it belongs to, in the names of the standard. */
export function furtherParagraphs(ledger: Ledger): (readonly [string, string])[] {
  const lines = ledger.rest().map(([of, fields]) => {
    const text = fields.map(([name, value]) => (/^\d+$/.test(name) ? value : `${name}: ${value}`)).join('; ');
    return `${headOf(of)} – ${text}`;
  });
  return lines.length === 0 ? [] : [[FURTHER, lines.join('\n')]];
}

/** `consignmentItems 1 / cargoItems 2`: entries are counted from one, as people count. */
const headOf = (pointer: string): string =>
  pointer === ''
    ? 'Bill 提单'
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
        .map((token) => (/^\d+$/.test(token) ? String(Number(token) + 1) : token))
        .join(' / ')
        .replaceAll(/ \/ (\d+)/g, ' $1');
