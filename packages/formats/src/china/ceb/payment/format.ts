import type { EcommercePayment } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.payment';

/** China e-commerce payment (CEB411, CEB403). */
export default defineFormat<EcommercePayment>({
  name,
  title: { en: 'China e-commerce payment (CEB411, CEB403)', zh: '跨境电商支付单、收款单' },
  documentType: 'ecommerce-payment',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommercePayment>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
