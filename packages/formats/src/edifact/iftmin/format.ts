import type { ShippingInstructions } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf } from '../message/index.ts';
import { FACTS } from '../parts/facts.ts';
import { MESSAGE } from './table.ts';

const name = 'edifact.iftmin';

/** What the shipper asks the carrier to put into the bill. */
export default defineFormat<ShippingInstructions>({
  name,
  title: { en: 'UN/EDIFACT IFTMIN, instruction message', zh: '托运指示报文' },
  documentType: 'shipping-instructions',
  ...FACTS,
  ...codecOf<ShippingInstructions>({ name, table: MESSAGE }),
});
