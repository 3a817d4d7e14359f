import { leavesOf } from '@kouan/core';
import { across, type Box, drawBox, LEFT, type Leftover, RIGHT } from '../boxes.ts';
import { openPdf } from '../open.ts';
import { A4, LEADING, Paper, type Rect } from '../paper.ts';
import { drawTable, rowOf, type TableRow, type TableStyle } from '../table.ts';
import { requireGlyphs, type Typeset, typeset } from '../typeset.ts';

/** Cells side by side: head, text, share of the width. */
export type Cell = readonly [head: string, text: string, share?: number];

/** A row of boxes over the goods. */
export interface Band {
  readonly height: number;
  readonly cells: readonly Cell[];
}

/** A paper of trade as it is printed: boxes, goods, totals, and room to sign. */
export interface Sheet {
  readonly title: string;
  readonly titleChinese: string;
  readonly number: string | undefined;
  readonly day: string | undefined;
  readonly bands: readonly Band[];
  readonly columns: TableStyle['columns'];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly Cell[];
  /** Statements under the totals. */
  readonly statement: string;
  readonly signatory: string;
}

const TITLE_BASE = 44;
const TOP = 62;
const CONTINUED_TOP = 62;
const BOTTOM = 790;
/** Marks have four or five lines as a rule. */
const TOTALS = 64;
const SIGN = 74;
const FOOT = TOTALS + SIGN;
const SMALL = 6.5;
const GAP = 12;

const STYLE = { size: 7.8, headSize: 6.4, headHeight: 22, gap: 5, shaded: true } as const;

/**
 * Draws a sheet; goods run on over as many pages as they need, totals stand under the last of them.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the font lacks a character, `ERR_KOUAN_USAGE` when it cannot be read.
 */
export async function renderSheet(sheet: Sheet, font: Uint8Array): Promise<Uint8Array> {
  const { pdf, face } = await openPdf(font, {
    title: `${sheet.title} ${sheet.number ?? '(draft)'}`,
    day: /^\d{4}-\d{2}-\d{2}$/.test(sheet.day ?? '') ? sheet.day : undefined,
  });
  requireGlyphs(face, textsOf(sheet));
  const type = typeset(face);
  const style: TableStyle = { ...STYLE, columns: sheet.columns };
  const papers: Paper[] = [];
  const page = (): Paper => {
    const paper = new Paper(pdf, type);
    papers.push(paper);
    return paper;
  };
  const first = page();
  drawTitle(first, sheet);
  const { y, leftovers } = drawBands(first, type, sheet.bands);
  let rest: readonly TableRow[] = sheet.rows.map((texts) => rowOf(texts, style, type));
  rest = drawTable(first, type, tableArea(y), rest, style);
  while (rest.length > 0) rest = drawTable(page(), type, tableArea(CONTINUED_TOP), rest, style);
  drawFoot(papers.at(-1) as Paper, type, sheet, leftovers);
  drawLeftovers(leftovers, type, page);
  for (const [index, paper] of papers.entries()) drawFolio(paper, sheet, index + 1, papers.length);
  return pdf.save();
}

const tableArea = (y: number): Rect => ({ x: LEFT, y, width: RIGHT - LEFT, height: BOTTOM - FOOT - y });

function drawTitle(paper: Paper, { title, titleChinese }: Sheet): void {
  const whole = { x: LEFT, width: RIGHT - LEFT };
  paper.centred(titleChinese, whole, TITLE_BASE - 16, 10);
  paper.centred(title, whole, TITLE_BASE + 2, 15);
}

function drawBands(paper: Paper, type: Typeset, bands: readonly Band[]): { y: number; leftovers: Leftover[] } {
  let y = TOP;
  const leftovers: Leftover[] = [];
  for (const { height, cells } of bands) {
    for (const box of across(y, height, cells) as Box[]) leftovers.push(...drawBox(paper, type, box));
    y += height;
  }
  return { y, leftovers };
}

function drawFoot(paper: Paper, type: Typeset, { totals, statement, signatory }: Sheet, leftovers: Leftover[]): void {
  const y = BOTTOM - FOOT;
  for (const box of across(y, TOTALS, totals)) leftovers.push(...drawBox(paper, type, box));
  const area = { x: LEFT, y: y + TOTALS, width: RIGHT - LEFT, height: SIGN };
  paper.frame(area);
  const half = area.width / 2;
  const lines = type.wrap(statement, SMALL + 0.7, half - 8);
  const told = paper.lines(
    lines,
    { ...area, x: area.x + 4, y: area.y + 4, width: half, height: SIGN - 8 },
    SMALL + 0.7,
  );
  if (told.length > 0) leftovers.push({ box: 'Remarks 备注', text: statement, at: { x: LEFT, y: BOTTOM } });
  const line = area.y + SIGN - 18;
  paper.rule(area.x + half + 40, line, area.x + area.width - 20, line);
  paper.centred(signatory, { x: area.x + half + 20, width: half - 20 }, line - 4, 8);
  paper.centred('Signature and stamp 签章', { x: area.x + half + 20, width: half - 20 }, line + 10, SMALL);
}

/** Boxes whose text was too long, whole, on pages of their own. */
function drawLeftovers(leftovers: readonly Leftover[], type: Typeset, page: () => Paper): void {
  let paper: Paper | undefined;
  let y = BOTTOM;
  for (const { box, text } of leftovers) {
    let rest: readonly string[] = type.wrap(text, 8, RIGHT - LEFT);
    while (rest.length > 0) {
      if (paper === undefined || y + GAP + 2 * 8 * LEADING > BOTTOM) {
        paper = page();
        y = CONTINUED_TOP;
      }
      paper.line(box, LEFT, y, SMALL);
      const before = rest.length;
      rest = paper.lines(rest, { x: LEFT, y: y + 4, width: RIGHT - LEFT, height: BOTTOM - y - 4 }, 8);
      y += 4 + (before - rest.length) * 8 * LEADING + GAP;
    }
  }
}

function drawFolio(paper: Paper, { title, number }: Sheet, page: number, pages: number): void {
  if (page > 1) paper.line(`${title} ${number ?? '(draft)'}`, LEFT, 44, 9);
  if (pages > 1) paper.rightwards(`${page} / ${pages}`, RIGHT, A4.height - 36, SMALL);
}

function* textsOf(sheet: Sheet): Generator<string> {
  for (const [, value] of leavesOf(sheet)) if (typeof value === 'string') yield value;
}
