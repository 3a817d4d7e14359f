import { catalogue } from '@kouan/core';

const TABLE = 'Message definitions of the General Administration of Customs';

/** What can be wrong with a message that is read by a table of elements. */
export const MSG = catalogue({
  notMessage: {
    code: 'CNM-0001',
    severity: 'error',
    source: TABLE,
    message: { en: 'The root element is {found}, not {expected}.', zh: '根元素为 {found}，应为 {expected}。' },
  },
  wrongNamespace: {
    code: 'CNM-0002',
    severity: 'warning',
    source: TABLE,
    message: { en: 'The namespace is {found}, not {expected}.', zh: '命名空间为 {found}，应为 {expected}。' },
  },
  unknownElement: {
    code: 'CNM-0003',
    severity: 'warning',
    source: TABLE,
    message: {
      en: 'The definition has no element {found}; its content is listed as unmapped.',
      zh: '报文定义中没有 {found}，其内容列入未映射清单。',
    },
  },
  repeated: {
    code: 'CNM-0004',
    severity: 'error',
    source: TABLE,
    message: { en: '{element} stands twice; the first is kept.', zh: '{element} 重复，保留第一个。' },
  },
  unreadable: {
    code: 'CNM-0005',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{element} is not {expected}: {found}',
      zh: '{nameZh}（{element}）应为 {expected}：{found}',
    },
  },
  length: {
    code: 'CNM-0006',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{element} has the length {found}; {expected} is allowed.',
      zh: '{nameZh}（{element}）长度为 {found}，允许 {expected}。',
    },
  },
  missing: {
    code: 'CNM-0007',
    severity: 'error',
    source: TABLE,
    message: { en: '{element} is required.', zh: '{nameZh}（{element}）为必填项。' },
  },
  tooMany: {
    code: 'CNM-0008',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{element} stands more often than {expected} times.',
      zh: '{element} 超过 {expected} 个。',
    },
  },
  signed: {
    code: 'CNM-0009',
    severity: 'info',
    source: 'W3C XML Signature Syntax and Processing 1.1',
    message: {
      en: 'The message carries a signature. Reading does not verify it; use verify.',
      zh: '报文带有签名。读取时不验签，请使用 verify。',
    },
  },
  foreign: {
    code: 'CNM-0010',
    severity: 'info',
    source: TABLE,
    message: {
      en: '{found} holds data of the parties’ own; it is listed as unmapped.',
      zh: '{found} 为双方自定义数据，列入未映射清单。',
    },
  },
  several: {
    code: 'CNM-0011',
    severity: 'warning',
    source: TABLE,
    message: {
      en: 'The message has {found} documents; this is the first of them.',
      zh: '报文含 {found} 份单证，此为第一份。',
    },
  },
  noDocument: {
    code: 'CNM-0012',
    severity: 'error',
    source: TABLE,
    message: { en: 'The message has no {expected}.', zh: '报文中没有 {expected}。' },
  },
  notWritable: {
    code: 'CNM-0013',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{element} cannot carry this value ({expected} is expected); it is left out.',
      zh: '{nameZh}（{element}）无法写入该值（要求 {expected}），已略去。',
    },
  },
  tooLarge: {
    code: 'CNM-0014',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'One document of the message is larger than {expected} bytes.',
      zh: '报文中有一份单证超过 {expected} 字节。',
    },
  },
  unattended: {
    code: 'CNM-0015',
    severity: 'info',
    source: TABLE,
    message: {
      en: 'What stands after the documents of the message is not given to this one: there are more than {expected}.',
      zh: '报文单证超过 {expected} 份，此份不含其后的报文尾信息。',
    },
  },
  mixed: {
    code: 'CNM-0016',
    severity: 'error',
    source: TABLE,
    message: {
      en: 'A message {expected} cannot carry this document.',
      zh: '报文 {expected} 不能承载此单证。',
    },
  },
  fixed: {
    code: 'CNM-0017',
    severity: 'error',
    source: TABLE,
    message: {
      en: '{element} can only be {expected}: {found}',
      zh: '{nameZh}（{element}）只能为 {expected}：{found}',
    },
  },
});
