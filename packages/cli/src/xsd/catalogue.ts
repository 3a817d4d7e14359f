import { catalogue } from '@kouan/core';

const XSD10 = 'W3C XML Schema 1.0';

/** What a schema has to say of a file. */
export const XSD = catalogue({
  invalid: {
    code: 'XSD-0001',
    severity: 'error',
    source: XSD10,
    message: { en: '{detail}', zh: '不符合模式：{detail}' },
  },
  unreadable: {
    code: 'XSD-0002',
    severity: 'error',
    source: XSD10,
    message: {
      en: 'The validator cannot read the file: {detail}',
      zh: '校验器无法读取该文件：{detail}',
    },
  },
  more: {
    code: 'XSD-0003',
    severity: 'error',
    source: 'kouan limits',
    message: {
      en: 'There are {found} departures from the schema; the first {expected} are shown.',
      zh: '共有 {found} 处不符合模式，仅列出前 {expected} 处。',
    },
  },
});
