import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { FACTS } from '../facts.ts';
import { NAME } from './results.ts';
import { MESSAGES, messageOfKind } from './table.ts';

/** Receipts of special customs zones: what was stored, looked at, booked, and what passed the gate. */
export default defineFormat<Receipt>({
  name: NAME,
  title: { en: 'China bonded zone receipt (INV2xx, SAS2xx, CommonResponeMessage)', zh: '金关二期回执' },
  documentType: 'receipt',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<Receipt>({
    name: NAME,
    messages: MESSAGES,
    mark: /<(?:[\w.-]+:)?(?:CommonResponeMessage|(?:INV2|SAS2)\d\d)[\s>]/,
    messageOf: ({ extensions }) => messageOfKind(extensions?.[NAME]?.['kind']),
  }),
});
