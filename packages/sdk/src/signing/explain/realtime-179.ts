import { isKouanError } from '@kouan/core';
import { realtime179Text } from '../china/realtime-179.ts';
import type { Explain } from './explained.ts';

/** The text of the four members that payment data signs (GACC 2018 no. 179). */
export const explainRealtime179: Explain = (bytes) => {
  const kind = 'china-realtime-179';
  try {
    const text = realtime179Text(bytes);
    return [
      {
        kind,
        facts: [],
        parts: [
          {
            name: 'content',
            title: { en: 'text that is signed', zh: '签名原文' },
            bytes: Buffer.from(text, 'utf8'),
            syntax: 'text',
            steps: [
              { en: 'four members in the order of the announcement, joined by ||', zh: '按公告顺序以 || 连接四个成员' },
              { en: 'objects and lists as they are posted, in quotation marks', zh: '对象与列表保持原文并加引号' },
            ],
          },
        ],
      },
    ];
  } catch (error) {
    if (!isKouanError(error)) throw error;
    return [{ kind, facts: [], parts: [], broken: error.text }];
  }
};
