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
      en: 'No format recognises this input. It looks like {found}; “kouan formats” lists what is read.',
      zh: '没有格式能识别此输入，其外观为：{found}。可用 kouan formats 查看可读取的格式。',
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
