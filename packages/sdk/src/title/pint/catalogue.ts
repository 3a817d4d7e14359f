import { catalogue } from '@kouan/core';

const PINT = 'DCSA PINT 3.0';

/** What a receiver says of an envelope beside its chain. */
export const PNT = catalogue({
  tooLarge: {
    code: 'PNT-0001',
    severity: 'error',
    message: { en: 'The message is larger than {expected} octets.', zh: '报文超过 {expected} 字节。' },
    source: PINT,
  },
  notEnvelope: {
    code: 'PNT-0002',
    severity: 'error',
    message: { en: 'This is no envelope: {found}', zh: '不是信封：{found}' },
    source: `${PINT}, EblEnvelope`,
  },
  unknownTransfer: {
    code: 'PNT-0003',
    severity: 'error',
    message: { en: 'There is no transfer {found}.', zh: '没有传输 {found}。' },
    source: `${PINT}, envelopeReference`,
  },
  notHere: {
    code: 'PNT-0004',
    severity: 'error',
    message: {
      en: 'The last transaction goes to {found}, not to {expected}.',
      zh: '最后一笔交易的去向为 {found}，而不是 {expected}。',
    },
    source: `${PINT}, BENV`,
  },
  unknownParty: {
    code: 'PNT-0005',
    severity: 'error',
    message: { en: 'The recipient is not known here.', zh: '接收方在本平台未知。' },
    source: `${PINT}, BENV`,
  },
  notIssued: {
    code: 'PNT-0006',
    severity: 'error',
    message: { en: 'The transport document is {found}, not ISSUED.', zh: '运输单证状态为 {found}，而不是 ISSUED。' },
    source: 'DCSA EBL 3.0; PINT 3.0',
  },
  otherBill: {
    code: 'PNT-0007',
    severity: 'error',
    message: { en: 'Another document lives under this number.', zh: '该编号下已有另一份有效单证。' },
    source: 'PINT 3.0, DISE; MLETR Article 10',
  },
  forked: {
    code: 'PNT-0008',
    severity: 'error',
    message: {
      en: 'The chain leaves the one that is known here at entry {found}.',
      zh: '链自第 {found} 条起与本平台已知的链不同。',
    },
    source: 'PINT 3.0, DISE; MLETR Article 10',
  },
  undeclared: {
    code: 'PNT-0009',
    severity: 'error',
    message: { en: 'The manifest names no document {found}.', zh: '清单中没有文档 {found}。' },
    source: `${PINT}, INCD`,
  },
  otherContent: {
    code: 'PNT-0010',
    severity: 'error',
    message: { en: 'The document is {found}, not {expected}.', zh: '文档为 {found}，而不是 {expected}。' },
    source: `${PINT}, INCD`,
  },
  notBase64: {
    code: 'PNT-0011',
    severity: 'error',
    message: { en: 'The body is no JSON string with base64.', zh: '报文体不是 base64 的 JSON 字符串。' },
    source: `${PINT}, additional-documents`,
  },
  missing: {
    code: 'PNT-0012',
    severity: 'error',
    message: { en: '{found} documents are still missing.', zh: '尚缺 {found} 份文档。' },
    source: `${PINT}, MDOC`,
  },
  tooEarly: {
    code: 'PNT-0013',
    severity: 'error',
    message: {
      en: 'An act is dated {found}, and here it is {expected}: it has not happened yet.',
      zh: '动作时间为 {found}，而本平台时间为 {expected}：该动作尚未发生。',
    },
    source: 'DCSA PINT 3.0, actionDateTime; MLETR Article 13',
  },
  otherPicture: {
    code: 'PNT-0014',
    severity: 'error',
    message: {
      en: 'The picture of the bill is not the one for which the carrier answers: {found}, not {expected}.',
      zh: '提单图像不是承运人负责的那一份：{found}，而不是 {expected}。',
    },
    source: `${PINT}, eBLVisualisationByCarrier`,
  },
  registry: {
    code: 'PNT-0015',
    severity: 'error',
    message: {
      en: 'Transfers of this bill are kept in the registry {found}, which is not asked here: whether this one stands there is not known.',
      zh: '此提单的转让由登记处 {found} 记录，本平台不查询该登记处，无法确认此次转让是否已登记。',
    },
    source: `${PINT}, controlTrackingRegistry`,
  },
});
