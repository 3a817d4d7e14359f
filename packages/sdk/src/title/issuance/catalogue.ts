import { catalogue } from '@kouan/core';

const ISS = 'DCSA EBL issuance 3.0';

/** What a platform can say against an issuance. */
export const ISU = catalogue({
  notRequest: {
    code: 'ISU-0001',
    severity: 'error',
    message: { en: 'This is no issuance request: {found}', zh: '不是签发请求：{found}' },
    source: `${ISS}, IssuanceRequest`,
  },
  documentDiffers: {
    code: 'ISU-0002',
    severity: 'error',
    message: { en: 'The manifest is over another document.', zh: '清单对应的是另一份单证。' },
    source: `${ISS}, documentChecksum`,
  },
  partyDiffers: {
    code: 'ISU-0003',
    severity: 'error',
    message: { en: 'The manifest is over another party to issue to.', zh: '清单对应的是另一签发对象。' },
    source: `${ISS}, issueToChecksum`,
  },
  pictureDiffers: {
    code: 'ISU-0004',
    severity: 'error',
    message: {
      en: 'The manifest is over another picture of the bill, or there is one and not the other.',
      zh: '清单与提单图像不符，或只有其一。',
    },
    source: `${ISS}, eBLVisualisationByCarrierChecksum`,
  },
  otherPlatform: {
    code: 'ISU-0005',
    severity: 'error',
    message: {
      en: 'The bill is to be issued on {found}, not on {expected}.',
      zh: '提单应在 {found} 签发，而不是 {expected}。',
    },
    source: `${ISS}, sendToPlatform`,
  },
  unknownParty: {
    code: 'ISU-0006',
    severity: 'error',
    message: { en: '{found} is not known on this platform.', zh: '{found} 在本平台未知。' },
    source: `${ISS}, issueTo`,
  },
  notIssued: {
    code: 'ISU-0007',
    severity: 'error',
    message: { en: 'The transport document is {found}, not ISSUED.', zh: '运输单证状态为 {found}，而不是 ISSUED。' },
    source: `${ISS}, transportDocumentStatus`,
  },
  there: {
    code: 'ISU-0008',
    severity: 'error',
    message: { en: 'Bill {found} is issued already, or is being issued.', zh: '提单 {found} 已签发或正在签发。' },
    source: `${ISS}, idempotence`,
  },
  feedbacks: {
    code: 'ISU-0009',
    severity: 'error',
    message: { en: 'Feedback on a draft is no part of a bill that is issued.', zh: '对草稿的反馈不属于所签发的提单。' },
    source: `${ISS}, TransportDocument`,
  },
  notAnswer: {
    code: 'ISU-0010',
    severity: 'error',
    message: { en: 'This is no issuance response: {found}', zh: '不是签发答复：{found}' },
    source: `${ISS}, IssuanceResponse`,
  },
  notAsked: {
    code: 'ISU-0011',
    severity: 'error',
    message: { en: 'No issuance of {found} waits for an answer.', zh: '没有待答复的 {found} 签发请求。' },
    source: `${ISS}, ebl-issuance-responses`,
  },
  notThePlatform: {
    code: 'ISU-0012',
    severity: 'error',
    message: {
      en: 'The bill is to be issued on {expected}; {found} cannot answer for it.',
      zh: '提单应在 {expected} 签发，{found} 不能答复。',
    },
    source: `${ISS}, ebl-issuance-responses`,
  },
  unknownCarrier: {
    code: 'ISU-0013',
    severity: 'error',
    message: { en: 'Carrier {found} does not issue on this platform.', zh: '承运人 {found} 不在本平台签发。' },
    source: `${ISS}, carrierCode`,
  },
});
