import type { Document, Manifest, Receipt } from '@kouan/sdk';
import { chinaTime } from '../../china-time.ts';
import { type Desk, type DeskStep, type Facts, type Filed, localDay } from '../desk.ts';

const FORMAT = 'china.manifest.receipt';

/** Codes of a manifest's receipts, by the channel that the course has then. */
const STEPS: Readonly<Record<string, DeskStep>> = {
  '7': { code: 'E3', note: '已发送海关' },
  L: { code: '01', note: '接受申报' },
  C: { code: '02', note: '转人工审核' },
  P: { code: '11', note: '提运单放行' },
  E: { code: '03', note: '退单' },
  Z: { code: '03', note: '退单' },
};

const base = ({ now, guid }: Facts): Receipt => ({
  type: 'receipt',
  stage: 'business',
  state: 'unknown',
  final: false,
  messageId: guid,
  noticedAt: chinaTime(now),
});

const head = (document: Document | undefined): Readonly<Record<string, string>> => {
  const { messageType, sender, receiver } = (document ?? {}) as Partial<Manifest>;
  return {
    'Head/FunctionCode': '11',
    'Head/MessageType': messageType ?? 'MT9999',
    ...(receiver === undefined ? {} : { 'Head/SenderID': receiver }),
    ...(sender === undefined ? {} : { 'Head/ReceiverID': sender }),
  };
};

function receiptOf({ document, reference }: Filed, { code, note }: DeskStep, facts: Facts): Receipt {
  const { transport, consignments = [] } = document as Manifest;
  return {
    ...base(facts),
    channel: code,
    note,
    clientReference: reference,
    extensions: {
      [FORMAT]: {
        ...head(document),
        ...(transport?.journey === undefined ? {} : { 'Response/BorderTransportMeans/JourneyID': transport.journey }),
        ...(transport?.id === undefined ? {} : { 'Response/BorderTransportMeans/ID': transport.id }),
        consignments: consignments.map(({ transportContractDocument, associatedTransportDocument }) => ({
          ...(transportContractDocument?.id === undefined
            ? {}
            : { transportContractDocument: transportContractDocument.id }),
          ...(associatedTransportDocument === undefined ? {} : { associatedTransportDocument }),
          code,
          text: note,
        })),
      },
    },
  };
}

/** Manifests of the MT family. */
export const MANIFEST_DESK: Desk = {
  name: 'manifests',
  title: 'manifests (MT messages)',
  formats: ['china.manifest.declaration'],
  file(document) {
    const { messageId, operation } = document as Manifest;
    if (messageId === undefined) return undefined;
    return { document, reference: messageId, amends: operation !== undefined && operation !== 'original' };
  },
  number: (_, serial, now) => ({
    singleWindowNumber: `M${localDay(now)}${String(serial).padStart(9, '0')}`,
    documentNumber: `MT${localDay(now)}${String(serial).padStart(8, '0')}`,
  }),
  step: (channel) => STEPS[channel],
  receiptFormat: FORMAT,
  receipt: receiptOf,
  answer(filed, facts, problem, now) {
    const told = facts[0] ?? { now, guid: '', singleWindowNumber: '', documentNumber: '' };
    const [one] = filed;
    return [
      {
        ...base(told),
        stage: 'import',
        ...(one === undefined ? {} : { clientReference: one.reference }),
        extensions: {
          [FORMAT]: {
            ...head(one?.document),
            'Response/AdditionalInformation/StatementCode': problem === undefined ? '0' : '1',
            'Response/AdditionalInformation/StatementDescription': problem ?? '接收成功',
          },
        },
      },
    ];
  },
  subject({ document, reference }) {
    const { transport, consignments = [] } = document as Manifest;
    const [first] = consignments;
    const container = first?.equipment?.[0]?.number;
    const bill = first?.transportContractDocument?.id;
    return {
      declaration: reference,
      ...(transport?.id === undefined ? {} : { vessel: transport.id }),
      ...(bill === undefined ? {} : { bill }),
      ...(container === undefined ? {} : { container }),
    };
  },
  event: 'manifest.changed',
};
