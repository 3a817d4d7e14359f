import type { BillOfLading } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.iftmcs';

/** The bill as the carrier has it. */
export default defineFormat<BillOfLading>({
  name,
  title: { en: 'UN/EDIFACT IFTMCS, contract status', zh: '运输合同状况报文（提单）' },
  documentType: 'bill-of-lading',
  ...FACTS,
  ...codecOf<BillOfLading>({ name, table: MESSAGE }),
});
