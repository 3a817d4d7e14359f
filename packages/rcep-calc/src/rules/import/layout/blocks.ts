import type { Line } from './text.ts';

/** The lines of one rule. */
export interface RuleBlock {
  readonly lines: readonly Line[];
  /** It began on the sheet before. */
  readonly continued: boolean;
}

/** A row's code with the height at which it stands. */
export interface Coded {
  readonly y: number;
}

/** How a rule begins. A content rule or a process by itself begins one only where the line before is complete. */
const BEGINS =
  /^(?:(?:1|\(1\))\s*[.)]|\(?a\)|WO\b|PE\b|CC\b|CTH\b|CTSH\b|RVC\s*\d|CR\b|A regional value content|A change|完全获得|章改变|品目改变|子目改变|区域价值成分)/i;

/** What a complete rule does not end with. */
const OPEN_END =
  /(?:[1-9][.)]|,|;|\bor|\band|\bfrom|\bexcept|\bheadings?|\bsubheadings?|\bchapters?|\bto|\bfor|\bthan|\bof|\bnot|\bless|或|或者|除外于|自)$/i;

/** What only goes on with a rule. */
const GOES_ON =
  /^(?:or\b|and\b|except\b|from\b|heading|subheading|chapter|\d{2}\.\d{2}|\d{4}\.\d{2}|[2-9]\s*[.)]|for\b|any other|provided|或|除)/i;

/**
 * Groups the lines of the rule column into rules. A line belongs to the rule before it while that is not complete, or
 * when it cannot begin one.
 *
 * @param open the last rule of the sheet before is not complete
 */
export function blocksOf(lines: readonly Line[], open: boolean): RuleBlock[] {
  const blocks: { lines: Line[]; continued: boolean }[] = [];
  let isOpen = open;
  for (const line of lines) {
    const last = blocks.at(-1);
    const begins = BEGINS.test(line.text) && !GOES_ON.test(line.text);
    if (last === undefined) blocks.push({ lines: [line], continued: open && (isOpen || !begins) });
    else if (isOpen || !begins) last.lines.push(line);
    else blocks.push({ lines: [line], continued: false });
    isOpen = OPEN_END.test(line.text);
  }
  return blocks;
}

/** Whether a rule goes on, on the next sheet. */
export const isOpen = (text: string): boolean => OPEN_END.test(text.trim());

/** Rows without a rule of their own may be passed over at no price; a rule that finds no row costs this. */
const NO_ROW = 60;

/**
 * Which row each rule belongs to: both run down the page in one order, and a rule stands at the height of its code,
 * with its middle or with its first line. The assignment with the least distance in all, by dynamic programming.
 *
 * @returns for each rule the index of its row, or undefined
 */
export function matchBlocks(blocks: readonly RuleBlock[], rows: readonly Coded[]): (number | undefined)[] {
  const width = rows.length + 1;
  const cost = new Float64Array((blocks.length + 1) * width);
  const choice = new Uint8Array(cost.length);
  for (let b = 1; b <= blocks.length; b += 1) {
    cost[b * width] = b * NO_ROW;
    choice[b * width] = 2;
    for (let r = 1; r <= rows.length; r += 1) {
      const options = [
        (cost[(b - 1) * width + r - 1] as number) + distance(blocks[b - 1] as RuleBlock, rows[r - 1] as Coded),
        cost[b * width + r - 1] as number,
        (cost[(b - 1) * width + r] as number) + NO_ROW,
      ];
      const best = options.indexOf(Math.min(...options));
      cost[b * width + r] = options[best] as number;
      choice[b * width + r] = best;
    }
  }
  const rowsOf = new Array<number | undefined>(blocks.length).fill(undefined);
  for (let b = blocks.length, r = rows.length; b > 0; ) {
    const taken = choice[b * width + r];
    if (taken === 0) rowsOf[--b] = --r;
    else if (taken === 1) r -= 1;
    else b -= 1;
  }
  return rowsOf;
}

function distance({ lines }: RuleBlock, { y }: Coded): number {
  const [first, last] = [lines[0]?.y ?? 0, lines.at(-1)?.y ?? 0];
  return Math.min(Math.abs((first + last) / 2 - y), Math.abs(first - y));
}
