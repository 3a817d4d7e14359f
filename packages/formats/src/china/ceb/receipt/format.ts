import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.receipt';

/** Receipts of cross-border e-commerce. One that is written says under `extensions` by which message: CEB622. */
export default defineFormat<Receipt>({
  name,
  title: { en: 'China e-commerce receipt (20 messages)', zh: '跨境电商回执' },
  documentType: 'receipt',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<Receipt>({
    name,
    messages: MESSAGES,
    messageOf: ({ extensions }) =>
      MESSAGES.find(({ root }) => root.element === `${String(extensions?.[name]?.['message'])}Message`),
  }),
});
