import type { CertificateOfOrigin } from '@kouan/sdk';
import { countryName } from '../../country-name.ts';
import { LEADING, type Paper, type Rect } from '../paper.ts';
import type { Typeset } from '../typeset.ts';
import { firm, producerText, remarksText, transportText } from './words.ts';

const LEFT = 28;
const MIDDLE = 303;
const RIGHT = 567.28;
const HEAD = 6.5;
const SIZE = 8;
const SMALLEST = 6;
const PAD = 4;

const left = (y: number, height: number): Rect => ({ x: LEFT, y, width: MIDDLE - LEFT, height });
const right = (y: number, height: number): Rect => ({ x: MIDDLE, y, width: RIGHT - MIDDLE, height });
const across = (y: number, height: number): Rect => ({ x: LEFT, y, width: RIGHT - LEFT, height });

/** Where the table of goods stands on the first page. */
export const TABLE: Rect = across(318, 246);

/** Text of a box that found no room on the form. */
export interface Leftover {
  readonly box: string;
  readonly lines: readonly string[];
}

interface Box {
  readonly head: string;
  readonly area: Rect;
  text(document: CertificateOfOrigin): string;
}

const nothing = (): string => '';

/** The boxes that hold text, each with its place. */
const BOXES: readonly Box[] = [
  {
    head: "1. Goods Consigned from (Exporter's name, address and country)",
    area: left(46, 68),
    text: (one) => firm(one.exporter),
  },
  {
    head: "2. Goods Consigned to (Importer's/ Consignee's name, address, country)",
    area: left(114, 68),
    text: (one) => firm(one.importer),
  },
  { head: "3. Producer's name, address and country (if known)", area: left(182, 60), text: producerText },
  { head: '4. Means of transport and route (if known)', area: left(242, 76), text: transportText },
  { head: '5. For Official Use', area: right(182, 136), text: nothing },
  { head: '14. Remarks', area: across(564, 62), text: remarksText },
];

const CLAIM =
  'The undersigned hereby declares that the above details and statements are correct; that the goods covered in this certificate comply with the rules of origin of the Regional Comprehensive Economic Partnership Agreement, and are exported to:';
const CERTIFIED =
  'On the basis of control carried out, it is hereby certified that the information herein is correct and that the goods described comply with the origin requirements of the Agreement.';

/** Draws everything on the first page but the table; answers with the text that found no room. */
export function drawForm(paper: Paper, type: Typeset, document: CertificateOfOrigin): Leftover[] {
  paper.centred(titleOf(document), { x: LEFT, width: RIGHT - LEFT }, 38, 9);
  drawHead(paper, document);
  const leftovers = BOXES.flatMap(({ head, area, text }) => drawBox(paper, type, head, area, text(document)));
  drawOfficialUse(paper, type, document);
  drawDeclaration(paper, type, document);
  drawCertification(paper, type, document);
  drawTicks(paper, document);
  return leftovers;
}

function titleOf({ number, copy }: CertificateOfOrigin): string {
  if (number === undefined) return 'DRAFT - NOT ISSUED';
  return copy === 'certified-true-copy' ? 'CERTIFIED TRUE COPY' : copy === 'replacement' ? 'REPLACEMENT' : 'ORIGINAL';
}

function drawHead(paper: Paper, { number, form, issuedIn }: CertificateOfOrigin): void {
  const area = right(46, 136);
  paper.frame(area);
  paper.line(`Certificate No.  ${number ?? ''}`, area.x + PAD, area.y + 14, SIZE);
  paper.line(form ?? 'Form RCEP', area.x + area.width - 60, area.y + 14, SIZE);
  for (const [index, text] of [
    'REGIONAL COMPREHENSIVE',
    'ECONOMIC PARTNERSHIP AGREEMENT',
    'CERTIFICATE OF ORIGIN',
  ].entries())
    paper.centred(text, area, area.y + 52 + index * 17, 11);
  paper.centred(`Issued in  ${countryName(issuedIn)}`, area, area.y + 118, SIZE);
}

/** A box with its head; the text shrinks before any of it is moved to the next page. */
function drawBox(paper: Paper, type: Typeset, head: string, area: Rect, text: string): Leftover[] {
  paper.frame(area);
  paper.lines(type.wrap(head, HEAD, area.width - 2 * PAD), { ...area, x: area.x + PAD, y: area.y + 3 }, HEAD);
  const inner = { x: area.x + PAD, y: area.y + 13, width: area.width - 2 * PAD, height: area.height - 15 };
  for (let size = SIZE; ; size -= 0.5) {
    const lines = type.wrap(text, size, inner.width);
    if (lines.length * size * LEADING > inner.height && size > SMALLEST) continue;
    const rest = text === '' ? [] : paper.lines(lines, inner, size);
    return rest.length === 0 ? [] : [{ box: head.split('.')[0] ?? '', lines: rest }];
  }
}

function drawOfficialUse(paper: Paper, type: Typeset, { officialUse }: CertificateOfOrigin): void {
  const { x, y, width } = right(182, 136);
  const rows: readonly (readonly [string, boolean])[] = [
    ['Preferential Treatment Given', officialUse?.treatment === 'given'],
    ['Preferential Treatment Not Given (please state reason/s)', officialUse?.treatment === 'not-given'],
  ];
  for (const [index, [text, ticked]] of rows.entries()) {
    paper.tick(x + PAD, y + 22 + index * 18, ticked);
    paper.line(text, x + PAD + 14, y + 29 + index * 18, 7);
  }
  paper.lines(type.wrap(officialUse?.reason ?? '', 7, width - 26), { x: x + 18, y: y + 54, width, height: 46 }, 7);
  paper.rule(x + 24, y + 116, x + width - 24, y + 116);
  paper.centred(
    'Signature of Authorised Signatory of the Customs Authority of the Importing Country',
    { x, width },
    y + 126,
    5.6,
  );
}

function drawDeclaration(paper: Paper, type: Typeset, document: CertificateOfOrigin): void {
  const area = left(626, 150);
  const { place, date, signatory } = document.declaration ?? {};
  paper.frame(area);
  paper.line('15. Declaration by the exporter or producer', area.x + PAD, area.y + 10, HEAD);
  paper.lines(type.wrap(CLAIM, 7, area.width - 2 * PAD), { ...area, x: area.x + PAD, y: area.y + 14, height: 60 }, 7);
  paper.centred(countryName(document.importingParty ?? document.importer?.country), area, area.y + 82, 9);
  paper.rule(area.x + 40, area.y + 86, area.x + area.width - 40, area.y + 86);
  paper.centred('(importing country)', area, area.y + 94, 6);
  paper.centred([place, date, signatory].filter(Boolean).join(', '), area, area.y + 128, SIZE);
  paper.rule(area.x + 20, area.y + 133, area.x + area.width - 20, area.y + 133);
  paper.centred('Place and date, and signature of authorised signatory', area, area.y + 142, 6);
}

function drawCertification(paper: Paper, type: Typeset, { certification }: CertificateOfOrigin): void {
  const area = right(626, 150);
  const { authority, place, date, officer } = certification ?? {};
  paper.frame(area);
  paper.line('16. Certification', area.x + PAD, area.y + 10, HEAD);
  paper.lines(
    type.wrap(CERTIFIED, 7, area.width - 2 * PAD),
    { ...area, x: area.x + PAD, y: area.y + 14, height: 50 },
    7,
  );
  const lines = type.wrap([authority, officer].filter(Boolean).join('\n'), SIZE, area.width - 40);
  paper.lines(lines, { ...area, x: area.x + 20, y: area.y + 76, height: 40 }, SIZE);
  paper.centred([place, date].filter(Boolean).join(', '), area, area.y + 128, SIZE);
  paper.rule(area.x + 20, area.y + 133, area.x + area.width - 20, area.y + 133);
  paper.centred('Place and date, signature and seal or stamp of issuing body', area, area.y + 142, 6);
}

function drawTicks(paper: Paper, document: CertificateOfOrigin): void {
  const area = across(776, 30);
  paper.frame(area);
  paper.line('17.', area.x + PAD, area.y + 18, SIZE);
  const ticks: readonly (readonly [string, boolean])[] = [
    ['Back-to-back Certificate of Origin', document.backToBack !== undefined],
    ['Third-party invoicing', document.thirdPartyInvoicing !== undefined],
    ['ISSUED RETROACTIVELY', document.issuedRetroactively === true],
  ];
  for (const [index, [text, ticked]] of ticks.entries()) {
    const x = area.x + 26 + index * 176;
    paper.tick(x, area.y + 11, ticked);
    paper.line(text, x + 13, area.y + 18, SIZE);
  }
}
