import { catalogue } from '@kouan/core';

/** What can be wrong with a credential as an envelope. */
export const VCR = catalogue({
  notCredential: {
    code: 'VCR-0001',
    severity: 'error',
    message: { en: 'This is no verifiable credential: {found}', zh: '不是可验证凭证：{found}' },
    source: 'VC-JOSE-COSE §3.1; VCDM 2.0 §4',
  },
  notVerified: {
    code: 'VCR-0002',
    severity: 'info',
    message: {
      en: 'The signature was not looked at: kouan verify says whether it counts.',
      zh: '未检验签名：是否有效请用 kouan verify。',
    },
    source: 'VC-JOSE-COSE §3.1',
  },
  signatureLost: {
    code: 'VCR-0003',
    severity: 'warning',
    message: {
      en: 'The credential was changed after it was signed: it is written without its signature.',
      zh: '凭证在签名后已被修改，写出时不再带签名。',
    },
    source: 'VC-JOSE-COSE §3.1',
  },
  contentShape: {
    code: 'VCR-0004',
    severity: 'warning',
    message: {
      en: 'The document in the credential calls itself {found} and has not its shape; it stays closed.',
      zh: '凭证中的单证自称 {found}，但形式不符，未予打开。',
    },
    source: 'kouan document schemas',
  },
  period: {
    code: 'VCR-0005',
    severity: 'error',
    message: {
      en: 'It is valid until {found}, before it begins on {expected}.',
      zh: '有效期止于 {found}，早于起始时间 {expected}。',
    },
    source: 'VCDM 2.0 §4.9',
  },
});
