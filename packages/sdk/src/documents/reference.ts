import { resolvePointer } from '@kouan/core';

/** Where each document has the sender's own reference; the first that is there counts. */
const POINTERS: Readonly<Record<string, readonly string[]>> = {
  'bonded-inventory': ['/clientReference'],
  'aeo-record': ['/tin', '/domesticCode'],
  'certificate-of-origin': ['/number', '/invoices/0/number'],
  'commercial-invoice': ['/number'],
  'consignment-note': ['/number', '/customerReference'],
  declaration: ['/clientReference'],
  'ecommerce-inventory': ['/clientReference', '/orderNumber'],
  'ecommerce-logistics': ['/waybillNumber'],
  'ecommerce-movement': ['/clientReference', '/waybillNumber', '/billNumber'],
  'ecommerce-order': ['/orderNumber'],
  'ecommerce-payment': ['/paymentNumber', '/orderNumber'],
  'ecommerce-summary': ['/clientReference', '/summaryNumber'],
  'ecommerce-withdrawal': ['/clientReference', '/inventoryNumber'],
  'equipment-interchange': ['/documentNumber'],
  'gate-pass': ['/clientReference'],
  manifest: ['/messageId'],
  'packing-list': ['/number', '/invoiceNumber'],
  'road-cargo': ['/correlationNumber', '/consignmentReference'],
  'sanitary-certificate': ['/number'],
  shipment: ['/reference'],
  'verifiable-credential': ['/id'],
  'passenger-list': ['/documentNumber'],
};

/**
 * The sender's own reference of a document: what receipts name, and what a submission is known by. Nothing where the
 * document has none, or is none that is submitted.
 */
export function clientReferenceOf(document: { readonly type: string }): string | undefined {
  for (const pointer of POINTERS[document.type] ?? []) {
    const value = resolvePointer(document, pointer);
    if (typeof value === 'string' && value !== '') return value;
  }
  return undefined;
}
