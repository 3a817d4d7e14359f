import { catalogue } from '@kouan/core';

const SOURCE = 'Single Window, import of origin certificates (CooImp), Certificate';

/** What can be wrong with an application for a certificate of origin. */
export const CCA = catalogue({
  notApplication: {
    code: 'CCA-0001',
    severity: 'error',
    message: { en: 'The root element is {found}, not Certificate.', zh: '根元素为 {found}，不是 Certificate。' },
    source: SOURCE,
  },
  wrongNamespace: {
    code: 'CCA-0002',
    severity: 'warning',
    message: { en: 'The namespace is {found}, not {expected}.', zh: '命名空间为 {found}，应为 {expected}。' },
    source: SOURCE,
  },
  unreadable: {
    code: 'CCA-0003',
    severity: 'error',
    message: { en: '{element} is not {expected}: {found}', zh: '{element} 应为 {expected}：{found}' },
    source: SOURCE,
  },
  unknownElement: {
    code: 'CCA-0004',
    severity: 'warning',
    message: { en: 'Unknown element {found}', zh: '未知元素 {found}' },
    source: SOURCE,
  },
  repeated: {
    code: 'CCA-0005',
    severity: 'error',
    message: { en: '{element} stands twice; the first is kept.', zh: '{element} 重复，保留第一个。' },
    source: SOURCE,
  },
  signed: {
    code: 'CCA-0006',
    severity: 'info',
    message: {
      en: 'The application is signed; the signature is not part of the document.',
      zh: '申请带有签名，签名不属于单证内容。',
    },
    source: 'W3C XMLDSig Core 1.1',
  },
  unwritable: {
    code: 'CCA-0007',
    severity: 'error',
    message: { en: 'XML cannot carry the characters of {element}.', zh: 'XML 无法承载 {element} 中的字符。' },
    source: 'W3C XML 1.0 §2.2',
  },
});
