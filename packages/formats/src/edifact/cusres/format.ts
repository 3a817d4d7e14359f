import type { Receipt } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.cusres';

/** What customs answered. */
export default defineFormat<Receipt>({
  name,
  title: { en: 'UN/EDIFACT CUSRES, customs response', zh: '海关回执报文' },
  documentType: 'receipt',
  ...FACTS,
  ...codecOf<Receipt>({ name, table: MESSAGE }),
});
