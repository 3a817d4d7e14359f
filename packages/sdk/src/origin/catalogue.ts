import { catalogue } from '@kouan/core';

/** What stands between an assessment and its papers. */
export const CRT = catalogue({
  notAssessed: {
    code: 'CRT-0001',
    severity: 'error',
    message: { en: 'There is no assessment of good {found}.', zh: '货物 {found} 没有原产地判定。' },
    source: 'RCEP Article 3.17',
  },
  notOriginating: {
    code: 'CRT-0002',
    severity: 'error',
    message: {
      en: 'Good {found} is {outcome}; it cannot be put on a certificate.',
      zh: '货物 {found} 的判定为 {outcome}，不能列入证书。',
    },
    source: 'RCEP Articles 3.2 and 3.17',
  },
  noCountry: {
    code: 'CRT-0003',
    severity: 'error',
    message: {
      en: 'The RCEP country of origin of good {found} is not decided: {expected}.',
      zh: '货物 {found} 的 RCEP 原产国尚未确定：{expected}。',
    },
    source: 'RCEP Article 2.6',
  },
  otherAgreement: {
    code: 'CRT-0004',
    severity: 'error',
    message: {
      en: 'Good {found} was assessed under {agreement}; the certificate is of {expected}.',
      zh: '货物 {found} 依据 {agreement} 判定，而证书属于 {expected}。',
    },
    source: 'RCEP Article 3.17',
  },
  noCode: {
    code: 'CRT-0005',
    severity: 'error',
    message: { en: 'Chinese customs has no code for agreement {found}.', zh: '中国海关没有协定 {found} 的代码。' },
    source: 'Single Window DecMessage interface table, EcoRelation/CertType',
  },
  shipment: {
    code: 'CRT-0006',
    severity: 'error',
    message: { en: 'Not as a shipment is written: {detail}.', zh: '货运数据格式有误：{detail}。' },
    source: 'kouan, origin: the shipment of a certificate',
  },
});
