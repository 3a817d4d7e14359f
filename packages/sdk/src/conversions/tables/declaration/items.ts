/** Goods items of a declaration: the lines of the invoice, with those of the packing list beside them. @module */
import type { Key, Section } from '../../conversion.ts';
import { inScript, priceOfOne } from '../../readers.ts';

const LINE_KEYS: readonly Key[] = [
  { 'commercial-invoice': '/lineNumber', 'packing-list': '/invoiceLineNumber' },
  { 'commercial-invoice': '/productNumber', 'packing-list': '/productNumber' },
  { 'commercial-invoice': '/description', 'packing-list': '/description' },
];

const line = (pointer: string) => ({
  'commercial-invoice': pointer,
  shipment: pointer,
  'packing-list': pointer,
});
const script = (which: 'han' | 'other') => inScript(which, '/description', '/descriptionForeign');

export const ITEMS: Section = {
  to: '/items',
  each: { 'commercial-invoice': '/lines', shipment: '/lines', 'packing-list': '/lines', 'consignment-note': '/items' },
  keys: LINE_KEYS,
  rows: [
    { to: '/goodsItemNumber', position: true },
    { to: '/hs', from: { ...line('/hs'), 'consignment-note': '/hs' } },
    {
      to: '/name',
      from: {
        'commercial-invoice': script('han'),
        shipment: script('han'),
        'packing-list': script('han'),
        'consignment-note': script('han'),
      },
    },
    {
      to: '/nameForeign',
      from: {
        'commercial-invoice': script('other'),
        shipment: script('other'),
        'packing-list': script('other'),
        'consignment-note': script('other'),
      },
    },
    { to: '/elements', from: { shipment: '/elements' } },
    { to: '/quantity/value', from: line('/quantity/value'), gather: 'sum' },
    { to: '/quantity/unit', from: line('/quantity/unit') },
    { to: '/statutoryQuantity', from: { shipment: '/statutoryQuantity' } },
    { to: '/secondQuantity', from: { shipment: '/secondQuantity' } },
    { to: '/unitPrice', from: { 'commercial-invoice': priceOfOne, shipment: '/unitPrice/amount' } },
    { to: '/totalPrice', from: { 'commercial-invoice': '/lineTotal/amount', shipment: '/lineTotal/amount' } },
    {
      to: '/currency',
      from: {
        'commercial-invoice': ['/lineTotal/currency', '/unitPrice/currency', '^/currency'],
        shipment: ['/lineTotal/currency', '/unitPrice/currency', '^/currency'],
      },
    },
    {
      to: '/originCountry',
      from: {
        'commercial-invoice': ['/originCountry', '^/originCountry'],
        shipment: '/originCountry',
        'packing-list': '/originCountry',
        'consignment-note': '/originCountry',
      },
    },
    {
      to: '/destinationCountry',
      side: 'export',
      from: { 'commercial-invoice': '^/destinationCountry', shipment: '^/destinationCountry' },
    },
    {
      to: '/destinationCountry',
      side: 'import',
      fixed: 'CN',
      note: {
        en: 'goods that enter for China; another country is the caller’s to say',
        zh: '进口货物最终目的国为中国；如为其他国家须另行指定',
      },
    },
    { to: '/brand', from: line('/brand') },
    { to: '/model', from: line('/model') },
    { to: '/productNumber', from: line('/productNumber') },
    { to: '/batchNumber', from: line('/batchNumber') },
  ],
};
