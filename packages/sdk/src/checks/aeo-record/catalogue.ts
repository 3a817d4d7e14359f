import { catalogue } from '@kouan/core';

const TIN = 'WCO Guidelines on Trader Identification Number (2018)';
const SAFE = 'WCO SAFE Framework, mutual recognition: data of an operator';

/** What can be wrong with the record of an authorised economic operator. */
export const AEO = catalogue({
  noCode: {
    code: 'AEO-0001',
    severity: 'error',
    message: { en: 'The record has neither a TIN nor a domestic code.', zh: '记录既无 TIN 也无国内编码。' },
    source: TIN,
  },
  tinForm: {
    code: 'AEO-0002',
    severity: 'error',
    message: {
      en: 'A TIN is a country and 1 to 15 letters or digits: {found}',
      zh: 'TIN 应为国别代码加 1 至 15 位字母或数字：{found}',
    },
    source: TIN,
  },
  tinCountry: {
    code: 'AEO-0003',
    severity: 'error',
    message: {
      en: 'The TIN begins with {found}; the programme is of {expected}.',
      zh: 'TIN 以 {found} 开头，而制度所属国为 {expected}。',
    },
    source: TIN,
  },
  tinOther: {
    code: 'AEO-0004',
    severity: 'error',
    message: {
      en: 'TIN and domestic code are not of one number: {found} instead of {expected}.',
      zh: 'TIN 与国内编码不是同一号码：{found}，应为 {expected}。',
    },
    source: TIN,
  },
  numberForm: {
    code: 'AEO-0005',
    severity: 'error',
    message: {
      en: 'Numbers of the programme have {expected} characters: {found}',
      zh: '该制度的号码应为 {expected} 位：{found}',
    },
    source: 'The source of the programme in the table of codes',
  },
  numberUnusual: {
    code: 'AEO-0006',
    severity: 'info',
    message: {
      en: 'Numbers of the programme usually have {expected} characters; no public text says that they must: {found}',
      zh: '该制度的号码通常为 {expected} 位，但并无公开文件规定：{found}',
    },
    source: 'Practice of declarants',
  },
  name: {
    code: 'AEO-0007',
    severity: 'error',
    message: { en: 'The operator has no name.', zh: '未填写经营者名称。' },
    source: SAFE,
  },
  latinName: {
    code: 'AEO-0008',
    severity: 'warning',
    message: {
      en: 'No name is in Latin script, so that a partner may not be able to match it.',
      zh: '没有拉丁字母名称，对方海关可能无法比对。',
    },
    source: SAFE,
  },
  status: {
    code: 'AEO-0009',
    severity: 'error',
    message: { en: 'The status is not given.', zh: '未填写状态。' },
    source: SAFE,
  },
  validFrom: {
    code: 'AEO-0010',
    severity: 'warning',
    message: { en: 'The day of the authorisation is not given.', zh: '未填写认证日期。' },
    source: SAFE,
  },
  order: {
    code: 'AEO-0011',
    severity: 'error',
    message: {
      en: 'It ends on {found}, before it begins on {expected}.',
      zh: '结束日期 {found} 早于开始日期 {expected}。',
    },
    source: SAFE,
  },
  expired: {
    code: 'AEO-0012',
    severity: 'error',
    message: { en: 'Called active, and was valid until {expected}.', zh: '状态为有效，但有效期至 {expected}。' },
    source: SAFE,
  },
  notExpired: {
    code: 'AEO-0013',
    severity: 'error',
    message: { en: 'Called expired, and is valid until {expected}.', zh: '状态为过期，但有效期至 {expected}。' },
    source: SAFE,
  },
  revokedActive: {
    code: 'AEO-0014',
    severity: 'error',
    message: { en: 'Called {found}, and was revoked on {expected}.', zh: '状态为 {found}，但已于 {expected} 撤销。' },
    source: SAFE,
  },
  revokedDay: {
    code: 'AEO-0015',
    severity: 'warning',
    message: { en: 'Called {found}, and no day is given since when.', zh: '状态为 {found}，但未注明自何日起。' },
    source: SAFE,
  },
  suspendedActive: {
    code: 'AEO-0016',
    severity: 'error',
    message: { en: 'Called active, and is suspended from {expected} on.', zh: '状态为有效，但自 {expected} 起暂停。' },
    source: SAFE,
  },
  suspendedDay: {
    code: 'AEO-0017',
    severity: 'warning',
    message: { en: 'Called suspended, and no suspension is open.', zh: '状态为暂停，但没有未结束的暂停期。' },
    source: SAFE,
  },
  overlap: {
    code: 'AEO-0018',
    severity: 'warning',
    message: {
      en: 'The suspension begins on {found}, within another one.',
      zh: '暂停自 {found} 开始，与另一暂停期重叠。',
    },
    source: SAFE,
  },
  outside: {
    code: 'AEO-0019',
    severity: 'error',
    message: {
      en: '{found} lies outside the authorisation, which holds from {expected}.',
      zh: '{found} 不在认证有效期内（{expected} 起）。',
    },
    source: SAFE,
  },
  consent: {
    code: 'AEO-0020',
    severity: 'warning',
    message: {
      en: 'Nothing says that the operator agrees to the exchange of its data.',
      zh: '未注明经营者同意交换其数据。',
    },
    source: 'Decision 2014/772/EU, data exchange: with the written consent of the operator',
  },
  consentRefused: {
    code: 'AEO-0021',
    severity: 'error',
    message: { en: 'The operator does not agree to the exchange of its data.', zh: '经营者不同意交换其数据。' },
    source: 'Decision 2014/772/EU, data exchange: with the written consent of the operator',
  },
  idle: {
    code: 'AEO-0022',
    severity: 'warning',
    message: {
      en: 'On {expected} the operator is {found}: its code gives no benefits.',
      zh: '经营者于 {expected} 的状态为 {found}，其编码不享受便利措施。',
    },
    source: SAFE,
  },
  security: {
    code: 'AEO-0023',
    severity: 'warning',
    message: {
      en: 'An authorisation for simplifications alone (AEOC) is not recognised by partners.',
      zh: '仅限简化手续的认证（AEOC）不被互认伙伴认可。',
    },
    source: 'GACC 2015-52; Decision 2014/772/EU',
  },
  previous: {
    code: 'AEO-0024',
    severity: 'error',
    message: { en: 'The code takes its own place: {found}', zh: '编码被列为其自身的前编码：{found}' },
    source: SAFE,
  },
  updated: {
    code: 'AEO-0025',
    severity: 'warning',
    message: { en: 'Updated on {found}, after {expected}.', zh: '更新于 {found}，晚于 {expected}。' },
    source: SAFE,
  },
});
