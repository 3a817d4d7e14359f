import { catalogue } from '@kouan/core';

const SCHEMA = 'kouan, JSON Schema of the document';

/** What can be wrong with documents as JSON. */
export const KJN = catalogue({
  notJson: {
    code: 'KJN-0001',
    severity: 'error',
    message: { en: 'This is no JSON that has one meaning: {found}.', zh: '不是含义唯一的 JSON：{found}。' },
    source: 'RFC 8259; RFC 7493 (I-JSON)',
  },
  notDocument: {
    code: 'KJN-0002',
    severity: 'error',
    message: {
      en: 'This names no document by its type: {found}. Types: {expected}.',
      zh: '未以 type 指明单证类型：{found}。可用类型：{expected}。',
    },
    source: SCHEMA,
  },
  unknownMember: {
    code: 'KJN-0003',
    severity: 'error',
    message: {
      en: 'The document has no field {found}; it is listed as unmapped.',
      zh: '单证没有字段 {found}，列为未映射。',
    },
    source: SCHEMA,
  },
  badValue: {
    code: 'KJN-0004',
    severity: 'error',
    message: {
      en: '{detail}; what stands there is listed as unmapped.',
      zh: '取值不符合要求（{detail}），该处内容列为未映射。',
    },
    source: SCHEMA,
  },
  incomplete: {
    code: 'KJN-0005',
    severity: 'error',
    message: {
      en: 'Without {expected} the rest of it means nothing; it is listed as unmapped.',
      zh: '缺少 {expected}，其余内容无意义，列为未映射。',
    },
    source: SCHEMA,
  },
  several: {
    code: 'KJN-0006',
    severity: 'warning',
    message: {
      en: 'There are {found} documents; only the first was asked for.',
      zh: '共有 {found} 份单证，此处只取第一份。',
    },
    source: 'NDJSON',
  },
  tooLong: {
    code: 'KJN-0007',
    severity: 'error',
    message: { en: 'A document has more than {expected} bytes.', zh: '单份单证超过 {expected} 字节。' },
    source: 'kouan limits',
  },
  noDocument: {
    code: 'KJN-0008',
    severity: 'error',
    message: { en: 'There is no document in it.', zh: '其中没有单证。' },
    source: 'NDJSON',
  },
  notWritable: {
    code: 'KJN-0009',
    severity: 'error',
    message: {
      en: 'A text with half of a surrogate pair cannot be written.',
      zh: '含不成对代理码元的文本无法写出。',
    },
    source: 'RFC 7493 §2.1',
  },
  tooMuchWrong: {
    code: 'KJN-0010',
    severity: 'error',
    message: {
      en: 'More than {expected} things are wrong; it was not read.',
      zh: '错误超过 {expected} 处，未予读取。',
    },
    source: 'kouan limits',
  },
});
