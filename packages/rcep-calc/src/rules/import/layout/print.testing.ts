import type { TextItem } from './text.ts';

/** A row to print: a code of 2, 4 or 6 digits, lines of description, and the rule, if it has one. */
export interface PrintRow {
  readonly code: string;
  readonly description: string;
  readonly rule?: string;
}

const LINE = 12;
const CHARACTER = 5;
const TOP = 760;
const BOTTOM = 60;
const X = { chapter: 50, heading: 95, subheading: 145, description: 215, rule: 430 } as const;
const WIDTHS = { description: 40, rule: 17 } as const;

const dotted = (code: string): string => (code.length <= 2 ? code : `${code.slice(0, -2)}.${code.slice(-2)}`);

/** Prints rows as the annex is printed: narrow columns, codes in the middle of their row, rows cut by the page. */
export function printTable(rows: readonly PrintRow[]): TextItem[] {
  const items: TextItem[] = [];
  let page = 0;
  let y = 0;
  const put = (x: number, at: number, str: string): void => {
    items.push({ page, x, y: at, width: str.length * CHARACTER, str });
  };
  const open = (): void => {
    page += 1;
    put(70, TOP + 40, 'HS Code (HS 2022)');
    put(X.chapter - 8, TOP + 20, 'Chapter');
    put(X.heading - 8, TOP + 20, 'Heading');
    put(X.subheading - 4, TOP + 20, 'Subheading');
    put(X.description + 50, TOP + 20, 'Product Description');
    put(X.rule, TOP + 20, 'Specific Rule');
    put(290, 30, `3A-${page + 3}`);
    y = TOP;
  };
  open();
  for (const { code, description, rule } of rows) {
    const left = wrap(description, WIDTHS.description);
    const right = rule === undefined ? [] : wrap(rule, WIDTHS.rule);
    const height = Math.max(left.length, right.length);
    const fits = Math.floor((y - BOTTOM) / LINE);
    if (fits < Math.min(2, height)) open();
    const here = Math.min(height, Math.floor((y - BOTTOM) / LINE));
    // Each cell is in the middle of its row; of a row that is cut, the part on this page is a row of its own.
    const centred = (lines: readonly string[], x: number, size: number): void => {
      const start = y - ((size - lines.length) / 2) * LINE;
      for (const [index, line] of lines.entries()) put(x, start - index * LINE, line);
    };
    const column = code.length === 2 ? X.chapter : code.length === 4 ? X.heading : X.subheading;
    centred([dotted(code)], column, here);
    centred(left.slice(0, here), X.description, here);
    const cut = right.length > here ? here : right.length;
    centred(right.slice(0, cut), X.rule, here);
    y -= here * LINE + 4;
    if (height > here) {
      open();
      centred(left.slice(here), X.description, height - here);
      centred(right.slice(cut), X.rule, Math.max(right.length - cut, 1));
      y -= (height - here) * LINE + 4;
    }
    if (y < BOTTOM + 2 * LINE) open();
  }
  return items;
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) as string;
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + word.length < width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}
