import { catalogue } from '@kouan/core';

const SURRENDER = 'DCSA EBL surrender 3.0';

/** What platform and carrier can say against each other when a bill is surrendered. */
export const SUR = catalogue({
  notMessage: {
    code: 'SUR-0001',
    severity: 'error',
    message: { en: 'This is no {expected}: {found}', zh: '不是 {expected}：{found}' },
    source: `${SURRENDER}, schemas`,
  },
  notAvailable: {
    code: 'SUR-0002',
    severity: 'error',
    message: {
      en: 'Transport document {expected} is {found}: it cannot be surrendered now.',
      zh: '运输单证 {expected} 的状态为 {found}，目前不能交还。',
    },
    source: `${SURRENDER}, ebl-surrender-requests`,
  },
  otherPlatform: {
    code: 'SUR-0003',
    severity: 'error',
    message: {
      en: 'The bill was issued on {expected}; {found} cannot surrender it.',
      zh: '提单在 {expected} 签发，{found} 不能提出交还。',
    },
    source: `${SURRENDER}, ebl-surrender-requests`,
  },
  referenceUsed: {
    code: 'SUR-0004',
    severity: 'error',
    message: { en: 'Reference {found} was used for another request.', zh: '编号 {found} 已用于另一请求。' },
    source: `${SURRENDER}, surrenderRequestReference`,
  },
  unknownRequest: {
    code: 'SUR-0005',
    severity: 'error',
    message: { en: 'There is no surrender request {found}.', zh: '没有交还请求 {found}。' },
    source: `${SURRENDER}, ebl-surrender-responses`,
  },
  answered: {
    code: 'SUR-0006',
    severity: 'error',
    message: { en: 'Request {found} is answered; there is one answer.', zh: '请求 {found} 已答复；只能答复一次。' },
    source: `${SURRENDER}, ebl-surrender-responses`,
  },
  commentsMissing: {
    code: 'SUR-0007',
    severity: 'error',
    message: { en: 'A rejection says why, in comments.', zh: '拒绝须在 comments 中说明原因。' },
    source: `${SURRENDER}, comments`,
  },
  commentsTooMany: {
    code: 'SUR-0008',
    severity: 'error',
    message: { en: 'An acceptance has no comments.', zh: '接受时不应有 comments。' },
    source: `${SURRENDER}, comments`,
  },
  notVoidable: {
    code: 'SUR-0009',
    severity: 'error',
    message: {
      en: 'Transport document {expected} is {found}: only one that was surrendered for amendment can be voided.',
      zh: '运输单证 {expected} 的状态为 {found}：仅已为更改而交还的单证可以作废。',
    },
    source: 'DCSA EBL 3.0, UC11; MLETR Articles 17 and 18',
  },
  notTheCarrier: {
    code: 'SUR-0010',
    severity: 'error',
    message: {
      en: 'Only {expected}, who has issued the bill, answers; not {found}.',
      zh: '仅签发人 {expected} 可答复，{found} 不可。',
    },
    source: `${SURRENDER}, ebl-surrender-responses`,
  },
});
