import { isKouanError } from '@kouan/core';
import { DEC_SIGN_NOTICE, decSignContent } from '../china/dec-sign.ts';
import type { Explain } from './explained.ts';

/** What a DecSign of our own profile is over. */
export const explainDecSign: Explain = (bytes) => {
  const kind = 'china-dec-sign';
  try {
    return [
      {
        kind,
        facts: [],
        parts: [
          {
            name: 'content',
            title: { en: 'DecMessage in its canonical form', zh: 'DecMessage 的规范形式' },
            bytes: decSignContent(bytes),
            syntax: 'xml',
            steps: [
              { en: 'without the element Sign', zh: '去除元素 Sign' },
              { en: 'Canonical XML 1.0 without comments', zh: 'Canonical XML 1.0（不含注释）' },
            ],
          },
        ],
        notes: [DEC_SIGN_NOTICE],
      },
    ];
  } catch (error) {
    if (!isKouanError(error)) throw error;
    return [{ kind, facts: [], parts: [], broken: error.text }];
  }
};
