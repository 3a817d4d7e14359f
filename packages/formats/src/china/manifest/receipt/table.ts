import { inside, type Message, needed, rows, wordsOf } from '../../message/index.ts';
import { MILLISECOND, TEXT } from '../../values/index.ts';
import { NAMESPACES } from '../head.ts';
import { derive, NAME } from './results.ts';

const { must, may } = wordsOf({
  MessageID: ['报文编号', TEXT, 'messageId'],
  FunctionCode: ['报文功能代码', TEXT],
  MessageType: ['报文类型代码', TEXT],
  SenderID: ['发送方代码', TEXT],
  ReceiverID: ['接受方代码', TEXT],
  SendTime: ['发送时间', MILLISECOND, 'noticedAt'],
  Version: ['报文版本', TEXT],
  FunctionalReferenceID: ['原报文编号', TEXT, 'clientReference'],
  JourneyID: ['航次航班编号', TEXT],
  ID: ['编号', TEXT],
  Code: ['回执代码', TEXT, 'channel'],
  Text: ['回执内容', TEXT, 'note'],
  StatementCode: ['处理代码', TEXT],
  StatementDescription: ['处理说明', TEXT],
});

/** Bills that are answered one by one; each lies beside the fields of the receipt. */
const CONSIGNMENT = {
  ...rows(
    'Consignment',
    'consignments',
    { max: 9999 },
    inside('TransportContractDocument', may('ID', 64, 'transportContractDocument')),
    inside('AssociatedTransportDocument', may('ID', 64, 'associatedTransportDocument')),
    inside('ResponseType', may('Code', 8, 'code'), may('Text', 4000, 'text')),
  ),
  rows: ['extensions', NAME, 'consignments'],
};

const namespace = (row: Readonly<Record<string, unknown>>): string => {
  const own = (row['extensions'] as Record<string, Record<string, unknown>> | undefined)?.[NAME];
  return `urn:Declaration:datamodel:standard:CN:${String(own?.['Head/MessageType'] ?? 'MT2101')}:1`;
};

/** Receipt of a manifest: of the whole, and of each bill. */
export const MESSAGES: readonly Message[] = [
  {
    root: needed(
      'Manifest',
      needed(
        'Head',
        must('MessageID', 128),
        may('FunctionCode'),
        may('MessageType'),
        may('SenderID'),
        may('ReceiverID'),
        may('SendTime', '=17'),
        { ...may('Version'), usual: '1.0' },
      ),
      needed(
        'Response',
        may('FunctionalReferenceID', 128),
        inside('BorderTransportMeans', may('JourneyID'), may('ID')),
        inside('ResponseType', may('Code', 8), may('Text', 4000)),
        CONSIGNMENT,
        inside('AdditionalInformation', may('StatementCode', 8), may('StatementDescription', 4000)),
      ),
    ),
    namespace,
    accepts: NAMESPACES,
    fixed: { type: 'receipt', stage: 'business', state: 'unknown', final: false },
    derive,
  },
];
