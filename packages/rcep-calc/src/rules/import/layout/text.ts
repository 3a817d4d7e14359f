/** A piece of text on a page, as a PDF library gives it: lower left corner and width in points, y upwards. */
export interface TextItem {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly str: string;
}

/** Pieces of one column on one line. */
export interface Line {
  readonly y: number;
  readonly text: string;
}

/** Pieces whose y differs by less stand on one line. */
const SAME_LINE = 2.5;

/** A table's page: pieces that stand side by side as two pages (a spread) are two of these. */
export interface Sheet {
  readonly page: number;
  readonly items: readonly TextItem[];
}

/** Pieces with text, by page, in the order of pages. */
export function sheetsOf(items: readonly TextItem[]): Sheet[] {
  const pages = new Map<number, TextItem[]>();
  for (const item of items) {
    if (item.str.trim() === '') continue;
    const list = pages.get(item.page);
    if (list === undefined) pages.set(item.page, [item]);
    else list.push(item);
  }
  return [...pages].sort(([a], [b]) => a - b).map(([page, list]) => ({ page, items: list }));
}

/** Lines from top to bottom; pieces of a line from left to right, with one blank where there is a gap. */
export function linesOf(items: readonly TextItem[]): Line[] {
  const sorted = [...items].sort((a, b) => b.y - a.y || a.x - b.x);
  const groups: TextItem[][] = [];
  for (const item of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && Math.abs((group[0] as TextItem).y - item.y) < SAME_LINE) group.push(item);
    else groups.push([item]);
  }
  return groups.map((group) => ({ y: (group[0] as TextItem).y, text: joined(group.sort((a, b) => a.x - b.x)) }));
}

function joined(items: readonly TextItem[]): string {
  let text = '';
  let end = Number.NEGATIVE_INFINITY;
  for (const { x, width, str } of items) {
    text += x - end > 1 && text !== '' ? ` ${str}` : str;
    end = x + width;
  }
  return text.replace(/\s+/g, ' ').trim();
}
