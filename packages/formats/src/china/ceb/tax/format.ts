import type { EcommerceTax } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.tax';

/** China e-commerce tax bill (CEB816, CEB818). */
export default defineFormat<EcommerceTax>({
  name,
  title: { en: 'China e-commerce tax bill (CEB816, CEB818)', zh: '跨境电商电子税单' },
  documentType: 'ecommerce-tax',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceTax>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
