import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { FACTS } from '../head.ts';
import { NAME } from './results.ts';
import { MESSAGES } from './table.ts';

/** Receipts of manifests. No public definition has them: the elements are those that clients of the platform read. */
export default defineFormat<Receipt>({
  name: NAME,
  title: { en: 'China manifest receipt', zh: '舱单回执' },
  documentType: 'receipt',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<Receipt>({
    name: NAME,
    messages: MESSAGES,
    mark: /<(?:[\w.-]+:)?Response[\s>]/,
    messageOf: () => MESSAGES[0],
  }),
});
