import { catalogue } from '@kouan/core';

/** What can be said of bytes before any one format has read them. */
export const FMT = catalogue({
  empty: {
    code: 'FMT-0001',
    severity: 'error',
    source: 'kouan formats',
    message: { en: 'The input is empty.', zh: '输入为空。' },
  },
  unknown: {
    code: 'FMT-0002',
    severity: 'error',
    source: 'kouan formats',
    message: {
      en: 'No known format recognises this input. Known formats: {expected}.',
      zh: '没有格式能识别此输入。已知格式：{expected}。',
    },
  },
  ambiguous: {
    code: 'FMT-0003',
    severity: 'error',
    source: 'kouan formats',
    message: {
      en: 'Several formats recognise this input: {found}. Name one.',
      zh: '多个格式匹配此输入：{found}。请指定其一。',
    },
  },
  tooLarge: {
    code: 'FMT-0004',
    severity: 'error',
    source: 'kouan limits',
    message: { en: 'The input has more than {expected} bytes.', zh: '输入超过 {expected} 字节。' },
  },
});
