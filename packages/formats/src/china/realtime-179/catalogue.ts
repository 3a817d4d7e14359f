import { catalogue } from '@kouan/core';

const SOURCE = 'GACC 2018 no. 179, real-time data of cross-border e-commerce payments';

/** What can be wrong with payment data as customs asks for them. */
export const RTP = catalogue({
  notMessage: {
    code: 'RTP-0001',
    severity: 'error',
    source: SOURCE,
    message: { en: 'This is no payExInfoStr: {found}', zh: '不是 payExInfoStr：{found}' },
  },
  unreadable: {
    code: 'RTP-0002',
    severity: 'error',
    source: SOURCE,
    message: { en: '{field} is not {expected}: {found}', zh: '{field} 应为 {expected}：{found}' },
  },
  missing: {
    code: 'RTP-0003',
    severity: 'error',
    source: SOURCE,
    message: { en: '{field} is required.', zh: '{field} 为必填项。' },
  },
  unknown: {
    code: 'RTP-0004',
    severity: 'warning',
    source: SOURCE,
    message: { en: 'There is no field {found}; it is listed as unmapped.', zh: '没有字段 {found}，列入未映射清单。' },
  },
  tooLarge: {
    code: 'RTP-0005',
    severity: 'error',
    source: 'kouan limits',
    message: { en: 'The input has more than {expected} bytes.', zh: '输入超过 {expected} 字节。' },
  },
  notWritable: {
    code: 'RTP-0006',
    severity: 'error',
    source: SOURCE,
    message: {
      en: '{field} cannot carry this value ({expected} is expected); it is left out.',
      zh: '{field} 无法写入该值（要求 {expected}），已略去。',
    },
  },
  form: {
    code: 'RTP-0007',
    severity: 'info',
    source: SOURCE,
    message: {
      en: 'This is the field of a form as it is posted; it is written without the form.',
      zh: '此为表单提交形式，写出时不含表单。',
    },
  },
});
