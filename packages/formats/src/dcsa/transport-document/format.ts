import type { BillOfLading } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../message.ts';
import { message, NAME } from './message.ts';

/** Fields of a bill that are in no shipping instructions. */
const OWN = new RegExp(
  `"(${[
    'transportDocumentStatus',
    'transportDocumentSubReference',
    'termsAndConditions',
    'receiptTypeAtOrigin',
    'numberOfRiderPages',
    'issuingParty',
    'vesselVoyages',
  ].join('|')})"\\s*:`,
);

/** A bill of lading or sea waybill as DCSA's carriers and platforms send it. */
export default defineFormat<BillOfLading>({
  name: NAME,
  title: { en: 'DCSA transport document (bill of lading)', zh: 'DCSA 运输单证（提单）' },
  documentType: 'bill-of-lading',
  standard: {
    name: 'DCSA Electronic Bill of Lading, transport document',
    version: '3.0.4',
    source: 'DCSA OpenAPI EBL 3.0, TransportDocument',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    if (OWN.test(text)) return 0.9;
    if (/"transportDocumentReference"\s*:/.test(text)) return 0.7;
    return /"(documentParties|consignmentItems|utilizedTransportEquipments|transportDocumentTypeCode)"\s*:/.test(text)
      ? 0.5
      : 0;
  },
  decode: message.decode,
  encode: message.encode,
});
