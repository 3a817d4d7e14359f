import { catalogue } from '@kouan/core';

const API = 'DCSA OpenAPI 3.0, constraints of the field';

/** What can be wrong with a field of a DCSA message. */
export const DCS = catalogue({
  notJson: {
    code: 'DCS-0001',
    severity: 'error',
    message: { en: 'This is no JSON that has one meaning: {found}', zh: '不是含义唯一的 JSON：{found}' },
    source: 'RFC 8259; RFC 7493 (I-JSON)',
  },
  wrongType: {
    code: 'DCS-0002',
    severity: 'error',
    message: { en: '{field} is not {expected}: {found}', zh: '{field} 应为 {expected}：{found}' },
    source: API,
  },
  missing: {
    code: 'DCS-0003',
    severity: 'error',
    message: { en: '{field} is required.', zh: '{field} 为必填项。' },
    source: API,
  },
  tooLong: {
    code: 'DCS-0004',
    severity: 'error',
    message: {
      en: '{field} has {found} characters; {expected} are allowed.',
      zh: '{field} 为 {found} 个字符，至多 {expected} 个。',
    },
    source: API,
  },
  tooShort: {
    code: 'DCS-0005',
    severity: 'error',
    message: {
      en: '{field} has {found} characters; {expected} are needed.',
      zh: '{field} 为 {found} 个字符，至少 {expected} 个。',
    },
    source: API,
  },
  pattern: {
    code: 'DCS-0006',
    severity: 'error',
    message: { en: '{field} is not {expected}: {found}', zh: '{field} 应为 {expected}：{found}' },
    source: API,
  },
  notInList: {
    code: 'DCS-0007',
    severity: 'error',
    message: { en: '{field} is none of {expected}: {found}', zh: '{field} 应为 {expected} 之一：{found}' },
    source: API,
  },
  notInOpenList: {
    code: 'DCS-0008',
    severity: 'warning',
    message: {
      en: '{found} is not among the known values of {field}; it is kept.',
      zh: '{found} 不在 {field} 的已知取值中，已保留。',
    },
    source: 'DCSA OpenAPI 3.0, values given in prose: the list is open',
  },
  tooMany: {
    code: 'DCS-0009',
    severity: 'error',
    message: {
      en: '{field} has {found} entries; {expected} are allowed.',
      zh: '{field} 为 {found} 项，至多 {expected} 项。',
    },
    source: API,
  },
  tooFew: {
    code: 'DCS-0010',
    severity: 'error',
    message: {
      en: '{field} has {found} entries; {expected} are needed.',
      zh: '{field} 为 {found} 项，至少 {expected} 项。',
    },
    source: API,
  },
  range: {
    code: 'DCS-0011',
    severity: 'error',
    message: { en: '{field} is not {expected}: {found}', zh: '{field} 应为 {expected}：{found}' },
    source: API,
  },
  inexact: {
    code: 'DCS-0012',
    severity: 'error',
    message: {
      en: 'A JSON number cannot carry {found} of {field} exactly.',
      zh: 'JSON 数字无法精确表示 {field} 的 {found}。',
    },
    source: 'RFC 8785 §3.2.2.3',
  },
  unknown: {
    code: 'DCS-0013',
    severity: 'warning',
    message: {
      en: 'The standard has no field {field}; it is kept and written again.',
      zh: '标准中没有字段 {field}，已保留并原样写回。',
    },
    source: 'DCSA OpenAPI 3.0',
  },
  alternatives: {
    code: 'DCS-0014',
    severity: 'error',
    message: { en: 'Exactly one of {expected} must be there.', zh: '须且仅须提供 {expected} 之一。' },
    source: 'DCSA OpenAPI 3.0, oneOf',
  },
  deprecated: {
    code: 'DCS-0015',
    severity: 'info',
    message: { en: '{field} is deprecated.', zh: '{field} 已弃用。' },
    source: 'DCSA OpenAPI 3.0, deprecated',
  },
  notMessage: {
    code: 'DCS-0016',
    severity: 'error',
    message: { en: 'This is no {expected}.', zh: '不是 {expected}。' },
    source: 'DCSA OpenAPI 3.0',
  },
});
