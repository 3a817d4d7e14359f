import type { CertificateOfOrigin } from '@kouan/sdk';
import { LEADING, type Paper, type Rect } from '../paper.ts';
import type { Typeset } from '../typeset.ts';
import { cellsOf } from './words.ts';

/** Boxes 6 to 13: what stands over each column, and its width in points. */
const COLUMNS: readonly (readonly [head: string, width: number])[] = [
  ['6. Item number', 36],
  ['7. Marks and numbers on packages', 62],
  ['8. Number and kind of packages; and description of goods', 159.28],
  ['9. HS Code of the goods (6 digit-level)', 46],
  ['10. Origin Conferring Criterion', 52],
  ['11. RCEP Country of Origin', 48],
  ['12. Quantity (Gross weight or other measurement), and value (FOB) where RVC is applied', 82],
  ['13. Invoice number(s) and date of invoice(s)', 54],
];

const SIZE = 7.5;
const HEAD_SIZE = 5.8;
const HEAD_HEIGHT = 46;
const PAD = 3;
const GAP = 5;

/** A line of the certificate, broken into the lines of its cells. */
export type TableRow = readonly (readonly string[])[];

export function tableRows(document: CertificateOfOrigin, type: Typeset): TableRow[] {
  return document.items.map((item) =>
    cellsOf(item, document).map((text, index) => type.wrap(text, SIZE, (COLUMNS[index]?.[1] ?? 0) - 2 * PAD)),
  );
}

/**
 * Draws the table into a rectangle, as many rows as fit; a row that is higher than the page is cut.
 *
 * @returns what found no room, to be drawn on the next page
 */
export function drawTable(paper: Paper, type: Typeset, area: Rect, rows: readonly TableRow[]): TableRow[] {
  paper.frame(area);
  let x = area.x;
  for (const [head, width] of COLUMNS) {
    const lines = type.wrap(head, HEAD_SIZE, width - 2 * PAD);
    paper.lines(lines, { x: x + PAD, y: area.y + PAD, width, height: HEAD_HEIGHT - PAD }, HEAD_SIZE);
    x += width;
    if (x < area.x + area.width - 1) paper.rule(x, area.y, x, area.y + area.height);
  }
  paper.rule(area.x, area.y + HEAD_HEIGHT, area.x + area.width, area.y + HEAD_HEIGHT);
  const step = SIZE * LEADING;
  const whole = Math.floor((area.height - HEAD_HEIGHT - 2 * PAD) / step);
  let y = area.y + HEAD_HEIGHT + PAD;
  for (const [index, row] of rows.entries()) {
    const height = Math.max(...row.map((cell) => cell.length));
    const room = Math.floor((area.y + area.height - PAD - y) / step);
    // A row is kept whole, unless no page could hold it.
    if (height > room && (height <= whole || room < 3)) return rows.slice(index);
    drawRow(
      paper,
      area.x,
      y,
      row.map((cell) => cell.slice(0, room)),
    );
    if (height > room) return [row.map((cell) => cell.slice(room)), ...rows.slice(index + 1)];
    y += height * step + GAP;
  }
  return [];
}

function drawRow(paper: Paper, left: number, y: number, row: TableRow): void {
  let x = left;
  for (const [index, [, width]] of COLUMNS.entries()) {
    paper.lines(row[index] ?? [], { x: x + PAD, y, width, height: Number.POSITIVE_INFINITY }, SIZE);
    x += width;
  }
}
