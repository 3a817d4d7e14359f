import { catalogue } from '@kouan/core';

/** What is to be said about policy files and trust stores. */
export const TRS = catalogue({
  unknownField: {
    code: 'TRS-0001',
    severity: 'error',
    message: { en: 'A policy has no field called {found}.', zh: '策略中没有名为 {found} 的字段。' },
    source: 'verification policy',
  },
  wrongValue: {
    code: 'TRS-0002',
    severity: 'error',
    message: { en: 'This must be {expected}, and is {found}.', zh: '此处应为 {expected}，实为 {found}。' },
    source: 'verification policy',
  },
  missing: {
    code: 'TRS-0003',
    severity: 'error',
    message: { en: 'This is missing: {expected}.', zh: '缺少：{expected}。' },
    source: 'verification policy',
  },
  legacyAllowed: {
    code: 'TRS-0004',
    severity: 'warning',
    message: { en: 'The policy allows {found}, which is broken.', zh: '策略允许已不安全的 {found}。' },
    source: 'NIST SP 800-131A',
  },
  nobodyMaySign: {
    code: 'TRS-0005',
    severity: 'warning',
    message: { en: 'The list is empty: nobody may sign anything.', zh: '列表为空：任何人都不得签署。' },
    source: 'verification policy',
  },
  noJson: {
    code: 'TRS-0006',
    severity: 'error',
    message: { en: 'The policy is no JSON: {found}', zh: '策略不是 JSON：{found}' },
    source: 'RFC 8259',
  },
  brokenBlock: {
    code: 'TRS-0007',
    severity: 'error',
    message: { en: 'The {expected} of line {line} is damaged.', zh: '第 {line} 行的 {expected} 已损坏。' },
    source: 'RFC 7468 §2',
  },
  unreadable: {
    code: 'TRS-0008',
    severity: 'error',
    message: {
      en: 'The {expected} of line {line} cannot be read: {found}',
      zh: '第 {line} 行的 {expected} 无法读取：{found}',
    },
    source: 'RFC 5280 §4.1',
  },
  notUsed: {
    code: 'TRS-0009',
    severity: 'warning',
    message: {
      en: 'The {found} of line {line} is not trust, and left out.',
      zh: '第 {line} 行的 {found} 不是信任材料，已略去。',
    },
    source: 'RFC 7468 §4',
  },
  privateKey: {
    code: 'TRS-0010',
    severity: 'error',
    message: {
      en: 'There is a private key in line {line}: it does not belong among what is trusted.',
      zh: '第 {line} 行含有私钥，不应放入信任材料。',
    },
    source: 'RFC 7468 §10',
  },
  nothing: {
    code: 'TRS-0011',
    severity: 'error',
    message: { en: 'There is no certificate, CRL or public key in it.', zh: '其中没有证书、CRL 或公钥。' },
    source: 'RFC 7468 §5',
  },
});
