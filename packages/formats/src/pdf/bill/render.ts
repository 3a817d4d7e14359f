import { createHash } from 'node:crypto';
import { leavesOf } from '@kouan/core';
import type { BillOfLading } from '@kouan/sdk';
import { canonicalJson } from '@kouan/sdk/json';
import { message } from '../../dcsa/transport-document/message.ts';
import { LEFT, SEE } from '../boxes.ts';
import { openPdf } from '../open.ts';
import type { Paper } from '../paper.ts';
import { drawTable } from '../table.ts';
import { printable, requireGlyphs, typeset } from '../typeset.ts';
import { Book } from './book.ts';
import { drawFace, GOODS_AREA, title } from './face.ts';
import { GOODS, goodsRows, totals } from './goods.ts';
import { Ledger } from './ledger.ts';
import { CONTINUED, drawParagraphs, furtherParagraphs } from './rider.ts';
import { drawTerms } from './terms.ts';
import { joined } from './words.ts';

export interface RenderBillOptions {
  /** TrueType or OpenType; it is embedded with the characters that are used. */
  readonly font: Uint8Array;
  /** Marked as a copy whatever the status is. */
  readonly copy?: boolean;
  /** SHA-256 of the transport document (RFC 8785); made from the bill, without. */
  readonly checksum?: string;
}

/** Statuses of a bill that is in force; every other one is marked across each page. */
const IN_FORCE: readonly (string | undefined)[] = [
  'ISSUED',
  'PENDING_SURRENDER_FOR_AMENDMENT',
  'PENDING_SURRENDER_FOR_DELIVERY',
];

const COPY = ['NON-NEGOTIABLE COPY', '不可转让副本'];
const MARKS: Readonly<Record<string, readonly string[]>> = {
  VOIDED: ['VOID', '已作废'],
  SURRENDERED_FOR_AMENDMENT: ['SURRENDERED', '已交回'],
  SURRENDERED_FOR_DELIVERY: ['SURRENDERED', '已交回'],
};

/**
 * A bill of lading or sea waybill as PDF: the face with its boxes, rider pages for what it has no room or no box for, and
 * the terms of carriage. Every text of the bill stands on some page. Until it is issued each page is marked as a copy that
 * nobody can negotiate. The same bill, options and font give the same bytes.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when the font lacks a character of the bill; `ERR_KOUAN_USAGE` when the font
 * cannot be read.
 */
export async function renderBill(bill: BillOfLading, { font, copy, checksum }: RenderBillOptions): Promise<Uint8Array> {
  const { type: _, ...fields } = JSON.parse(JSON.stringify(bill), (__, value: unknown) =>
    typeof value === 'string' ? printable(value) : value,
  ) as BillOfLading;
  const number = fields.transportDocumentReference ?? '';
  const { pdf, face } = await openPdf(font, {
    title: joined(['Bill of lading', number === '' ? '(draft)' : number], ' '),
    day: fields.issueDate,
  });
  requireGlyphs(face, texts(fields));
  const type = typeset(face);
  const status = fields.transportDocumentStatus;
  const mark = copy === true ? COPY : IN_FORCE.includes(status) ? undefined : (MARKS[status ?? ''] ?? COPY);
  const ledger = new Ledger(fields);
  const record = joined([number, `SHA-256 ${checksum ?? checksumOf(bill)}`], ' | ');
  const kind = title(ledger);
  const book = new Book(pdf, type, mark);
  const first = book.add('face');
  const leftovers = drawFace(first, type, ledger, totals(bill));
  let rows = drawTable(first, type, GOODS_AREA, goodsRows(ledger, type), GOODS);
  const more = rows.length > 0;
  while (rows.length > 0) rows = drawTable(book.add('rider'), type, CONTINUED, rows, GOODS);
  const terms = ledger.text('/termsAndConditions');
  const paragraphs = [...leftovers.map(({ box, text }) => [box, text] as const), ...furtherParagraphs(ledger)];
  const begin = drawParagraphs(() => book.add('rider'), type, paragraphs);
  drawTerms(() => book.add('terms'), type, terms);

  for (const [index, { at }] of leftovers.entries())
    first.line(`… rider page ${book.riderNumber(begin[index] as Paper)} 续见附页`, at.x, at.y, SEE);
  first.line(seeRiders(book, more), LEFT + 4, 760, 7);
  for (const [index, line] of statement(bill, record).entries()) first.line(line, LEFT + 4, 774 + index * 9, 6.5);
  book.number(joined([kind, number], '  '), record);
  // The words of the form are Chinese too: a font for Latin alone would leave them out.
  requireGlyphs(face, book.texts());
  return pdf.save();
}

/** What stands under the boxes of the face about the pages behind it. */
function seeRiders({ riders }: Book, goods: boolean): string {
  if (riders.length === 0) return '';
  const count = riders.length;
  return joined(
    [
      goods ? `Goods and containers continued on rider page 1 of ${count}. 货物及集装箱续见附页。` : '',
      `Rider pages of this bill: ${count}. 本提单附页：${count} 页。`,
    ],
    ' ',
  );
}

/** What this paper is beside the record that it is made from. */
function statement({ isElectronic }: BillOfLading, record: string): readonly string[] {
  return [
    ...(isElectronic === true
      ? [
          'This page shows an electronic record. The record is the bill, this page is not: who holds it is proved by its chain of signed acts.',
          '本页显示电子记录。提单是该记录而非本页；持有人以签名链为准。',
        ]
      : []),
    `Record 记录: ${record}`,
  ];
}

function checksumOf(bill: BillOfLading): string {
  const value = message.jsonOf(bill, { findings: [], dropped: [] });
  return createHash('sha256').update(canonicalJson(value)).digest('hex');
}

function* texts(document: object): Generator<string> {
  for (const [, value] of leavesOf(document)) if (typeof value === 'string') yield value;
}
