import { catalogue } from '@kouan/core';

const SCHEMA = 'OASIS UBL 2.4, XML schemas';

/** What can be wrong with a document of UBL, held against its schema. */
export const UBL = catalogue({
  unknownElement: {
    code: 'UBL-0001',
    severity: 'warning',
    message: {
      en: 'UBL has no {found} in {expected}; it is kept and written again.',
      zh: 'UBL 的 {expected} 中没有 {found}，已保留并原样写回。',
    },
    source: SCHEMA,
  },
  missing: {
    code: 'UBL-0002',
    severity: 'error',
    message: { en: '{found} has no {expected}, which it needs.', zh: '{found} 缺少必需的 {expected}。' },
    source: SCHEMA,
  },
  repeated: {
    code: 'UBL-0003',
    severity: 'error',
    message: { en: '{found} stands more than once in {expected}.', zh: '{found} 在 {expected} 中重复出现。' },
    source: SCHEMA,
  },
  outOfOrder: {
    code: 'UBL-0004',
    severity: 'warning',
    message: {
      en: '{found} stands behind {expected}, which comes after it.',
      zh: '{found} 应位于 {expected} 之前。',
    },
    source: SCHEMA,
  },
  unknownVersion: {
    code: 'UBL-0005',
    severity: 'warning',
    message: {
      en: 'Version {found} of UBL is not known; it was read as {expected}.',
      zh: '未知的 UBL 版本 {found}，按 {expected} 读取。',
    },
    source: 'OASIS UBL 2.1 to 2.4, UBLVersionID',
  },
  tooManyProblems: {
    code: 'UBL-0006',
    severity: 'error',
    message: { en: 'More than {expected} things differ from the schema.', zh: '与模式不符之处超过 {expected} 项。' },
    source: 'kouan limits',
  },
});
