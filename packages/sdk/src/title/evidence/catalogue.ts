import { catalogue } from '@kouan/core';

/** What there is to say of the evidence of a bill. */
export const EVI = catalogue({
  notEvidence: {
    code: 'EVI-0001',
    severity: 'error',
    message: {
      en: 'This is neither an envelope nor the evidence of a bill: {found}',
      zh: '既不是信封，也不是提单证据：{found}',
    },
    source: 'DCSA PINT 3.0, EblEnvelope',
  },
  illegalAct: {
    code: 'EVI-0002',
    severity: 'error',
    message: {
      en: 'Act {found} of the chain is not allowed: {expected}',
      zh: '链中第 {found} 个动作不被允许：{expected}',
    },
    source: 'DCSA PINT 3.0, EnvelopeTransferChain; MLETR Articles 10, 11',
  },
  notIssued: {
    code: 'EVI-0003',
    severity: 'error',
    message: {
      en: 'The document says {found}: only an issued bill has a chain.',
      zh: '单证状态为 {found}：只有已签发的提单才有转让链。',
    },
    source: 'DCSA PINT 3.0, transportDocumentStatus',
  },
  registry: {
    code: 'EVI-0004',
    severity: 'warning',
    message: {
      en: 'Transfers are kept in the registry {found} as well, which decides and is not asked here.',
      zh: '转让同时由登记处 {found} 记录并以其为准，此处未查询该登记处。',
    },
    source: 'DCSA PINT 3.0, controlTrackingRegistry',
  },
});
