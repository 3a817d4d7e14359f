import type { EcommerceOrder } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.order';

/** China e-commerce order (CEB311, CEB303). */
export default defineFormat<EcommerceOrder>({
  name,
  title: { en: 'China e-commerce order (CEB311, CEB303)', zh: '跨境电商电子订单' },
  documentType: 'ecommerce-order',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceOrder>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
