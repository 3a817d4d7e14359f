import type { EcommerceInventory } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.inventory';

/** China e-commerce inventory (CEB621, CEB603). */
export default defineFormat<EcommerceInventory>({
  name,
  title: { en: 'China e-commerce inventory (CEB621, CEB603)', zh: '跨境电商进出口清单' },
  documentType: 'ecommerce-inventory',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceInventory>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
