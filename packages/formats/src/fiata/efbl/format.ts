import type { BillOfLading } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { codec, NAME } from './message.ts';

/** The negotiable FIATA multimodal transport bill of lading, as forwarders issue it in electronic form. */
export default defineFormat<BillOfLading>({
  name: NAME,
  title: { en: 'FIATA eFBL (JSON)', zh: 'FIATA 电子多式联运提单（JSON）' },
  documentType: 'bill-of-lading',
  standard: { name: 'FIATA eFBL', version: '20230106', source: 'FIATA eFBL JSON Schema, release 20230106' },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    return /"(exchanged_document|supply_chain_consignment)"\s*:/.test(text) ? 0.9 : 0;
  },
  ...codec,
});
