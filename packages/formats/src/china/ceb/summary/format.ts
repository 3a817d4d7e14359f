import type { EcommerceSummary } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { codecOf, MAX_BYTES } from '../../message/index.ts';
import { carrierAmong, FACTS } from '../facts.ts';
import { MESSAGES } from './table.ts';

const name = 'china.ceb.summary';

/** China e-commerce summary (CEB701, CEB792). */
export default defineFormat<EcommerceSummary>({
  name,
  title: { en: 'China e-commerce summary (CEB701, CEB792)', zh: '跨境电商汇总申请、结果单' },
  documentType: 'ecommerce-summary',
  ...FACTS,
  maxBytes: MAX_BYTES,
  ...codecOf<EcommerceSummary>({ name, messages: MESSAGES, messageOf: carrierAmong(MESSAGES) }),
});
