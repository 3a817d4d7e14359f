import type { ConsignmentNote } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../../syntax/tree/index.ts';
import { codec, NAME } from './message.ts';

/** UN/EDIFACT 1001: waybills and consignment notes. Another code is another message of the master. */
const TYPE = /"typeCode"\s*:\s*\{\s*"content"\s*:\s*"([^"]*)"/;
const WAYBILLS = ['700', '703', '720'];
const OWN = /"(transportContractReferencedDocument|consignorAssignedId|carrierAcceptanceDateTime|natureIdCargo)"\s*:/;

/** The one paper of a multimodal carriage as UN/CEFACT’s buy-ship-pay master has it. */
export default defineFormat<ConsignmentNote>({
  name: NAME,
  title: { en: 'UN/CEFACT multimodal waybill (JSON)', zh: 'UN/CEFACT 多式联运运单（JSON）' },
  documentType: 'consignment-note',
  standard: {
    name: 'UN/CEFACT Buy-Ship-Pay, Multimodal Waybill',
    version: 'D23B',
    source: 'UN/CEFACT JSON Schema, MultiModalTransport, ITIGG, IFTM, Multimodal Waybill',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text) || !/"(exchangedDocument|specifiedConsignment)"\s*:/.test(text)) return 0;
    const type = TYPE.exec(text)?.[1];
    if (type !== undefined) return WAYBILLS.includes(type) ? 0.9 : 0;
    return OWN.test(text) ? 0.6 : 0;
  },
  ...codec,
});
