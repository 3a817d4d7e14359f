import type { Text } from '@kouan/core';
import type { Receipt } from '@kouan/sdk';
import type { SubmissionState } from '@kouan/sdk/exchange';

type ReceiptState = Receipt['state'];

/** How a state is shown: good, on its way, needs a person, bad. */
export type Tone = 'good' | 'moving' | 'attention' | 'bad';

interface Shown {
  readonly text: Text;
  readonly tone: Tone;
}

/** The states of a submission in words, in the order of its life. */
export const STATES: Readonly<Record<SubmissionState, Shown>> = {
  planned: { text: { en: 'planned', zh: '待报送' }, tone: 'moving' },
  signed: { text: { en: 'signed', zh: '已签名待报送' }, tone: 'moving' },
  sending: { text: { en: 'on its way', zh: '发送中' }, tone: 'moving' },
  unknown: { text: { en: 'not answered', zh: '未获应答' }, tone: 'attention' },
  received: { text: { en: 'received', zh: '对方已接收' }, tone: 'moving' },
  stored: { text: { en: 'stored', zh: '已暂存或申报' }, tone: 'moving' },
  accepted: { text: { en: 'accepted', zh: '海关已受理' }, tone: 'moving' },
  inspecting: { text: { en: 'inspection', zh: '查验' }, tone: 'attention' },
  released: { text: { en: 'released', zh: '已放行' }, tone: 'good' },
  closed: { text: { en: 'closed', zh: '已结关' }, tone: 'good' },
  rejected: { text: { en: 'rejected', zh: '退单或拒收' }, tone: 'bad' },
  returned: { text: { en: 'returned', zh: '退回修改' }, tone: 'bad' },
  cancelled: { text: { en: 'cancelled', zh: '已撤销' }, tone: 'bad' },
  dead: { text: { en: 'given up', zh: '已放弃' }, tone: 'bad' },
};

/** What a receipt says, in the authority's finer words. */
export const RECEIPT_STATES: Readonly<Record<ReceiptState, Shown>> = {
  acknowledged: { text: { en: 'acknowledged', zh: '已接收' }, tone: 'moving' },
  stored: { text: { en: 'stored', zh: '已暂存' }, tone: 'moving' },
  submitted: { text: { en: 'declared', zh: '已申报' }, tone: 'moving' },
  accepted: { text: { en: 'accepted', zh: '海关入库' }, tone: 'moving' },
  'under-review': { text: { en: 'under review', zh: '审核中' }, tone: 'moving' },
  'documents-requested': { text: { en: 'documents requested', zh: '要求交单' }, tone: 'attention' },
  'supplement-requested': { text: { en: 'supplement requested', zh: '要求补充' }, tone: 'attention' },
  inspection: { text: { en: 'inspection', zh: '查验' }, tone: 'attention' },
  'quarantine-processing': { text: { en: 'quarantine', zh: '检疫处理' }, tone: 'attention' },
  suspended: { text: { en: 'suspended', zh: '挂起' }, tone: 'attention' },
  'duty-due': { text: { en: 'duty due', zh: '待缴税' }, tone: 'attention' },
  cleared: { text: { en: 'cleared', zh: '已审结' }, tone: 'good' },
  'released-on-guarantee': { text: { en: 'released on guarantee', zh: '担保放行' }, tone: 'good' },
  released: { text: { en: 'released', zh: '已放行' }, tone: 'good' },
  'gate-entry-allowed': { text: { en: 'gate entry allowed', zh: '允许入闸' }, tone: 'good' },
  'gate-passed': { text: { en: 'passed the gate', zh: '已过卡' }, tone: 'good' },
  'port-entry-allowed': { text: { en: 'port entry allowed', zh: '允许进港' }, tone: 'good' },
  'certificate-issued': { text: { en: 'certificate issued', zh: '已签发证书' }, tone: 'good' },
  closed: { text: { en: 'closed', zh: '已结关' }, tone: 'good' },
  rejected: { text: { en: 'rejected', zh: '退单' }, tone: 'bad' },
  returned: { text: { en: 'returned', zh: '退回修改' }, tone: 'bad' },
  failed: { text: { en: 'failed', zh: '失败' }, tone: 'bad' },
  deleted: { text: { en: 'deleted', zh: '已删单' }, tone: 'bad' },
  withdrawn: { text: { en: 'withdrawn', zh: '已撤销' }, tone: 'bad' },
  unknown: { text: { en: 'unknown', zh: '未知' }, tone: 'attention' },
};
