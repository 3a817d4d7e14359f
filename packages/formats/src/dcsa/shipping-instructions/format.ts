import type { ShippingInstructions } from '@kouan/sdk';
import { defineFormat } from '@kouan/sdk/format';
import { MAX_BYTES } from '../message.ts';
import { message, NAME } from './message.ts';

/** Fields of shipping instructions that are in no bill. */
const OWN = new RegExp(
  `"(${[
    'shippingInstructionsStatus',
    'shippingInstructionsRevisionNumber',
    'updatedShippingInstructionsStatus',
    'isCargoDeliveredInICS2Zone',
    'advanceManifestFilings',
    'houseBillOfLadings',
    'isHouseBillOfLadingsIssued',
    'isCarriersAgentAtDestinationRequired',
    'originChargesPaymentTerm',
    'destinationChargesPaymentTerm',
    'shippingInstructionsRequestor',
    'issueTo',
    'commoditySubReference',
    'emptyIndicatorCode',
  ].join('|')})"\\s*:`,
);

/** Shipping instructions as a shipper sends them, updates them, and has them from the carrier. */
export default defineFormat<ShippingInstructions>({
  name: NAME,
  title: { en: 'DCSA shipping instructions', zh: 'DCSA 托运指示（提单补料）' },
  documentType: 'shipping-instructions',
  standard: {
    name: 'DCSA Electronic Bill of Lading, shipping instructions',
    version: '3.0.4',
    source: 'DCSA OpenAPI EBL 3.0, ShippingInstructions',
  },
  mediaType: 'application/json',
  extensions: ['json'],
  maxBytes: MAX_BYTES,
  detect: (head) => {
    const text = new TextDecoder('latin1').decode(head);
    if (!/^\s*\{/.test(text)) return 0;
    if (OWN.test(text)) return 0.95;
    return /"(documentParties|consignmentItems|utilizedTransportEquipments|transportDocumentTypeCode)"\s*:/.test(text)
      ? 0.4
      : 0;
  },
  decode: message.decode,
  encode: message.encode,
});
