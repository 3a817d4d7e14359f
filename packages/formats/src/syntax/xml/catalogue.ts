import { catalogue } from '@kouan/core';

const XML10 = 'W3C XML 1.0 (Fifth Edition)';

/** What can be wrong with XML before any standard of trade is asked. */
export const XML = catalogue({
  notWellFormed: {
    code: 'XML-0001',
    severity: 'error',
    source: `${XML10} §2.1`,
    message: { en: 'The XML is not well-formed: {detail}.', zh: 'XML 格式不正确：{detail}。' },
  },
  doctype: {
    code: 'XML-0002',
    severity: 'error',
    source: `${XML10} §2.8`,
    message: {
      en: 'A DOCTYPE is refused: it can define entities that grow without bound or read files.',
      zh: '拒绝 DOCTYPE：它可能定义无限膨胀或读取文件的实体。',
    },
  },
  wrongEncodingLabel: {
    code: 'XML-0003',
    severity: 'warning',
    source: `${XML10} §4.3.3`,
    message: {
      en: 'The file says it is written in {expected}, but its bytes are {found}; it was read as {found}.',
      zh: '文件声明的编码是 {expected}，实际字节是 {found}；已按 {found} 读取。',
    },
  },
  unknownEncoding: {
    code: 'XML-0004',
    severity: 'error',
    source: `${XML10} §4.3.3`,
    message: { en: 'The bytes are not valid {expected}.', zh: '字节不是有效的 {expected}。' },
  },
  tooDeep: {
    code: 'XML-0005',
    severity: 'error',
    source: 'kouan limits',
    message: { en: 'Elements are nested deeper than {expected}.', zh: '元素嵌套超过 {expected} 层。' },
  },
  tooLarge: {
    code: 'XML-0006',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'The input has {found} bytes; at most {expected} are read.',
      zh: '输入有 {found} 字节，最多读取 {expected} 字节。',
    },
  },
  tooManyElements: {
    code: 'XML-0007',
    severity: 'error',
    source: 'kouan limits',
    message: { en: 'There are more than {expected} elements.', zh: '元素超过 {expected} 个。' },
  },
  undeclaredPrefix: {
    code: 'XML-0008',
    severity: 'error',
    source: 'W3C Namespaces in XML 1.0 §5',
    message: { en: 'The prefix "{found}" is not declared.', zh: '前缀“{found}”未声明。' },
  },
  empty: {
    code: 'XML-0009',
    severity: 'error',
    source: `${XML10} §2.1`,
    message: { en: 'The input is empty.', zh: '输入为空。' },
  },
});
