import type { AeoRecord } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { codec, NAME } from './message.ts';

/** What one customs administration tells another of its operators. */
export default defineFormat<AeoRecord>({
  name: NAME,
  title: { en: 'AEO record (JSON)', zh: 'AEO 企业记录（JSON）' },
  documentType: 'aeo-record',
  standard: {
    name: 'Elements that mutual recognition arrangements exchange; the form is kouan’s own',
    version: '1',
    source: 'WCO SAFE Framework; WCO Guidelines on Trader Identification Number (2018)',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    return /"aeoRecords?"\s*:/.test(text) ? 0.95 : 0;
  },
  ...codec,
});
