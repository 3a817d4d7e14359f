import type { PDFDocument } from '@cantoo/pdf-lib';
import { LEFT, RIGHT } from '../boxes.ts';
import { A4, Paper } from '../paper.ts';
import type { Typeset } from '../typeset.ts';

/** What a page is of. */
type Part = 'face' | 'rider' | 'terms';

/** Pages of a bill in their order; their numbers are known when all of them are there. */
export class Book {
  private readonly pages: { readonly paper: Paper; readonly part: Part }[] = [];
  private readonly pdf: PDFDocument;
  private readonly type: Typeset;
  private readonly mark: readonly string[] | undefined;

  /** @param mark lines across every page */
  constructor(pdf: PDFDocument, type: Typeset, mark: readonly string[] | undefined) {
    this.pdf = pdf;
    this.type = type;
    this.mark = mark;
  }

  /** A new page. */
  add(part: Part): Paper {
    const paper = new Paper(this.pdf, this.type);
    if (this.mark !== undefined) paper.watermark(this.mark);
    this.pages.push({ paper, part });
    return paper;
  }

  /** Rider pages, the first of which is number 1. */
  get riders(): readonly Paper[] {
    return this.pages.filter(({ part }) => part === 'rider').map(({ paper }) => paper);
  }

  /** `2 of 5`, for a rider page. */
  riderNumber(paper: Paper): string {
    return `${this.riders.indexOf(paper) + 1} of ${this.riders.length}`;
  }

  /** Everything that was written. */
  texts(): readonly string[] {
    return this.pages.flatMap(({ paper }) => paper.texts);
  }

  /** Numbers every page, and says on all but the face which bill it belongs to. */
  number(bill: string, record: string): void {
    for (const [index, { paper, part }] of this.pages.entries()) {
      paper.rightwards(`Page ${index + 1} of ${this.pages.length}`, RIGHT, part === 'face' ? 22 : 34, 7);
      if (part === 'face') continue;
      const head = part === 'rider' ? `Rider page ${this.riderNumber(paper)} 附页` : 'Terms and conditions 条款';
      paper.line(bill, LEFT, 34, 11);
      paper.line(head, LEFT, 48, 8);
      paper.centred(record, { x: 0, width: A4.width }, 822, 6);
    }
  }
}
