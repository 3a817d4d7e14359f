import { needed, wordsOf } from '../message/index.ts';
import { MILLISECOND, oneOf, TEXT } from '../values/index.ts';

const { must, may } = wordsOf({
  MessageID: ['报文编号', TEXT, 'messageId'],
  FunctionCode: [
    '报文功能代码',
    oneOf('9, 2, 3 or 5', { '9': 'original', '2': 'add', '3': 'delete', '5': 'change' }),
    'operation',
  ],
  MessageType: ['报文类型代码', TEXT, 'messageType'],
  SenderID: ['发送方代码', TEXT, 'sender'],
  ReceiverID: ['接受方代码', TEXT, 'receiver'],
  SendTime: ['发送时间', MILLISECOND, 'sentAt'],
  Version: ['报文版本', TEXT],
});

/** Who sends which message to whom. */
export const HEAD = needed(
  'Head',
  must('MessageID', 128),
  must('FunctionCode'),
  must('MessageType'),
  must('SenderID'),
  must('ReceiverID'),
  must('SendTime', '=17'),
  { ...may('Version'), usual: '1.0' },
);

/** The namespace names the type of the message; regional platforms leave it out. */
export const NAMESPACES = /^(?:urn:Declaration:datamodel:standard:CN:MT\w{4,5}:1)?$/;

/** What the messages of a manifest have in common. */
export const FACTS = {
  standard: {
    name: 'GACC manifest messages (MT), by the WCO Data Model',
    version: '1.0',
    source: 'GACC 2010 no. 70, formats of manifests by water and air, version 1.1; WCO Data Model 2.0',
  },
  mediaType: 'application/xml',
  extensions: ['xml'],
} as const;
