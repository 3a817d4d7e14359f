import type { PaymentRecord } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { decode, MAX_BYTES } from './decode.ts';
import { encode } from './encode.ts';
import { NAME } from './fields.ts';

/** Payment data that customs asks a platform for while goods clear. */
export default defineFormat<PaymentRecord>({
  name: NAME,
  title: { en: 'China real-time payment data (GACC 2018-179)', zh: '跨境电商实时支付原始数据（179号公告）' },
  documentType: 'payment-record',
  standard: {
    name: 'GACC announcement 2018 no. 179, real-time acquisition of payment data',
    version: '1.0',
    source: 'GACC 2018 no. 179; realTimeDataUpload, payExInfoStr',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) =>
    /^\s*(?:\{[\s\S]*"payExchangeInfo(?:Head|Lists)"|payExInfoStr=)/.test(new TextDecoder('latin1').decode(head))
      ? 1
      : 0,
  decode,
  encode,
});
