import { LEADING, type Paper, type Rect } from './paper.ts';
import type { Typeset } from './typeset.ts';

/** A column: what stands over it, and its width in points. */
export type Column = readonly [head: string, width: number];

/** A row, broken into the lines of its cells. */
export type TableRow = readonly (readonly string[])[];

/** How a table looks. */
export interface TableStyle {
  readonly columns: readonly Column[];
  readonly size: number;
  readonly headSize: number;
  readonly headHeight: number;
  readonly gap: number;
  /** The head stands on a ground. */
  readonly shaded?: boolean;
}

const PAD = 3;

/** Breaks the texts of a row at the widths of its columns. */
export const rowOf = (texts: readonly string[], { columns, size }: TableStyle, type: Typeset): TableRow =>
  texts.map((text, index) => (text === '' ? [] : type.wrap(text, size, (columns[index]?.[1] ?? 0) - 2 * PAD)));

/**
 * Draws a table into a rectangle, as many rows as fit; a row that is higher than the page is cut.
 *
 * @returns what found no room, to be drawn on the next page
 */
export function drawTable(
  paper: Paper,
  type: Typeset,
  area: Rect,
  rows: readonly TableRow[],
  style: TableStyle,
): TableRow[] {
  drawHead(paper, type, area, style);
  const step = style.size * LEADING;
  const whole = Math.floor((area.height - style.headHeight - 2 * PAD) / step);
  let y = area.y + style.headHeight + PAD;
  for (const [index, row] of rows.entries()) {
    const height = Math.max(0, ...row.map((cell) => cell.length));
    const room = Math.floor((area.y + area.height - PAD - y) / step);
    // A row is kept whole, unless no page could hold it.
    if (height > room && (height <= whole || room < 3)) return rows.slice(index);
    const shown = row.map((cell) => cell.slice(0, room));
    drawRow(paper, { x: area.x, y }, shown, style);
    if (height > room) return [row.map((cell) => cell.slice(room)), ...rows.slice(index + 1)];
    y += height * step + style.gap;
  }
  return [];
}

function drawHead(
  paper: Paper,
  type: Typeset,
  area: Rect,
  { columns, headSize, headHeight, shaded }: TableStyle,
): void {
  if (shaded === true) paper.shade({ ...area, height: headHeight });
  paper.frame(area);
  let x = area.x;
  for (const [head, width] of columns) {
    const lines = type.wrap(head, headSize, width - 2 * PAD);
    paper.lines(lines, { x: x + PAD, y: area.y + PAD, width, height: headHeight - PAD }, headSize);
    x += width;
    if (x < area.x + area.width - 1) paper.rule(x, area.y, x, area.y + area.height);
  }
  paper.rule(area.x, area.y + headHeight, area.x + area.width, area.y + headHeight);
}

function drawRow(
  paper: Paper,
  { x: left, y }: Pick<Rect, 'x' | 'y'>,
  row: TableRow,
  { columns, size }: TableStyle,
): void {
  let x = left;
  for (const [index, [, width]] of columns.entries()) {
    paper.lines(row[index] ?? [], { x: x + PAD, y, width, height: Number.POSITIVE_INFINITY }, size);
    x += width;
  }
}
