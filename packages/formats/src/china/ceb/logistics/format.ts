import type { EcommerceLogistics } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.logistics';

/** China e-commerce waybill (CEB511, CEB505). */
export default defineFormat<EcommerceLogistics>({
  name,
  title: { en: 'China e-commerce waybill (CEB511, CEB505)', zh: '跨境电商物流运单' },
  documentType: 'ecommerce-logistics',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceLogistics>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
