import type { PDFDocument } from '@cantoo/pdf-lib';
import { leavesOf } from '@kouan/core';
import type { CertificateOfOrigin } from '@kouan/sdk';
import { openPdf } from '../open.ts';
import { A4, LEADING, Paper, type Rect } from '../paper.ts';
import { drawTable } from '../table.ts';
import { printable, requireGlyphs, type Typeset, typeset } from '../typeset.ts';
import { drawForm, type Leftover, TABLE } from './form.ts';
import { GOODS, tableRows } from './table.ts';

const MARGIN = 28;
const SIZE = 8;

/** From the head of a continued box to its text, and from its text to the next head. */
const HEAD = 4;
const GAP = 16;

/** The table on a page of its own. */
const CONTINUATION: Rect = { x: MARGIN, y: 64, width: A4.width - 2 * MARGIN, height: A4.height - 64 - MARGIN };

/**
 * Form RCEP as PDF: the 17 boxes, with what finds no room on continuation pages. A document without a number is printed
 * as a draft. The same document and font give the same pages.
 *
 * @param font TrueType or OpenType; it is embedded with the characters that are used.
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the font lacks a character of the document; `ERR_KOUAN_USAGE` when the
 * font cannot be read.
 */
export async function renderCertificate(document: CertificateOfOrigin, font: Uint8Array): Promise<Uint8Array> {
  const clean = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as CertificateOfOrigin;
  const { pdf, face } = await openPdf(font, {
    title: `Certificate of origin ${clean.number ?? '(draft)'}`,
    day: clean.issuedOn,
  });
  requireGlyphs(face, texts(clean));
  const type = typeset(face);
  const papers = [new Paper(pdf, type)];
  const leftovers = drawForm(papers[0] as Paper, type, clean);
  let rows = drawTable(papers[0] as Paper, type, TABLE, tableRows(clean, type), GOODS);
  papers.push(...continued(pdf, type, leftovers));
  while (rows.length > 0) {
    const paper = new Paper(pdf, type);
    papers.push(paper);
    rows = drawTable(paper, type, CONTINUATION, rows, GOODS);
  }
  for (const [index, paper] of papers.entries()) {
    if (papers.length > 1) paper.line(`Page ${index + 1} of ${papers.length}`, A4.width - MARGIN - 60, 22, 7);
    if (index > 0) paper.line(`Continuation of certificate ${clean.number ?? '(draft)'}`, MARGIN, 40, SIZE);
  }
  return pdf.save();
}

function* texts(document: CertificateOfOrigin): Generator<string> {
  for (const [, value] of leavesOf(document)) if (typeof value === 'string') yield value;
}

/** Text of boxes that found no room on the form, box after box over as many pages as it needs. */
function continued(pdf: PDFDocument, type: Typeset, leftovers: readonly Leftover[]): Paper[] {
  const papers: Paper[] = [];
  const end = CONTINUATION.y + CONTINUATION.height;
  let y = end;
  for (const { box, lines } of leftovers) {
    let rest: readonly string[] = lines.flatMap((line) => type.wrap(line, SIZE, CONTINUATION.width));
    while (rest.length > 0) {
      // A head with nothing under it says nothing.
      if (y + HEAD + SIZE * LEADING > end) {
        papers.push(new Paper(pdf, type));
        y = CONTINUATION.y;
      }
      const paper = papers.at(-1) as Paper;
      paper.line(`Box ${box} (continued)`, MARGIN, y, SIZE);
      const before = rest.length;
      rest = paper.lines(rest, { ...CONTINUATION, y: y + HEAD, height: end - y - HEAD }, SIZE);
      y += HEAD + (before - rest.length) * SIZE * LEADING + GAP;
    }
  }
  return papers;
}
