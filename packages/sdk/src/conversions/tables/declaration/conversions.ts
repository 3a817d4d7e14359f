/** Invoice, packing list, bill, rail consignment note, shipment → declaration. @module */
import type { Conversion, Row } from '../../conversion.ts';
import { CONTAINERS } from './containers.ts';
import { ITEMS } from './items.ts';
import { MONEY } from './money.ts';
import { PARTIES } from './parties.ts';
import { TOTALS } from './totals.ts';
import { TRANSPORT } from './transport.ts';

const HEADER: readonly Row[] = [
  {
    to: '/contractNumber',
    from: {
      'commercial-invoice': '/contractNumber',
      'packing-list': '/contractNumber',
      shipment: '/contractNumber',
      'consignment-note': '/contractNumber',
    },
  },
  { to: '/clientReference', from: { shipment: '/reference' } },
  { to: '/declarationOffice', from: { shipment: '/customs/declarationOffice' } },
  { to: '/entryExitOffice', from: { shipment: '/customs/entryExitOffice' } },
  { to: '/supervisionMode', from: { shipment: '/customs/supervisionMode' } },
  { to: '/levyNature', from: { shipment: '/customs/levyNature' } },
  {
    to: '/note',
    from: { 'commercial-invoice': '/note', 'packing-list': '/note', shipment: '/note' },
    gather: 'join',
  },
];

const DIRECTION: readonly Row[] = [
  { to: '/direction', side: 'import', fixed: 'import' },
  { to: '/direction', side: 'export', fixed: 'export' },
];

const COMMON = {
  to: 'declaration',
  directed: true,
  rows: [...DIRECTION, ...HEADER, ...PARTIES, ...MONEY, ...TOTALS, ...TRANSPORT],
  sections: [ITEMS, CONTAINERS],
} as const satisfies Omit<Conversion, 'name' | 'title' | 'from'>;

export const INVOICE_TO_DECLARATION: Conversion = {
  name: 'invoice-to-declaration',
  title: { en: 'Invoice, packing list and bill to declaration', zh: '发票、装箱单和提单转换为报关单' },
  from: [
    { type: 'commercial-invoice', many: true },
    { type: 'packing-list', optional: true, many: true },
    { type: 'bill-of-lading', optional: true },
    { type: 'consignment-note', optional: true },
  ],
  ...COMMON,
};

export const SHIPMENT_TO_DECLARATION: Conversion = {
  name: 'shipment-to-declaration',
  title: { en: 'Shipment to declaration', zh: '货运档案转换为报关单' },
  from: [{ type: 'shipment' }, { type: 'bill-of-lading', optional: true }],
  ...COMMON,
};

export const NOTE_TO_DECLARATION: Conversion = {
  name: 'consignment-note-to-declaration',
  title: { en: 'Rail consignment note to the header of a declaration', zh: '铁路运单转换为报关单表头' },
  from: [{ type: 'consignment-note' }],
  ...COMMON,
};
