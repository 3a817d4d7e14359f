import { catalogue } from '@kouan/core';

const PINT = 'DCSA PINT 3.0';
const ISS = 'DCSA EBL issuance 3.0';
const SUR = 'DCSA EBL surrender 3.0';

/** What a conformance run can say against an implementation, beside what the checks of messages say. */
export const CFM = catalogue({
  noAnswer: {
    code: 'CFM-0001',
    severity: 'error',
    message: { en: 'No answer came: {found}', zh: '没有收到应答：{found}' },
    source: 'RFC 9110 §15',
  },
  status: {
    code: 'CFM-0002',
    severity: 'error',
    message: { en: 'The HTTP status is {found}, not {expected}.', zh: 'HTTP 状态为 {found}，应为 {expected}。' },
    source: 'DCSA OpenAPI 3.0, responses',
  },
  versionMissing: {
    code: 'CFM-0003',
    severity: 'warning',
    message: { en: 'The answer has no header API-Version.', zh: '应答没有 API-Version 头。' },
    source: 'DCSA API design principles, API-Version',
  },
  version: {
    code: 'CFM-0004',
    severity: 'error',
    message: { en: 'API-Version is {found}, not {expected}.', zh: 'API-Version 为 {found}，应为 {expected}。' },
    source: 'DCSA API design principles, API-Version',
  },
  body: {
    code: 'CFM-0005',
    severity: 'error',
    message: { en: 'The body is not {expected}: {found}', zh: '报文体不是 {expected}：{found}' },
    source: 'DCSA OpenAPI 3.0, schemas',
  },
  noBody: {
    code: 'CFM-0006',
    severity: 'warning',
    message: { en: 'There is a body where none belongs.', zh: '此处不应有报文体。' },
    source: 'DCSA OpenAPI 3.0',
  },
  errorStatus: {
    code: 'CFM-0007',
    severity: 'error',
    message: {
      en: 'The error says status {found}; the HTTP status is {expected}.',
      zh: '错误信息中的状态为 {found}，HTTP 状态为 {expected}。',
    },
    source: 'DCSA OpenAPI 3.0, ErrorResponse.statusCode',
  },
  responseCode: {
    code: 'CFM-0010',
    severity: 'error',
    message: { en: 'The response code is {found}, not {expected}.', zh: '应答代码为 {found}，应为 {expected}。' },
    source: `${PINT}, responseCode`,
  },
  otherEntry: {
    code: 'CFM-0011',
    severity: 'error',
    message: {
      en: 'The answer is about another entry than the last one that was sent.',
      zh: '应答针对的不是所发送的末条。',
    },
    source: `${PINT}, lastEnvelopeTransferChainEntrySignedContentChecksum`,
  },
  fieldMissing: {
    code: 'CFM-0012',
    severity: 'error',
    message: { en: '{expected} carries {field}.', zh: '{expected} 须带有 {field}。' },
    source: `${PINT}, EnvelopeTransferFinishedResponse`,
  },
  fieldSurplus: {
    code: 'CFM-0013',
    severity: 'error',
    message: { en: '{field} does not go with {expected}.', zh: '{field} 不应与 {expected} 同时出现。' },
    source: `${PINT}, EnvelopeTransferFinishedResponse`,
  },
  documentList: {
    code: 'CFM-0014',
    severity: 'error',
    message: {
      en: '{field} does not list the documents that it should.',
      zh: '{field} 所列文档与应列的不符。',
    },
    source: `${PINT}, missing and received documents`,
  },
  duplicateOf: {
    code: 'CFM-0015',
    severity: 'error',
    message: {
      en: 'The entry that is given back is not the one that was accepted.',
      zh: '返回的条目不是此前接受的条目。',
    },
    source: `${PINT}, duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent`,
  },
  documentChecksum: {
    code: 'CFM-0016',
    severity: 'error',
    message: {
      en: 'transportDocumentChecksum is of another document.',
      zh: 'transportDocumentChecksum 对应另一份单证。',
    },
    source: `${PINT}, transportDocumentChecksum`,
  },
  partyName: {
    code: 'CFM-0017',
    severity: 'warning',
    message: { en: 'The party is called {found}, not {expected}.', zh: '当事人名称为 {found}，而不是 {expected}。' },
    source: `${PINT}, receiver-validation`,
  },
  late: {
    code: 'CFM-0020',
    severity: 'error',
    message: { en: '{field} was awaited and has not come.', zh: '等待 {field}，但未收到。' },
    source: 'kouan conformance scenarios',
  },
  path: {
    code: 'CFM-0021',
    severity: 'error',
    message: { en: 'Nothing is served at {found}.', zh: '{found} 没有对应的接口。' },
    source: 'DCSA OpenAPI 3.0, paths',
  },
  trigger: {
    code: 'CFM-0022',
    severity: 'error',
    message: {
      en: 'The trigger of the implementation has failed: {found}',
      zh: '被测实现的触发接口失败：{found}',
    },
    source: 'kouan conformance scenarios',
  },
  outcome: {
    code: 'CFM-0023',
    severity: 'error',
    message: {
      en: 'The sender takes the bill for {found}; the answers say {expected}.',
      zh: '发送方认为提单 {found}，而应答表明 {expected}。',
    },
    source: `${PINT}, retry and resume`,
  },
  afterRefusal: {
    code: 'CFM-0024',
    severity: 'error',
    message: {
      en: 'The envelope was sent again after a signed {expected}.',
      zh: '在收到签名的 {expected} 之后再次发送了信封。',
    },
    source: `${PINT}, retry and resume`,
  },
  unknownTransfer: {
    code: 'CFM-0025',
    severity: 'error',
    message: { en: 'No transfer has the reference {found}.', zh: '没有编号为 {found} 的传输。' },
    source: `${PINT}, envelopeReference`,
  },
  otherDocument: {
    code: 'CFM-0026',
    severity: 'error',
    message: {
      en: 'The document is not the one that the manifest declares: {found}',
      zh: '文档与清单所列不符：{found}',
    },
    source: `${PINT}, additional-documents`,
  },
  recipient: {
    code: 'CFM-0027',
    severity: 'error',
    message: {
      en: 'The recipient is not exactly the party that was named.',
      zh: '接收方与所指定的当事人不完全一致。',
    },
    source: `${PINT}, RecipientParty`,
  },
  counted: {
    code: 'CFM-0028',
    severity: 'error',
    message: { en: '{field}: {found}, where {expected} were asked for.', zh: '{field}：{found}，要求为 {expected}。' },
    source: 'kouan conformance scenarios',
  },
  kind: {
    code: 'CFM-0030',
    severity: 'error',
    message: { en: 'The bill is {found}, not {expected}.', zh: '提单种类为 {found}，应为 {expected}。' },
    source: 'DCSA EBL 3.0, isToOrder and endorsee',
  },
  otherReference: {
    code: 'CFM-0031',
    severity: 'error',
    message: { en: '{field} is {found}, not {expected}.', zh: '{field} 为 {found}，应为 {expected}。' },
    source: 'DCSA EBL issuance and surrender 3.0, references',
  },
  referenceAgain: {
    code: 'CFM-0032',
    severity: 'error',
    message: { en: 'The reference {found} was used before.', zh: '编号 {found} 此前已使用。' },
    source: `${SUR}, surrenderRequestReference`,
  },
  issuanceCode: {
    code: 'CFM-0033',
    severity: 'error',
    message: {
      en: 'The platform answers {found} to the issuance, not {expected}.',
      zh: '平台对签发的应答为 {found}，应为 {expected}。',
    },
    source: `${ISS}, issuanceResponseCode`,
  },
  reasonMissing: {
    code: 'CFM-0034',
    severity: 'error',
    message: { en: '{found} comes without a reason and without errors.', zh: '{found} 未附原因或错误。' },
    source: `${ISS}, reason, errors`,
  },
  reasonSurplus: {
    code: 'CFM-0035',
    severity: 'error',
    message: { en: 'ISSU comes with a reason or errors.', zh: 'ISSU 不应附原因或错误。' },
    source: `${ISS}, reason, errors`,
  },
  surrenderCode: {
    code: 'CFM-0036',
    severity: 'error',
    message: { en: '{field} is {found}, not {expected}.', zh: '{field} 为 {found}，应为 {expected}。' },
    source: `${SUR}, surrenderRequestCode, reasonCode`,
  },
  surrenderAction: {
    code: 'CFM-0037',
    severity: 'error',
    message: {
      en: 'The carrier answers {found} to the surrender, not {expected}.',
      zh: '承运人对交还的应答为 {found}，应为 {expected}。',
    },
    source: `${SUR}, action`,
  },
  commentsMissing: {
    code: 'CFM-0038',
    severity: 'error',
    message: { en: 'SREJ comes without comments.', zh: 'SREJ 未附说明。' },
    source: `${SUR}, comments`,
  },
  commentsSurplus: {
    code: 'CFM-0039',
    severity: 'error',
    message: { en: 'SURR comes with comments.', zh: 'SURR 不应附说明。' },
    source: `${SUR}, comments`,
  },
  chainEnd: {
    code: 'CFM-0040',
    severity: 'warning',
    message: {
      en: 'The endorsement chain does not run from ISSUE to {expected}.',
      zh: '背书链不是从 ISSUE 到 {expected}。',
    },
    source: `${SUR}, endorsementChain`,
  },
});
