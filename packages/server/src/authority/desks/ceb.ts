import type { Document, Receipt } from '@kouan/sdk';
import { clientReferenceOf } from '@kouan/sdk/documents';
import { chinaTime } from '../../china-time.ts';
import { type Desk, type DeskStep, type Facts, type Filed, localDay } from '../desk.ts';

/** Receipts of a short life end when customs has taken the document in. */
const SHORT: Readonly<Record<string, DeskStep>> = {
  '7': { code: '2', note: '电子口岸申报中' },
  L: { code: '120', note: '海关入库' },
  E: { code: '100', note: '海关退单' },
  Z: { code: '100', note: '海关退单' },
};
/** Those of applications end when they are examined. */
const EXAMINED: Readonly<Record<string, DeskStep>> = { ...SHORT, J: { code: '399', note: '海关审结' } };
/** Inventories go the whole way. */
const WHOLE: Readonly<Record<string, DeskStep>> = {
  ...EXAMINED,
  C: { code: '500', note: '查验' },
  P: { code: '800', note: '放行' },
  R: { code: '899', note: '结关' },
};

interface Kind {
  /** Number of the receipt, import and export. */
  readonly receipt: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, DeskStep>>;
  /** What else of the document its receipt repeats. */
  readonly repeats: Readonly<Record<string, string>>;
}

const PLATFORM = { ebpCode: '/platform/code', ebcCode: '/merchant/code' };
const LOGISTICS = { logisticsCode: '/logistics/code' };
const AGENT = { agentCode: '/declarant/code' };

/** Which receipt answers which document. Movements and withdrawals are told apart by their kind. */
const KINDS: Readonly<Record<string, Kind>> = {
  'ecommerce-order': {
    receipt: { import: '312', export: '304' },
    steps: SHORT,
    repeats: PLATFORM,
  },
  'ecommerce-payment': {
    receipt: { import: '412', export: '404' },
    steps: SHORT,
    repeats: {
      payCode: '/paymentProvider/code',
      payTransactionId: '/paymentNumber',
      ebcCode: '/merchant/code',
      orderNo: '/orderNumber',
      payNo: '/paymentNumber',
    },
  },
  'ecommerce-logistics': {
    receipt: { import: '512', export: '506' },
    steps: SHORT,
    repeats: LOGISTICS,
  },
  'ecommerce-inventory': {
    receipt: { import: '622', export: '604' },
    steps: WHOLE,
    repeats: { ...PLATFORM, ...AGENT, orderNo: '/orderNumber', statisticsFlag: '/declarationForm' },
  },
  'ecommerce-withdrawal/cancellation': {
    receipt: { import: '624', export: '606' },
    steps: EXAMINED,
    repeats: { ...PLATFORM, ...AGENT },
  },
  'ecommerce-withdrawal/return': {
    receipt: { import: '626', export: '214' },
    steps: EXAMINED,
    repeats: { ...PLATFORM, ...AGENT },
  },
  'ecommerce-movement/delivery-status': {
    receipt: { import: '514' },
    steps: SHORT,
    repeats: { ...LOGISTICS, logisticsStatus: '/status' },
  },
  'ecommerce-movement/warehouse-entry': {
    receipt: { import: '712' },
    steps: EXAMINED,
    repeats: { operatorCode: '/siteOperator/code' },
  },
  'ecommerce-movement/arrival': {
    receipt: { export: '508' },
    steps: EXAMINED,
    repeats: { operatorCode: '/siteOperator/code', ...LOGISTICS, billNo: '/billNumber', msgSeqNo: '/part/number' },
  },
  'ecommerce-movement/departure': {
    receipt: { export: '510' },
    steps: EXAMINED,
    repeats: { ...LOGISTICS, msgSeqNo: '/part/number' },
  },
  'ecommerce-movement/waybill-list': {
    receipt: { export: '608' },
    steps: EXAMINED,
    repeats: { ...AGENT, ...LOGISTICS, billNo: '/billNumber', msgSeqNo: '/part/number' },
  },
  'ecommerce-movement/return-tally': {
    receipt: { export: '216' },
    steps: EXAMINED,
    repeats: { operatorCode: '/siteOperator/code', ...LOGISTICS, logisticsNo: '/waybillNumber' },
  },
  'ecommerce-summary/application': {
    receipt: { export: '702' },
    steps: EXAMINED,
    repeats: { ...AGENT, ebcCode: '/merchant/code', msgSeqNo: '/part/number' },
  },
};

const FORMAT = 'china.ceb.receipt';
type Fields = Readonly<Record<string, unknown>>;

const kindOf = (document: Document): Kind | undefined => {
  const { type, kind } = document as Fields & Document;
  return KINDS[kind === undefined ? type : `${type}/${String(kind)}`] ?? KINDS[type];
};

const at = (document: Document, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], document);

/** What the inventory says in one letter. */
const LETTERS: Readonly<Record<string, string>> = { simplified: 'A', summary: 'B' };

function receiptOf({ document, reference }: Filed, { code, note }: DeskStep, facts: Facts): Receipt {
  const kind = kindOf(document) as Kind;
  const { direction, customsOffice } = document as Fields & Document & { direction: string; customsOffice?: string };
  const message = `CEB${kind.receipt[direction]}`;
  const repeated = Object.entries(kind.repeats).flatMap(([element, pointer]) => {
    const value = at(document, pointer);
    return typeof value === 'string' ? [[element, LETTERS[value] ?? value]] : [];
  });
  return {
    type: 'receipt',
    stage: 'business',
    state: 'unknown',
    final: false,
    messageId: facts.guid,
    channel: code,
    clientReference: reference,
    singleWindowNumber: facts.singleWindowNumber,
    documentNumber: facts.documentNumber,
    noticedAt: chinaTime(facts.now),
    note: `${note}[${reference}]`,
    ...(customsOffice === undefined ? {} : { declarationOffice: customsOffice }),
    extensions: { [FORMAT]: { message, guid: facts.guid, ...Object.fromEntries(repeated) } },
  };
}

/** CEB900: the message could not be read at all. */
const refusal = (problem: string, { now, guid }: Facts): Receipt => ({
  type: 'receipt',
  stage: 'import',
  state: 'failed',
  final: true,
  messageId: guid,
  channel: '-1',
  note: problem,
  noticedAt: chinaTime(now),
  extensions: { [FORMAT]: { message: 'CEB900', guid, oriMessageType: 'Unknown' } },
});

/** Orders, payments, waybills, inventories and what follows them. */
export const CEB_DESK: Desk = {
  name: 'ceb',
  title: 'cross-border e-commerce messages (CEB)',
  formats: ['order', 'payment', 'logistics', 'inventory', 'withdrawal', 'movement', 'summary'].map(
    (one) => `china.ceb.${one}`,
  ),
  file(document) {
    const kind = kindOf(document);
    const { direction, operation } = document as Fields & Document & { direction: string };
    if (kind?.receipt[direction] === undefined) return undefined;
    const reference = clientReferenceOf(document);
    return reference === undefined
      ? undefined
      : { document, reference, amends: operation === 'change' || operation === 'delete' };
  },
  number(document, serial, now) {
    const {
      customsOffice = '0000',
      direction,
      inventoryNumber,
    } = document as Fields & Document & { customsOffice?: string; direction?: string };
    const year = localDay(now).slice(0, 4);
    const own = `${customsOffice}${year}${direction === 'export' ? '0' : '1'}${String(serial).padStart(9, '0')}`;
    return {
      singleWindowNumber: `B${localDay(now)}${String(serial).padStart(9, '0')}`,
      documentNumber: typeof inventoryNumber === 'string' ? inventoryNumber : own,
    };
  },
  step: (channel, document) => kindOf(document)?.steps[channel],
  receiptFormat: FORMAT,
  receipt: receiptOf,
  answer(filed, facts, problem, now) {
    if (problem !== undefined)
      return [refusal(problem, facts[0] ?? { now, guid: '', singleWindowNumber: '', documentNumber: '' })];
    return filed.map((one, index) => receiptOf(one, { code: '1', note: '电子口岸已暂存' }, facts[index] as Facts));
  },
  subject: ({ document, reference }) => {
    const { billNumber } = document as Fields & Document;
    return { declaration: reference, ...(typeof billNumber === 'string' ? { bill: billNumber } : {}) };
  },
  event: 'receipt.issued',
};
