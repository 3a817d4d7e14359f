import { catalogue } from '@kouan/core';

const DEFINITION = 'Definition of the message, as its page in docs/formats gives it';

/** What can be wrong with a message that is a tree of names. */
export const TREE = catalogue({
  notJson: {
    code: 'TRE-0001',
    severity: 'error',
    message: { en: 'This is no JSON that has one meaning: {found}', zh: '不是含义唯一的 JSON：{found}' },
    source: 'RFC 8259; RFC 7493 (I-JSON)',
  },
  notMessage: {
    code: 'TRE-0002',
    severity: 'error',
    message: { en: 'This is no {expected}.', zh: '不是 {expected}。' },
    source: DEFINITION,
  },
  unreadable: {
    code: 'TRE-0003',
    severity: 'error',
    message: {
      en: '{field} is not {expected}: {found}; it is kept beside the document.',
      zh: '{field} 应为 {expected}：{found}，已保留在单证之外。',
    },
    source: DEFINITION,
  },
  notObject: {
    code: 'TRE-0004',
    severity: 'error',
    message: { en: '{field} is not an object: {found}', zh: '{field} 应为对象：{found}' },
    source: DEFINITION,
  },
  notList: {
    code: 'TRE-0005',
    severity: 'error',
    message: { en: '{field} is not a list: {found}', zh: '{field} 应为列表：{found}' },
    source: DEFINITION,
  },
  missing: {
    code: 'TRE-0006',
    severity: 'error',
    message: { en: '{field} is required.', zh: '{field} 为必填项。' },
    source: DEFINITION,
  },
  notWritable: {
    code: 'TRE-0007',
    severity: 'error',
    message: {
      en: '{field} cannot say {found}: it takes {expected}.',
      zh: '{field} 无法表示 {found}，应为 {expected}。',
    },
    source: DEFINITION,
  },
  repeated: {
    code: 'TRE-0008',
    severity: 'warning',
    message: {
      en: '{field} stands more than once; all but the first are kept beside the document.',
      zh: '{field} 重复出现，除第一个外均保留在单证之外。',
    },
    source: DEFINITION,
  },
  wrongNamespace: {
    code: 'TRE-0009',
    severity: 'warning',
    message: { en: 'The namespace is {found}, not {expected}.', zh: '命名空间为 {found}，应为 {expected}。' },
    source: DEFINITION,
  },
  unplaced: {
    code: 'TRE-0010',
    severity: 'warning',
    message: {
      en: 'The list {field} was changed, so that what was read beside its entries has no place in it any more.',
      zh: '列表 {field} 已被修改，读取时保留在其各项之外的内容无处写回。',
    },
    source: DEFINITION,
  },
  incomplete: {
    code: 'TRE-0011',
    severity: 'info',
    message: {
      en: 'An entry without {field} has no place in the document; it is kept beside it.',
      zh: '缺少 {field} 的条目在单证中没有位置，已保留在单证之外。',
    },
    source: DEFINITION,
  },
  otherConstant: {
    code: 'TRE-0012',
    severity: 'warning',
    message: {
      en: '{field} is {found}, not {expected}: it may be another message. It is kept.',
      zh: '{field} 为 {found}，而非 {expected}，可能是另一种报文；已保留。',
    },
    source: DEFINITION,
  },
});
