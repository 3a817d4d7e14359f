import { catalogue } from '@kouan/core';

const SOURCE = 'China E-port DXP, DxpMsg, DxpMsgSv and DxpRep (2022-05)';

/** What can be wrong with an envelope as a written form. */
export const DXP = catalogue({
  notEnvelope: {
    code: 'DXP-0001',
    severity: 'error',
    source: SOURCE,
    message: { en: 'This is no DXP envelope; the root is {found}.', zh: '不是 DXP 报文，根元素是 {found}。' },
  },
  wrongNamespace: {
    code: 'DXP-0002',
    severity: 'warning',
    source: SOURCE,
    message: { en: 'The namespace is "{found}", not {expected}.', zh: '命名空间为“{found}”，应为 {expected}。' },
  },
  wrongVersion: {
    code: 'DXP-0003',
    severity: 'warning',
    source: `${SOURCE}, ver`,
    message: { en: 'The version is "{found}"; {expected} is known.', zh: '版本为“{found}”，已知版本为 {expected}。' },
  },
  missing: {
    code: 'DXP-0004',
    severity: 'error',
    source: SOURCE,
    message: { en: '{element} is missing.', zh: '缺少 {element}。' },
  },
  tooLong: {
    code: 'DXP-0005',
    severity: 'warning',
    source: SOURCE,
    message: {
      en: '{element} has {found} characters, {expected} are allowed.',
      zh: '{element} 有 {found} 个字符，允许 {expected} 个。',
    },
  },
  tooMany: {
    code: 'DXP-0006',
    severity: 'warning',
    source: SOURCE,
    message: {
      en: '{element} stands {found} times, {expected} times are allowed.',
      zh: '{element} 出现 {found} 次，允许 {expected} 次。',
    },
  },
  repeated: {
    code: 'DXP-0007',
    severity: 'warning',
    source: SOURCE,
    message: { en: '{element} stands twice; the first is read.', zh: '{element} 重复，读取第一个。' },
  },
  unreadable: {
    code: 'DXP-0008',
    severity: 'error',
    source: SOURCE,
    message: { en: '{element} is no {expected}.', zh: '{element} 不是有效的 {expected}。' },
  },
  unknownElement: {
    code: 'DXP-0009',
    severity: 'info',
    source: SOURCE,
    message: { en: '{found} is not known and listed as unmapped.', zh: '{found} 未知，列入未映射清单。' },
  },
  notWritable: {
    code: 'DXP-0010',
    severity: 'error',
    source: SOURCE,
    message: { en: '{element} cannot carry this value; it is left out.', zh: '{element} 无法写入该值，已略去。' },
  },
  signed: {
    code: 'DXP-0011',
    severity: 'info',
    source: 'W3C XML Signature Syntax and Processing 1.1',
    message: {
      en: 'The envelope carries a signature. Reading does not verify it; use verify.',
      zh: '信封带有签名。读取时不验签，请使用 verify。',
    },
  },
  otherContent: {
    code: 'DXP-0012',
    severity: 'warning',
    source: `${SOURCE}, MsgType`,
    message: {
      en: 'The type {messageType} announces {expected}, the content is {found}.',
      zh: '类型 {messageType} 应为 {expected}，内容为 {found}。',
    },
  },
  nested: {
    code: 'DXP-0013',
    severity: 'error',
    source: SOURCE,
    message: {
      en: 'Envelopes lie within envelopes more than {expected} deep; the innermost stays closed.',
      zh: '信封嵌套超过 {expected} 层，最内层未打开。',
    },
  },
});
