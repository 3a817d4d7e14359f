import { catalogue } from '@kouan/core';

const EBL = 'DCSA EBL 3.0';

/** What can be wrong with a message about a bill or its instructions. */
export const MSG = catalogue({
  notMessage: {
    code: 'MSG-0001',
    severity: 'error',
    message: { en: 'This is not the message that it should be: {found}', zh: '报文不符合要求：{found}' },
    source: `${EBL}, schemas`,
  },
  unknownStatus: {
    code: 'MSG-0002',
    severity: 'warning',
    message: { en: '{found} is not among the known values of {field}.', zh: '{found} 不在 {field} 的已知取值中。' },
    source: `${EBL}, notifications`,
  },
  noReference: {
    code: 'MSG-0003',
    severity: 'error',
    message: {
      en: 'A notification about shipping instructions names them or their bill.',
      zh: '托运指示通知须给出托运指示或提单的编号。',
    },
    source: `${EBL}, ShippingInstructionsData`,
  },
  laterStatus: {
    code: 'MSG-0004',
    severity: 'error',
    message: {
      en: '{found} is not told to a peer of version {expected}: it came with 3.0.3.',
      zh: '{found} 自 3.0.3 起才有，不得发给 {expected} 版本的对方。',
    },
    source: `${EBL}, shippingInstructionsStatus, condition`,
  },
  laterField: {
    code: 'MSG-0005',
    severity: 'warning',
    message: {
      en: '{field} is left out for a peer of version {expected}: it came with 3.0.3.',
      zh: '{field} 自 3.0.3 起才有，发给 {expected} 版本的对方时已略去。',
    },
    source: `${EBL}, amendedTransportDocumentStatus, condition`,
  },
  linesAlone: {
    code: 'MSG-0006',
    severity: 'error',
    message: {
      en: 'A peer of version {expected} knows no party by address lines alone: add an address or a code.',
      zh: '{expected} 版本的对方无法仅凭地址行识别当事人：请补充地址或识别代码。',
    },
    source: `${EBL}, addressLines, condition`,
  },
});
