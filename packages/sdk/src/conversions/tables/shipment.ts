/** A shipment → the papers that its owner writes: invoice, packing list, application for a certificate, consignment note. @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import { HS6, NOTE_KIND } from '../converters.ts';
import { copies } from '../parts.ts';
import { addressText, identifier, lastOf, ofSeveralModes, texts } from '../readers.ts';

const same = (...fields: readonly string[]): readonly Row[] => copies(['shipment'], ...fields);

/** What a line of goods is, on any paper. */
const GOODS_FACTS = same(
  '/description',
  '/descriptionForeign',
  '/productNumber',
  '/buyerProductNumber',
  '/brand',
  '/model',
  '/hs',
  '/originCountry',
  '/quantity',
  '/netMass',
  '/grossMass',
  '/volume',
  '/packages',
  '/batchNumber',
  '/equipmentNumbers',
);

const lines = (to: string, rows: readonly Row[]): Section => ({ to, each: { shipment: '/lines' }, rows });

const charge = (field: 'freight' | 'insurance' | 'otherCharges', kind: string): Section => ({
  to: '/allowanceCharges',
  each: { shipment: '' },
  needs: `/${field}`,
  rows: [
    { to: '/isCharge', fixed: true },
    { to: '/kind', fixed: kind },
    { to: '/amount', from: `/${field}` },
  ],
});

export const SHIPMENT_TO_INVOICE: Conversion = {
  name: 'shipment-to-invoice',
  title: { en: 'Shipment to commercial invoice', zh: '货运档案转换为商业发票' },
  from: [{ type: 'shipment' }],
  to: 'commercial-invoice',
  rows: [
    { to: '/number', from: '/invoiceNumber' },
    { to: '/kind', fixed: 'commercial' },
    { to: '/issuedOn', from: '/invoiceDate' },
    ...same(
      '/currency',
      '/seller',
      '/buyer',
      '/consignee',
      '/shipper',
      '/notifyParty',
      '/deliveryTerms',
      '/paymentTerms',
      '/exportCountry',
      '/destinationCountry',
      '/contractNumber',
      '/orderNumber',
      '/marks',
      '/packages',
      '/netMass',
      '/grossMass',
      '/transport',
      '/placeOfLoading',
      '/placeOfDischarge',
      '/equipment',
      '/total',
    ),
  ],
  sections: [
    charge('freight', 'freight'),
    charge('insurance', 'insurance'),
    charge('otherCharges', 'other'),
    lines('/lines', [
      { to: '/lineNumber', from: '/lineNumber' },
      { to: '/lineNumber', position: true },
      ...GOODS_FACTS,
      ...same('/unitPrice', '/lineTotal'),
    ]),
  ],
};

export const SHIPMENT_TO_PACKING_LIST: Conversion = {
  name: 'shipment-to-packing-list',
  title: { en: 'Shipment to packing list', zh: '货运档案转换为装箱单' },
  from: [{ type: 'shipment' }],
  to: 'packing-list',
  rows: [
    { to: '/number', from: ['/packingListNumber', '/invoiceNumber'] },
    { to: '/issuedOn', from: '/invoiceDate' },
    ...same(
      '/seller',
      '/buyer',
      '/consignee',
      '/notifyParty',
      '/invoiceNumber',
      '/invoiceDate',
      '/contractNumber',
      '/orderNumber',
      '/deliveryTerms',
      '/transport',
      '/placeOfLoading',
      '/placeOfDischarge',
      '/equipment',
      '/marks',
      '/packages',
      '/netMass',
      '/grossMass',
      '/volume',
    ),
  ],
  sections: [
    lines('/lines', [
      { to: '/lineNumber', position: true },
      { to: '/invoiceLineNumber', from: '/lineNumber' },
      { to: '/packageNumbers', from: '/packageNumbers' },
      ...GOODS_FACTS,
    ]),
  ],
};

/** A firm as a certificate names it: in Latin letters where the paper has them. */
const certificateParty = (to: string, party: string): readonly Row[] => [
  { to: `${to}/name`, from: [`${party}/nameForeign`, `${party}/name`] },
  { to: `${to}/address`, from: addressText(party) },
  { to: `${to}/country`, from: `${party}/country` },
  { to: `${to}/identifier`, from: identifier(party, 'USCC', 'TIN', 'VAT', 'EORI') },
  { to: `${to}/contact`, from: texts(', ', `${party}/contact/telephone`, `${party}/contact/email`) },
];

export const SHIPMENT_TO_CERTIFICATE: Conversion = {
  name: 'shipment-to-certificate',
  title: { en: 'Shipment to application for a certificate of origin', zh: '货运档案转换为原产地证书申请' },
  from: [{ type: 'shipment' }],
  to: 'certificate-of-origin',
  rows: [
    ...same('/agreement'),
    { to: '/number', from: '/certificateNumber' },
    { to: '/issuedIn', from: '/exportCountry' },
    ...certificateParty('/exporter', '/seller'),
    ...certificateParty('/importer', '/consignee'),
    ...certificateParty('/importer', '/buyer'),
    ...certificateParty('/producer', '/producer'),
    { to: '/producerDisclosure', fixed: 'named', beside: '/producer/name' },
    { to: '/transport/departureDate', from: '/transport/0/departureAt' },
    { to: '/transport/mode', from: '/transport/0/mode' },
    { to: '/transport/meansName', from: '/transport/0/meansName' },
    { to: '/transport/voyageNumber', from: '/transport/0/voyageNumber' },
    { to: '/transport/portOfLoading', from: ['/placeOfLoading/name', '/transport/0/from/name'] },
    { to: '/transport/portOfDischarge', from: ['/placeOfDischarge/name', lastOf('/transport', '/to/name')] },
    { to: '/transport/transportDocumentNumber', from: '/transportDocumentNumber' },
    { to: '/importingParty', from: '/destinationCountry' },
    { to: '/invoices/0/number', from: '/invoiceNumber' },
    { to: '/invoices/0/date', from: '/invoiceDate' },
    { to: '/invoices/0/total/amount', from: '/total/amount' },
    { to: '/invoices/0/total/currency', from: ['/total/currency', '/currency'], beside: '/invoices/0/total/amount' },
  ],
  sections: [
    lines('/items', [
      { to: '/itemNumber', position: true },
      { to: '/marks', from: ['/packages/0/marks', '^/marks'] },
      { to: '/packages/quantity', from: '/packages/*/quantity', gather: 'sum' },
      { to: '/packages/kind', from: ['/packages/0/kindText', '/packages/0/kind'] },
      { to: '/description', from: ['/descriptionForeign', '/description'] },
      { to: '/hs/code', from: '/hs/code', by: HS6 },
      { to: '/hs/edition', from: '/hs/edition', beside: '/hs/code' },
      { to: '/criterion', from: '/originCriterion' },
      { to: '/originCountry', from: '/originCountry' },
      { to: '/quantity', from: '/quantity' },
      { to: '/grossMass', from: '/grossMass' },
      { to: '/invoiceNumbers/0', from: '^/invoiceNumber' },
    ]),
  ],
};

export const SHIPMENT_TO_NOTE: Conversion = {
  name: 'shipment-to-consignment-note',
  title: { en: 'Shipment to consignment note', zh: '货运档案转换为运单' },
  from: [{ type: 'shipment' }],
  to: 'consignment-note',
  rows: [
    { to: '/kind', from: ofSeveralModes },
    { to: '/kind', from: '/transport/0/mode', by: NOTE_KIND },
    { to: '/number', from: '/transportDocumentNumber' },
    { to: '/consignor', from: ['/shipper', '/seller'] },
    { to: '/consignee', from: ['/consignee', '/buyer'] },
    ...same(
      '/notifyParty',
      '/carrier',
      '/contractNumber',
      '/equipment',
      '/packages',
      '/grossMass',
      '/netMass',
      '/marks',
      '/deliveryTerms',
    ),
    { to: '/customerReference', from: '/reference' },
    { to: '/placeOfTakingOver', from: ['/placeOfReceipt', '/placeOfLoading', '/transport/0/from'] },
    { to: '/placeOfDelivery', from: ['/placeOfDelivery', '/placeOfDischarge', lastOf('/transport', '/to')] },
    { to: '/takenOverAt', from: '/transport/0/departureAt' },
    { to: '/legs', from: '/transport' },
    { to: '/declaredValue', from: '/total' },
    { to: '/documents/0/number', from: '/invoiceNumber' },
    { to: '/documents/0/kind', fixed: '380', beside: '/documents/0/number' },
  ],
  sections: [
    lines('/items', [
      { to: '/itemNumber', position: true },
      ...same(
        '/description',
        '/descriptionForeign',
        '/hs',
        '/originCountry',
        '/packages',
        '/grossMass',
        '/netMass',
        '/volume',
        '/equipmentNumbers',
      ),
      { to: '/value', from: '/lineTotal' },
    ]),
  ],
};
