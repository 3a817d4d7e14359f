import { catalogue } from '@kouan/core';

const PINT = 'DCSA PINT 3.0';

/** What can be wrong with a chain and its envelope. */
export const CHAIN = catalogue({
  notSigned: {
    code: 'CHN-0001',
    severity: 'error',
    message: { en: 'The signature of {field} does not count: {found}', zh: '{field} 的签名无效：{found}' },
    source: `${PINT}, BSIG`,
  },
  otherOwner: {
    code: 'CHN-0002',
    severity: 'error',
    message: {
      en: '{field} is signed by {found}, not by {expected}.',
      zh: '{field} 由 {found} 签名，而不是 {expected}。',
    },
    source: `${PINT}, BSIG`,
  },
  shape: {
    code: 'CHN-0003',
    severity: 'error',
    message: { en: '{field} has not the fields that it must have: {found}', zh: '{field} 字段不符合要求：{found}' },
    source: `${PINT}, schemas`,
  },
  documentDiffers: {
    code: 'CHN-0004',
    severity: 'error',
    message: { en: '{field} is over another transport document.', zh: '{field} 对应的是另一份运输单证。' },
    source: `${PINT}, transportDocumentChecksum`,
  },
  linkBroken: {
    code: 'CHN-0005',
    severity: 'error',
    message: { en: 'Entry {field} does not follow the one before it.', zh: '第 {field} 条不与前一条相连。' },
    source: `${PINT}, previousEnvelopeTransferChainEntrySignedContentChecksum`,
  },
  issuanceMissing: {
    code: 'CHN-0006',
    severity: 'error',
    message: { en: 'The first entry has no issuance manifest of the carrier.', zh: '首条没有承运人的签发清单。' },
    source: `${PINT}, issuanceManifestSignedContent`,
  },
  issuanceLater: {
    code: 'CHN-0007',
    severity: 'error',
    message: {
      en: 'Only the first entry has an issuance manifest or a registry.',
      zh: '签发清单与登记处仅出现在首条。',
    },
    source: `${PINT}, issuanceManifestSignedContent`,
  },
  lastDiffers: {
    code: 'CHN-0008',
    severity: 'error',
    message: { en: 'The manifest is over another last entry.', zh: '清单对应的末条与链不符。' },
    source: `${PINT}, lastEnvelopeTransferChainEntrySignedContentChecksum`,
  },
  otherPlatform: {
    code: 'CHN-0009',
    severity: 'error',
    message: { en: '{found} acts in an entry of {expected}.', zh: '{found} 出现在 {expected} 的条目中。' },
    source: `${PINT}, eblPlatform`,
  },
  liesElsewhere: {
    code: 'CHN-0011',
    severity: 'error',
    message: {
      en: 'The bill lies on {expected}: nothing that {found} says moves it.',
      zh: '提单位于 {expected}：{found} 的记录不能使其转移。',
    },
    source: `${PINT}, eblPlatform; MLETR Article 11(1)`,
  },
  broken: {
    code: 'CHN-0010',
    severity: 'error',
    message: { en: 'The chain breaks a rule of title: {found}', zh: '链违反物权规则：{found}' },
    source: `${PINT}, BENV`,
  },
});
