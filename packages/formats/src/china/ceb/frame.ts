import { type Group, type Leaf, type Message, needed, opaque, rows, wordsOf } from '../message/index.ts';
import { TEXT } from '../values/index.ts';

const NAMESPACE = 'http://www.chinaport.gov.cn/ceb';

const { must, have, may } = wordsOf({
  guid: ['报文唯一序号', TEXT, 'messageId'],
  version: ['报文版本', TEXT],
  copCode: ['传输企业代码', TEXT, 'transfer.code'],
  copName: ['传输企业名称', TEXT, 'transfer.name'],
  dxpMode: ['报文传输模式', TEXT, 'transfer.mode'],
  dxpId: ['报文传输编号', TEXT, 'transfer.id'],
  note: ['备注', TEXT, 'transfer.note'],
  status: ['订阅状态', TEXT, 'status'],
  dxpAddress: ['订阅方传输编号', TEXT, 'address'],
});

const ATTRIBUTES: readonly Leaf[] = [must('guid', '=36'), { ...must('version'), usual: '1.0' }];

/** What stands behind the documents: who sends, who wants to be told, what the parties add, the signature. */
const BEHIND = [
  needed(
    'BaseTransfer',
    must('copCode', 18),
    have('copName', 100),
    must('dxpMode', '=3'),
    have('dxpId', 30),
    may('note', 1000),
  ),
  rows(
    'BaseSubscribe',
    'subscriptions',
    { max: 5 },
    have('status', 100),
    must('dxpMode', '=3', 'mode'),
    have('dxpAddress', 100),
    may('note', 1000, 'note'),
  ),
  opaque('ExtendMessage'),
  opaque('Signature'),
];

type Fixed = Message['fixed'];

const message = (number: string, fixed: Fixed, children: Group['children']): Message => ({
  root: { kind: 'group', element: `CEB${number}Message`, presence: 'must', max: 1, attributes: ATTRIBUTES, children },
  // One official sample is called so.
  aliases: [`CEB${number}`],
  namespace: NAMESPACE,
  fixed,
});

/** A message of an enterprise. */
export const business = (number: string, fixed: Fixed, unit: Group): Message =>
  message(number, fixed, [unit, ...BEHIND]);

/** A message of the customs house. */
export const answer = (number: string, fixed: Fixed, unit: Group): Message => message(number, fixed, [unit]);
