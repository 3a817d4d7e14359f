import { catalogue } from '@kouan/core';

const PINT = 'DCSA PINT 3.0, EnvelopeTransferChain';

/** The rules of title: each says what an act would break. */
export const TITLE = catalogue({
  waybill: {
    code: 'TTL-0001',
    severity: 'error',
    message: {
      en: 'A sea waybill is no document of title: there is nothing to {expected}.',
      zh: '海运单不是物权凭证，不能进行 {expected}。',
    },
    source: 'DCSA EBL 3.0, transportDocumentTypeCode',
  },
  issuedAlready: {
    code: 'TTL-0002',
    severity: 'error',
    message: {
      en: 'The bill is issued already; ISSUE is the first act and the only one of its kind.',
      zh: '提单已签发；ISSUE 只能是第一个且唯一的动作。',
    },
    source: `${PINT}; MLETR Article 10(1)(b)(i)`,
  },
  notIssued: {
    code: 'TTL-0003',
    severity: 'error',
    message: {
      en: 'The bill is not issued: the first act must be ISSUE.',
      zh: '提单尚未签发：第一个动作必须是 ISSUE。',
    },
    source: PINT,
  },
  ended: {
    code: 'TTL-0004',
    severity: 'error',
    message: { en: 'The bill is {found}: nothing can follow.', zh: '提单状态为 {found}，不能再有后续动作。' },
    source: `${PINT}; MLETR Article 10(1)(b)(ii)`,
  },
  inTransfer: {
    code: 'TTL-0005',
    severity: 'error',
    message: {
      en: 'The bill is on its way to {found}; until that platform has answered, nothing can be done with it.',
      zh: '提单正在转往 {found}；该平台答复前不能进行任何操作。',
    },
    source: 'DCSA PINT 3.0, retry and resume; MLETR Article 11',
  },
  pendingSurrender: {
    code: 'TTL-0006',
    severity: 'error',
    message: {
      en: 'The bill is surrendered and waits for the carrier, who can accept (SACC) or reject (SREJ).',
      zh: '提单已交还，等待承运人接受（SACC）或拒绝（SREJ）。',
    },
    source: 'DCSA EBL surrender 3.0',
  },
  notSurrendered: {
    code: 'TTL-0007',
    severity: 'error',
    message: { en: 'There is no surrender to answer.', zh: '没有待答复的交还请求。' },
    source: 'DCSA EBL surrender 3.0',
  },
  notHolder: {
    code: 'TTL-0008',
    severity: 'error',
    message: {
      en: '{found} does not have possession; {expected} has.',
      zh: '{found} 不占有提单；占有人为 {expected}。',
    },
    source: `${PINT}; MLETR Article 11(1)`,
  },
  notIssuer: {
    code: 'TTL-0009',
    severity: 'error',
    message: {
      en: 'Only the issuing carrier {expected} can do this, not {found}.',
      zh: '仅签发承运人 {expected} 可进行此操作，{found} 不可。',
    },
    source: 'DCSA EBL surrender 3.0',
  },
  notToOrder: {
    code: 'TTL-0010',
    severity: 'error',
    message: { en: 'A straight bill cannot be endorsed.', zh: '记名提单不能背书。' },
    source: 'DCSA PINT 3.0, actionCode; MLETR Article 15',
  },
  notTitleholder: {
    code: 'TTL-0011',
    severity: 'error',
    message: {
      en: '{found} is not the titleholder; {expected} is.',
      zh: '{found} 不是提单权利人；权利人为 {expected}。',
    },
    source: 'DCSA PINT 3.0, actionCode; MLETR Article 15',
  },
  endorsedLast: {
    code: 'TTL-0012',
    severity: 'error',
    message: {
      en: 'The bill was endorsed to {found} by name; a further endorsement needs ENDORSE_TO_ORDER before.',
      zh: '提单已记名背书给 {found}；如需继续背书，此前须为 ENDORSE_TO_ORDER。',
    },
    source: 'DCSA PINT 3.0, ENDORSE',
  },
  recipientMissing: {
    code: 'TTL-0013',
    severity: 'error',
    message: { en: '{expected} needs a recipient.', zh: '{expected} 须有接收方。' },
    source: PINT,
  },
  recipientTooMany: {
    code: 'TTL-0014',
    severity: 'error',
    message: { en: '{expected} has no recipient.', zh: '{expected} 不应有接收方。' },
    source: PINT,
  },
  notToIssuer: {
    code: 'TTL-0015',
    severity: 'error',
    message: {
      en: 'A surrender goes to the issuing carrier {expected}, not to {found}.',
      zh: '提单只能交还给签发承运人 {expected}，而不是 {found}。',
    },
    source: 'DCSA EBL surrender 3.0; PINT 3.0',
  },
  notEntitled: {
    code: 'TTL-0016',
    severity: 'error',
    message: { en: '{found} may not surrender this bill: {expected}.', zh: '{found} 无权交还此提单：{expected}。' },
    source: 'DCSA EBL surrender 3.0, guarantees of the platform',
  },
  backwards: {
    code: 'TTL-0017',
    severity: 'error',
    message: {
      en: 'The act is dated {found}, before the one that it follows ({expected}).',
      zh: '动作时间 {found} 早于前一动作（{expected}）。',
    },
    source: 'MLETR Article 13',
  },
  notAmendment: {
    code: 'TTL-0018',
    severity: 'error',
    message: {
      en: 'Only a bill that was surrendered for amendment, or is still with its issuer, can be voided.',
      zh: '仅已为更改而交还的提单，或仍在签发人处的提单，可以作废。',
    },
    source: 'DCSA EBL 3.0, UC11; MLETR Articles 16 to 18',
  },
  unknownAct: {
    code: 'TTL-0019',
    severity: 'error',
    message: { en: '{found} is no act on a bill.', zh: '{found} 不是提单动作。' },
    source: 'DCSA PINT 3.0, actionCode',
  },
  toHolder: {
    code: 'TTL-0020',
    severity: 'error',
    message: { en: '{found} has possession already.', zh: '{found} 已占有提单。' },
    source: PINT,
  },
  notToSurrenderer: {
    code: 'TTL-0021',
    severity: 'error',
    message: {
      en: 'The answer to a surrender goes to {expected}, who has surrendered, not to {found}.',
      zh: '交还的答复应发给交还人 {expected}，而不是 {found}。',
    },
    source: 'DCSA EBL surrender 3.0; PINT 3.0',
  },
});
