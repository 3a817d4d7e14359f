import type { EcommerceWithdrawal } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.withdrawal';

/** China e-commerce cancellation or return (CEB623, CEB625, CEB605, CEB213). */
export default defineFormat<EcommerceWithdrawal>({
  name,
  title: {
    en: 'China e-commerce cancellation or return (CEB623, CEB625, CEB605, CEB213)',
    zh: '跨境电商撤销、退货申请单',
  },
  documentType: 'ecommerce-withdrawal',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceWithdrawal>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
