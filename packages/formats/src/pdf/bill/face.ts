/** The first page: what a bill says at a glance, laid out as carriers lay it out. @module */

import { across, type Box, drawBox, LEFT, type Leftover, MIDDLE, RIGHT } from '../boxes.ts';
import type { Paper, Rect } from '../paper.ts';
import type { Typeset } from '../typeset.ts';
import type { Totals } from './goods.ts';
import type { Ledger } from './ledger.ts';
import { consignee, contact, country, joined, mode, notifyParties, party, place, voyages } from './words.ts';

/** Where the goods stand on the face, and where on the other pages. */
export const GOODS_AREA: Rect = { x: LEFT, y: 300, width: RIGHT - LEFT, height: 252 };

const PARTY = 66;
const TOP = 44;
const VOYAGE = 29;
const FOOT = 570;
const ROW = 29;

const KINDS: Readonly<Record<string, string>> = {
  BOL: 'BILL OF LADING 提单',
  SWB: 'SEA WAYBILL 海运单',
};

/** What kind of paper it is. */
export const title = (ledger: Ledger): string =>
  KINDS[ledger.text('/transportDocumentTypeCode')] ?? 'TRANSPORT DOCUMENT 运输单证';

/** Draws every box of the face but the table of goods; answers with the text that found no room. */
export function drawFace(paper: Paper, type: Typeset, ledger: Ledger, total: Totals): Leftover[] {
  paper.line(title(ledger), LEFT, 34, 15);
  paper.line(negotiable(ledger), MIDDLE + 4, 34, 8);
  const boxes = [...parties(ledger), ...carrier(ledger), ...route(ledger), ...foot(ledger)];
  const leftovers = boxes.flatMap((box) => drawBox(paper, type, box));
  band(paper, total);
  return leftovers;
}

function negotiable(ledger: Ledger): string {
  const toOrder = ledger.flag('/isToOrder');
  const electronic = ledger.flag('/isElectronic');
  return joined(
    [
      toOrder === undefined
        ? ''
        : toOrder
          ? 'Negotiable, to order 指示，可转让'
          : 'Straight, not negotiable 记名，不可转让',
      electronic === undefined ? '' : electronic ? 'Electronic 电子' : 'Paper 纸质',
    ],
    ' | ',
  );
}

const left = (row: number): Rect => ({ x: LEFT, y: TOP + row * PARTY, width: MIDDLE - LEFT, height: PARTY });
const right = (y: number, height: number): Rect => ({ x: MIDDLE, y, width: RIGHT - MIDDLE, height });

const parties = (ledger: Ledger): Box[] => [
  { head: 'Shipper 托运人', area: left(0), text: party(ledger, '/documentParties/shipper') },
  { head: 'Consignee 收货人', area: left(1), text: consignee(ledger) },
  { head: 'Notify parties 通知方', area: left(2), text: notifyParties(ledger) },
];

function carrier(ledger: Ledger): Box[] {
  const number = ['/transportDocumentReference', '/transportDocumentSubReference'].map((one) => ledger.text(one));
  const code = ['/carrierCode', '/carrierCodeListProvider'].map((one) => ledger.text(one));
  return [
    ...across(
      TOP,
      30,
      [
        ['B/L No., version 提单号、版本', joined(number, ' / '), 2],
        ['Carrier 承运人', joined(code, ' '), 1],
        ['Status 状态', ledger.text('/transportDocumentStatus'), 1.4],
      ],
      MIDDLE,
    ),
    {
      head: 'Issued by, for the carrier 签发人（代表承运人）',
      area: right(TOP + 30, 62),
      text: party(ledger, '/documentParties/issuingParty'),
    },
    {
      head: 'Agent of the carrier at destination 目的地代理',
      area: right(TOP + 92, 54),
      text: party(ledger, '/documentParties/carriersAgentAtDestination'),
    },
    { head: 'References 参考号', area: right(TOP + 146, 52), text: references(ledger) },
  ];
}

function references(ledger: Ledger): string {
  const named = [
    ['Shipping instructions 托运指示', '/shippingInstructionsReference'],
    ['Service contract 服务合同', '/serviceContractReference'],
    ['Quotation 报价', '/extendedContractQuotationReference'],
    ['Quotation 报价', '/contractQuotationReference'],
    ['Shipper 托运人', '/documentParties/shipper/reference'],
    ['Consignee 收货人', '/documentParties/consignee/reference'],
  ] as const;
  const listed = ledger
    .each('/references')
    .map((one) => joined([ledger.text(`${one}/type`), ledger.text(`${one}/value`)], ' '));
  return joined(
    [
      ...named.map(([name, pointer]) => {
        const text = ledger.text(pointer);
        return text === '' ? '' : `${name} ${text}`;
      }),
      ...listed,
      ...ledger.each('/partyContactDetails').map((one) => `Enquiries 联系人 ${contact(ledger, one)}`),
    ],
    '; ',
  );
}

function route(ledger: Ledger): Box[] {
  const y = TOP + 3 * PARTY;
  const at = (name: string, printed: string): string => place(ledger, `/transports/${name}`, `/${printed}`);
  const dates = ['plannedDepartureDate', 'plannedArrivalDate'].map((one) => ledger.text(`/transports/${one}`));
  const ends = ['receiptTypeAtOrigin', 'deliveryTypeAtDestination'].map((one) => ledger.text(`/${one}`));
  const loads = ['cargoMovementTypeAtOrigin', 'cargoMovementTypeAtDestination'].map((one) => ledger.text(`/${one}`));
  return [
    ...across(y, VOYAGE, [
      ['Pre-carriage by 前程运输', mode(ledger, '/transports/preCarriageBy'), 0.8],
      ['Place of receipt 收货地', at('placeOfReceipt', 'displayedNameForPlaceOfReceipt')],
      ['Vessel / voyage 船名航次', voyages(ledger), 1.2],
      ['Port of loading 装货港', at('portOfLoading', 'displayedNameForPortOfLoad')],
    ]),
    ...across(y + VOYAGE, VOYAGE, [
      ['On-carriage by 后程运输', mode(ledger, '/transports/onCarriageBy'), 0.8],
      ['Port of discharge 卸货港', at('portOfDischarge', 'displayedNameForPortOfDischarge')],
      ['Place of delivery 交货地', at('placeOfDelivery', 'displayedNameForPlaceOfDelivery'), 1.2],
      [
        'Planned sailing / arrival; service 船期；条款',
        joined([joined(dates, ' / '), `${joined(ends, '/')} ${joined(loads, '/')}`.trim()], '\n'),
      ],
    ]),
  ];
}

/** Totals under the goods. */
function band(paper: Paper, { packages, weight, volume }: Totals): void {
  const area = { x: LEFT, y: GOODS_AREA.y + GOODS_AREA.height, width: RIGHT - LEFT, height: FOOT - 552 };
  paper.shade(area);
  paper.frame(area);
  const total = ['Total 合计', packages === '' ? '' : `${packages} packages 件`, weight, volume];
  paper.line(joined(total, '    '), LEFT + 4, area.y + 12, 7.5);
}

function foot(ledger: Ledger): Box[] {
  const [y, half] = [FOOT, MIDDLE];
  const charges = ledger.each('/charges').map((one) => charge(ledger, one));
  const terms = ledger.text('/freightPaymentTermCode');
  const payable = joined(
    [ledger.text('/invoicePayableAt/UNLocationCode'), ledger.text('/invoicePayableAt/freeText')],
    ' ',
  );
  const value = joined([ledger.text('/declaredValue/currency'), ledger.text('/declaredValue/amount')], ' ');
  const counts = (name: string): string =>
    joined(
      [
        prefixed('with charges 含费', ledger.text(`/numberOf${name}WithCharges`)),
        prefixed('without 不含费', ledger.text(`/numberOf${name}WithoutCharges`)),
      ],
      ', ',
    );
  const issued = joined(
    [
      ledger.text('/placeOfIssue/locationName'),
      ledger.text('/placeOfIssue/UNLocationCode'),
      country(ledger, '/placeOfIssue/countryCode'),
    ],
    ', ',
  );
  return [
    {
      head: 'Freight and charges 运费及费用',
      area: { x: LEFT, y, width: half - LEFT, height: 4 * ROW },
      text: charges.join('\n'),
    },
    ...across(
      y,
      ROW,
      [
        ['Freight 运费', prefixed(TERMS[terms] ?? '', terms)],
        ['Payable at 运费支付地', payable],
        ['Declared value 声明价值', value],
      ],
      half,
    ),
    ...across(
      y + ROW,
      ROW,
      [
        ['Originals 正本份数', counts('Originals')],
        ['Copies 副本份数', counts('Copies')],
        ['Rider pages stated 所列附页数', ledger.text('/numberOfRiderPages')],
      ],
      half,
    ),
    ...across(
      y + 2 * ROW,
      ROW,
      [
        ['Place of issue 签发地', issued],
        ['Date of issue 签发日期', ledger.text('/issueDate')],
      ],
      half,
    ),
    ...across(y + 3 * ROW, ROW, [[boardHead(ledger), board(ledger)]], half),
    {
      head: "Carrier's clauses 承运人批注",
      area: { x: LEFT, y: y + 4 * ROW, width: half - LEFT, height: 60 },
      text: ledger.list('/carrierClauses').join('\n'),
    },
    {
      head: 'Signed for the carrier 承运人签字',
      area: { x: half, y: y + 4 * ROW, width: RIGHT - half, height: 60 },
      text: ledger.flag('/isElectronic') === true ? 'Electronic record, not signed by hand 电子记录，无手写签名' : '',
    },
  ];
}

const TERMS: Readonly<Record<string, string>> = { PRE: 'Prepaid 预付', COL: 'Collect 到付' };

const prefixed = (prefix: string, text: string): string => (text === '' ? '' : joined([prefix, text], ' '));

/** A charge on one line: its name, how it comes about, its amount, who pays. */
function charge(ledger: Ledger, pointer: string): string {
  const field = (name: string): string => ledger.text(`${pointer}/${name}`);
  const [short, full] = [field('chargeName'), field('extendedChargeName')];
  const term = field('paymentTermCode');
  const rate = joined([field('quantity'), field('unitPrice')], ' × ');
  return joined(
    [
      full === '' ? short : full.startsWith(short) ? full : joined([short, full], ' / '),
      joined([rate, field('calculationBasis')], ' '),
      joined([field('amount/currency'), field('amount/amount'), term], ' '),
    ],
    ': ',
  );
}

const boardHead = (ledger: Ledger): string =>
  ledger.flag('/isShippedOnBoardType') === false ? 'Received for shipment 收货待运' : 'Shipped on board 已装船';

const board = (ledger: Ledger): string =>
  joined(
    ['/shippedOnBoardDate', '/receivedForShipmentDate', '/displayedShippedOnBoardReceivedForShipment'].map((one) =>
      ledger.text(one),
    ),
    ' | ',
  );
