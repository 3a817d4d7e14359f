import type { BondedInventory, Document, GatePass, Receipt } from '@kouan/sdk';
import { chinaSecond } from '../../china-time.ts';
import { type Desk, type DeskStep, type Facts, type Filed, localDay } from '../desk.ts';

const FORMAT = 'china.bonded.receipt';

/** A receipt that the platform sends, or the client's own where it is no more than that. */
function receiptOf(
  { reference }: Pick<Filed, 'reference'>,
  { code, note, message = 'CommonResponeMessage' }: DeskStep,
  facts: Facts,
): Receipt {
  const own = message === 'CommonResponeMessage';
  const { singleWindowNumber, documentNumber, guid, now } = facts;
  const envelope = {
    version: '1.0',
    message_id: guid,
    file_name: `${guid}.${message.slice(0, 3)}`,
    message_type: message,
    sender_id: 'CUS0000',
    receiver_id: 'E010000',
    send_time: chinaSecond(now),
  };
  return {
    type: 'receipt',
    stage: own ? 'import' : 'business',
    state: 'unknown',
    final: false,
    channel: code,
    note,
    ...(singleWindowNumber === '' ? {} : { singleWindowNumber }),
    ...(own ? { clientReference: reference } : { documentNumber, noticedAt: chinaSecond(now) }),
    extensions: { [FORMAT]: own ? { kind: message } : { kind: message, ...envelope } },
  };
}

const answer: Desk['answer'] = (filed, facts, problem, now) => {
  const told = facts[0] ?? { now, guid: '', singleWindowNumber: '', documentNumber: '' };
  const step = problem === undefined ? { code: '0', note: '处理成功' } : { code: '-1', note: problem };
  return [
    receiptOf(
      { reference: filed[0]?.reference ?? '' },
      step,
      problem === undefined ? told : { ...told, singleWindowNumber: '' },
    ),
  ];
};

/** The day in two digits of a year, as numbers of passes have it. */
const shortDay = (now: number): string => localDay(now).slice(2);

const letter = (movement: string | undefined): string => (movement === 'exit' || movement === 'export' ? 'E' : 'I');

const PASS_STEPS: Readonly<Record<string, DeskStep>> = {
  '7': { code: 'Y', note: '入库成功', message: 'SAS201' },
  J: { code: '1', note: '通过', message: 'SAS221' },
  C: { code: '2', note: '转人工', message: 'SAS221' },
  E: { code: '3', note: '退单', message: 'SAS221' },
  Z: { code: '3', note: '退单', message: 'SAS221' },
};

/** What the gate itself says when a vehicle passes with a pass. */
export const PASSED: DeskStep = { code: '1', note: '过卡', message: 'SAS223' };

/** Passes for vehicles (核放单). That one has passed the gate, the gate says. */
export const GATE_PASS_DESK: Desk = {
  name: 'gate-passes',
  title: 'gate passes of special customs zones (SAS121)',
  formats: ['china.bonded.gate-pass'],
  file(document) {
    const { clientReference, operation } = document as GatePass;
    if (clientReference === undefined) return undefined;
    return { document, reference: clientReference, amends: operation === 'change' || operation === 'void' };
  },
  number(document: Document, serial, now) {
    const { customsOffice = '0000', movement, passNumber, singleWindowNumber } = document as GatePass;
    return {
      singleWindowNumber: singleWindowNumber ?? `${localDay(now).slice(0, 4)}${String(serial).padStart(14, '0')}`,
      documentNumber:
        passNumber ?? `Z${customsOffice}${letter(movement)}${shortDay(now)}${String(serial).padStart(12, '0')}`,
    };
  },
  step: (channel) => PASS_STEPS[channel],
  receiptFormat: FORMAT,
  receipt: receiptOf,
  answer,
  subject({ document, reference }) {
    const { vehicle, container } = document as GatePass;
    return {
      declaration: reference,
      ...(vehicle?.plate === undefined ? {} : { vehicle: vehicle.plate }),
      ...(container?.number === undefined ? {} : { container: container.number }),
    };
  },
  event: 'pass.changed',
};

const INVENTORY_STEPS: Readonly<Record<string, DeskStep>> = {
  '7': { code: 'Y', note: '入库成功', message: 'INV200' },
  L: { code: '1', note: '通过', message: 'INV201' },
  C: { code: '2', note: '转人工', message: 'INV201' },
  J: { code: '1', note: '生成报关单成功', message: 'INV202' },
  R: { code: '', note: '', message: 'INV211' },
  E: { code: '3', note: '退单', message: 'INV201' },
  Z: { code: '3', note: '退单', message: 'INV201' },
};

/** Inventories of bonded ledgers (核注清单). */
export const BONDED_INVENTORY_DESK: Desk = {
  name: 'bonded-inventories',
  title: 'inventories of bonded ledgers (INV101)',
  formats: ['china.bonded.inventory'],
  file(document) {
    const { clientReference, operation } = document as BondedInventory;
    if (clientReference === undefined) return undefined;
    return { document, reference: clientReference, amends: operation === 'change' || operation === 'void' };
  },
  number(document: Document, serial, now) {
    const { customsOffice = '0000', direction, inventoryNumber, singleWindowNumber } = document as BondedInventory;
    return {
      singleWindowNumber: singleWindowNumber ?? `${localDay(now).slice(0, 4)}${String(serial).padStart(14, '0')}`,
      documentNumber:
        inventoryNumber ??
        `QD${customsOffice}${shortDay(now).slice(0, 2)}${letter(direction)}${String(serial).padStart(9, '0')}`,
    };
  },
  step: (channel) => INVENTORY_STEPS[channel],
  receiptFormat: FORMAT,
  receipt(filed, step, facts) {
    if (step.message !== 'INV211') return receiptOf(filed, step, facts);
    const {
      channel: _,
      note: __,
      documentNumber,
      singleWindowNumber,
      noticedAt: ___,
      ...receipt
    } = receiptOf(filed, step, facts);
    const own = receipt.extensions?.[FORMAT] ?? {};
    const booked = 'DataInfo/BussinessData/INV211/BondInvtBsc';
    // The ledger has it: there is no result, only what is booked.
    return {
      ...receipt,
      extensions: {
        [FORMAT]: {
          ...own,
          [`${booked}/bondInvtNo`]: documentNumber ?? '',
          [`${booked}/invtPreentNo`]: singleWindowNumber ?? '',
          [`${booked}/etpsInnerInvtNo`]: filed.reference,
          [`${booked}/vrfdedMarkcd`]: '2',
        },
      },
    };
  },
  answer,
  subject: ({ reference }) => ({ declaration: reference }),
  event: 'receipt.issued',
};
