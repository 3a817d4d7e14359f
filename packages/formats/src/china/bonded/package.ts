import { isTime } from '@kouan/core';
import { type Group, inside, type Node, needed, only, opaque, wordsOf } from '../message/index.ts';
import { INTEGER, oneOf, TEXT, textLike, type Value } from '../values/index.ts';

export const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';

/** Receipts come in the namespace of signatures, or in none. */
export const NAMESPACES = /^(?:http:\/\/www\.w3\.org\/2000\/09\/xmldsig#)?$/;

const SENT_AT: Value = {
  ...textLike('a time as yyyy-MM-ddTHH:mm:ss'),
  read: (raw) => (raw.length === 19 && isTime(raw) ? raw : undefined),
};

const { must, may } = wordsOf({
  version: ['报文版本', TEXT, 'envelope.version'],
  business_id: ['业务编号', TEXT, 'envelope.businessId'],
  message_id: ['报文编号', TEXT, 'envelope.messageId'],
  file_name: ['文件名', TEXT, 'envelope.fileName'],
  message_type: ['报文类型', TEXT, 'envelope.messageType'],
  sender_id: ['发送方编号', TEXT, 'envelope.sender'],
  receiver_id: ['接收方编号', TEXT, 'envelope.receiver'],
  send_time: ['发送时间', SENT_AT, 'envelope.sentAt'],
  Ic_Card: ['操作卡号', TEXT, 'envelope.cardNumber'],
  pocket_id: ['封套编号', TEXT],
  total_pocket_qty: ['封套总数', INTEGER],
  cur_pocket_no: ['当前封套序号', INTEGER],
  is_unstructured: ['非结构化标志', TEXT],
  // Spelt so.
  DelcareFlag: ['申报标志', oneOf('0 or 1', { '0': 'store', '1': 'declare' }), 'step'],
});

/** 0 keep, 1 declare. */
export const STEP = may('DelcareFlag', 1);

/**
 * What the platform puts around the business: who sends what to whom, and in how many pieces.
 *
 * @param type of the message, where it can be only one
 */
export const packageOf = (type: string | undefined, ...business: readonly Node[]): Group =>
  needed(
    'Package',
    inside(
      'EnvelopInfo',
      may('version', 20),
      may('business_id', 64),
      may('message_id', 64),
      may('file_name', 128),
      type === undefined ? must('message_type', 20) : only(type, must('message_type', 20)),
      may('sender_id', 32),
      may('receiver_id', 32),
      may('send_time', '=19'),
      may('Ic_Card', 20),
    ),
    needed(
      'DataInfo',
      inside(
        'PocketInfo',
        may('pocket_id', 128),
        may('total_pocket_qty', 10),
        may('cur_pocket_no', 10),
        may('is_unstructured', 10),
      ),
      needed('BussinessData', business),
    ),
  );

/** An enterprise sends the package as the object of a signature that the card makes later. */
export const signedPackage = (type: string, ...business: readonly Node[]): Group =>
  needed(
    'Signature',
    opaque('SignedInfo'),
    opaque('SignatureValue'),
    opaque('KeyInfo'),
    needed('Object', packageOf(type, ...business)),
  );
