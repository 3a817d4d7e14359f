import type { EcommerceMovement } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.movement';

/** China e-commerce movement (CEB513, CEB711, CEB507, CEB509, CEB607, CEB215). */
export default defineFormat<EcommerceMovement>({
  name,
  title: {
    en: 'China e-commerce movement (CEB513, CEB711, CEB507, CEB509, CEB607, CEB215)',
    zh: '跨境电商物流状态、入库、运抵、离境、总分、理货单',
  },
  documentType: 'ecommerce-movement',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceMovement>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
