import { type Sheet, sheetsOf, type TextItem } from './text.ts';

/** The columns of the printed table, from left to right. */
export const COLUMNS = ['chapter', 'heading', 'subheading', 'description', 'rule'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** What stands over each column, in the languages in which the table was printed. */
const HEADS: Readonly<Record<ColumnName, RegExp>> = {
  chapter: /^(?:chapter|chương|章)$/i,
  heading: /^(?:heading|nhóm|品目)$/i,
  subheading: /^(?:sub-?heading|phân nhóm|子目)$/i,
  description: /^(?:product\s+)?description$|^(?:mô tả hàng hóa|货品名称|商品描述|产品描述)$/i,
  rule: /^(?:product-?\s*)?specific\s+rule$|^rule$|^(?:quy tắc cụ thể mặt hàng|产品特定(?:原产地)?规则)$/i,
};

/** Where the columns of a sheet begin, but for the first; and the y of the lowest line of the head. */
export interface Bands {
  readonly starts: readonly number[];
  readonly headY: number;
}

/** A sheet with its columns, and whether the head stands on it. */
export interface Table {
  readonly sheet: Sheet;
  readonly bands: Bands;
}

type Head = Record<ColumnName, TextItem>;

/** The sheets that carry the table, each with its columns. Sheets before the first head are headnotes. */
export function tablesOf(items: readonly TextItem[]): Table[] {
  const sheets = sheetsOf(items).flatMap(splitSpread);
  const heads = sheets.map((sheet) => headOf(sheet.items));
  const tables: Table[] = [];
  let latest: { head: Head; starts: readonly number[] } | undefined;
  for (const [index, sheet] of sheets.entries()) {
    const head = heads[index];
    if (head !== undefined && (latest === undefined || !sameHead(head, latest.head))) {
      // Columns are the same on all pages under the same head: the more rows are seen, the surer the gaps between them.
      const alike = sheets.filter((_, other) => {
        const one = heads[other];
        return one !== undefined && sameHead(one, head);
      });
      latest = { head, starts: startsOf(head, alike) };
    }
    if (latest === undefined) continue;
    const headY = head === undefined ? Number.POSITIVE_INFINITY : lowest(head);
    tables.push({ sheet, bands: { starts: latest.starts, headY } });
  }
  return tables;
}

/** The column a piece of text is in. */
export function columnOf({ x, width }: TextItem, { starts }: Bands): ColumnName {
  const middle = x + Math.min(width, 8) / 2;
  let column = 0;
  while (column < starts.length && middle >= (starts[column] as number)) column += 1;
  return COLUMNS[column] as ColumnName;
}

function headOf(items: readonly TextItem[]): Head | undefined {
  const found: Partial<Head> = {};
  for (const name of COLUMNS) {
    const item = items.find(({ str }) => HEADS[name].test(str.trim()));
    if (item === undefined) return undefined;
    found[name] = item;
  }
  const head = found as Head;
  const order = COLUMNS.map((name) => head[name].x);
  return order.every((x, index) => index === 0 || x > (order[index - 1] as number)) ? head : undefined;
}

const lowest = (head: Head): number => Math.min(...COLUMNS.map((name) => head[name].y));
const middle = ({ x, width }: TextItem): number => x + width / 2;
const sameHead = (a: Head, b: Head): boolean => COLUMNS.every((name) => Math.abs(a[name].x - b[name].x) < 3);

/** Between the middles of two heads, a column begins at the right end of the widest gap that no text crosses. */
function startsOf(head: Head, sheets: readonly Sheet[]): number[] {
  const middles = COLUMNS.map((name) => middle(head[name]));
  const spans = sheets.flatMap(({ items }) =>
    items
      .map(({ x, width }) => [x, x + width] as const)
      // A title runs over the columns.
      .filter(([from, to]) => middles.filter((at) => from < at && at < to).length < 2),
  );
  return middles.slice(1).map((right, index) => widestGap(spans, middles[index] as number, right));
}

function widestGap(spans: readonly (readonly [number, number])[], left: number, right: number): number {
  const inside = spans.filter(([from, to]) => to > left && from < right).sort((a, b) => a[0] - b[0]);
  let best = { width: Number.NEGATIVE_INFINITY, end: (left + right) / 2 };
  let covered = left;
  for (const [from, to] of [...inside, [right, right] as const]) {
    if (from > covered && from - covered > best.width) best = { width: from - covered, end: from };
    covered = Math.max(covered, to);
  }
  return best.end - 0.5;
}

/** An e-book shows two printed pages side by side: the head stands there twice. */
function splitSpread(sheet: Sheet): Sheet[] {
  const seconds = sheet.items.filter(({ str }) => HEADS.chapter.test(str.trim())).sort((a, b) => a.x - b.x);
  const rules = sheet.items.filter(({ str }) => HEADS.rule.test(str.trim())).sort((a, b) => a.x - b.x);
  const [first, second] = seconds;
  const [left, right] = rules;
  if (!first || !second || !left || !right || left.x >= second.x || right.x <= second.x) return [sheet];
  const cut = (left.x + left.width + second.x) / 2;
  return [
    { page: sheet.page, items: sheet.items.filter(({ x }) => x < cut) },
    { page: sheet.page, items: sheet.items.filter(({ x }) => x >= cut) },
  ];
}
