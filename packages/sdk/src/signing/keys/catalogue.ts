import { catalogue } from '@kouan/core';

/** What is to be said about keys and certificates that somebody looks at. */
export const KEY = catalogue({
  outOfDate: {
    code: 'KEY-0001',
    severity: 'error',
    message: { en: 'The certificate ran out on {expected}.', zh: '证书已于 {expected} 到期。' },
    source: 'RFC 5280 §4.1.2.5',
  },
  notYet: {
    code: 'KEY-0002',
    severity: 'error',
    message: { en: 'The certificate is not valid before {expected}.', zh: '证书在 {expected} 之前无效。' },
    source: 'RFC 5280 §4.1.2.5',
  },
  soonOver: {
    code: 'KEY-0003',
    severity: 'warning',
    message: { en: 'The certificate runs out on {expected}.', zh: '证书将于 {expected} 到期。' },
    source: 'RFC 5280 §4.1.2.5',
  },
  chainOrder: {
    code: 'KEY-0004',
    severity: 'warning',
    message: {
      en: 'The certificates are not in order: {found} is not issued by the one behind it.',
      zh: '证书顺序有误：{found} 并非由其后一张证书签发。',
    },
    source: 'RFC 5280 §6.1',
  },
  issuerMissing: {
    code: 'KEY-0005',
    severity: 'warning',
    message: { en: 'The certificate of the issuer is missing: {expected}', zh: '缺少颁发者证书：{expected}' },
    source: 'RFC 5280 §6.1',
  },
  weakKey: {
    code: 'KEY-0006',
    severity: 'error',
    message: {
      en: 'The key ({found}) is of a kind or size that is not used.',
      zh: '密钥（{found}）的类型或长度不受支持。',
    },
    source: 'NIST SP 800-131A',
  },
  oldSignature: {
    code: 'KEY-0007',
    severity: 'warning',
    message: {
      en: 'It is signed with {found}, which verifiers refuse.',
      zh: '其签名算法为 {found}，验证方会拒绝。',
    },
    source: 'RFC 5280 §4.1.1.2',
  },
  notUnderstood: {
    code: 'KEY-0008',
    severity: 'error',
    message: {
      en: 'The critical extension {found} is not understood; verifiers refuse the certificate.',
      zh: '关键扩展 {found} 无法识别，验证方会拒绝该证书。',
    },
    source: 'RFC 5280 §4.2',
  },
  notProven: {
    code: 'KEY-0009',
    severity: 'error',
    message: { en: 'The request is not signed with its own key.', zh: '证书请求未由其自身密钥签名。' },
    source: 'RFC 2986 §4.2',
  },
  foreignKey: {
    code: 'KEY-0010',
    severity: 'error',
    message: { en: 'No certificate here belongs to the private key.', zh: '没有与私钥匹配的证书。' },
    source: 'RFC 7292 §4.2',
  },
  unreadable: {
    code: 'KEY-0011',
    severity: 'error',
    message: { en: 'The {expected} cannot be read: {found}', zh: '无法读取 {expected}：{found}' },
    source: 'RFC 7468 §2',
  },
  duplicate: {
    code: 'KEY-0012',
    severity: 'warning',
    message: { en: 'The certificate stands twice.', zh: '证书重复出现。' },
    source: 'RFC 7468 §5',
  },
});
