import { catalogue } from '@kouan/core';

/** What `kouan check` has to say itself. */
export const CHK = catalogue({
  nothing: {
    code: 'CHK-0001',
    severity: 'error',
    message: { en: 'The file holds no document.', zh: '文件中没有单证。' },
    source: 'kouan check',
  },
});
