/** Order, payment and waybill of a parcel → inventory (三单 → 清单). What two of them say differently is a finding. @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import { copies } from '../parts.ts';

const ORDER_AND_PAYMENT = ['ecommerce-order', 'ecommerce-payment'] as const;

const ROWS: readonly Row[] = [
  { to: '/direction', from: { 'ecommerce-order': '/direction', 'ecommerce-logistics': '/direction' } },
  {
    to: '/orderNumber',
    from: {
      'ecommerce-order': '/orderNumber',
      'ecommerce-payment': '/orderNumber',
      'ecommerce-logistics': '/orderNumber',
    },
  },
  { to: '/waybillNumber', from: { 'ecommerce-logistics': '/waybillNumber' } },
  { to: '/billNumber', from: { 'ecommerce-logistics': '/billNumber' } },
  { to: '/movement', side: 'import', fixed: 'entry' },
  { to: '/movement', side: 'export', fixed: 'exit' },
  ...copies(ORDER_AND_PAYMENT, '/platform/code', '/platform/name'),
  ...copies(['ecommerce-order', 'ecommerce-payment', 'ecommerce-logistics'], '/merchant/code', '/merchant/name'),
  { to: '/logistics', from: { 'ecommerce-logistics': '/logistics' } },
  { to: '/buyer/name', from: { 'ecommerce-order': '/buyer/name', 'ecommerce-payment': '/payer/name' } },
  { to: '/buyer/idType', from: { 'ecommerce-order': '/buyer/idType', 'ecommerce-payment': '/payer/idType' } },
  { to: '/buyer/idNumber', from: { 'ecommerce-order': '/buyer/idNumber', 'ecommerce-payment': '/payer/idNumber' } },
  { to: '/buyer/telephone', from: { 'ecommerce-order': '/buyer/telephone', 'ecommerce-payment': '/payer/telephone' } },
  { to: '/buyer/accountNumber', from: { 'ecommerce-order': '/buyer/accountNumber' } },
  {
    to: '/consignee/name',
    from: { 'ecommerce-order': '/consignee/name', 'ecommerce-logistics': '/consignee/name' },
  },
  {
    to: '/consignee/telephone',
    from: { 'ecommerce-order': '/consignee/telephone', 'ecommerce-logistics': '/consignee/telephone' },
  },
  {
    to: '/consignee/address',
    from: { 'ecommerce-order': '/consignee/address', 'ecommerce-logistics': '/consignee/address' },
  },
  { to: '/consignee/division', from: { 'ecommerce-order': '/consignee/division' } },
  { to: '/freight', from: { 'ecommerce-logistics': '/freight', 'ecommerce-order': '/freight' } },
  { to: '/freightCurrency', from: { 'ecommerce-logistics': '/currency' }, beside: '/freight' },
  { to: '/freightBasis', fixed: 'total', beside: '/freight' },
  { to: '/insurance', from: { 'ecommerce-logistics': '/insurance' } },
  { to: '/insuranceCurrency', from: { 'ecommerce-logistics': '/currency' }, beside: '/insurance' },
  { to: '/insuranceBasis', fixed: 'total', beside: '/insurance' },
  { to: '/currency', from: { 'ecommerce-order': '/currency', 'ecommerce-payment': '/currency' } },
  { to: '/packageCount', from: { 'ecommerce-logistics': '/packageCount' } },
  { to: '/grossWeight', from: { 'ecommerce-logistics': '/grossWeight' } },
  { to: '/operation', fixed: 'new' },
];

const GOODS = copies(
  ['ecommerce-order'],
  '/productNumber',
  '/recordItemNumber',
  '/tradeName',
  '/hs',
  '/name',
  '/specification',
  '/barCode',
  '/quantity',
  '/statutoryQuantity',
  '/secondQuantity',
  '/unitPrice',
  '/totalPrice',
  '/originCountry',
  '/destinationCountry',
  '/note',
);

const ITEMS: Section = {
  to: '/items',
  each: { 'ecommerce-order': '/items' },
  rows: [
    { to: '/itemNumber', position: true },
    ...GOODS,
    { to: '/name', from: { 'ecommerce-order': '/tradeName' } },
    { to: '/currency', from: { 'ecommerce-order': ['/currency', '^/currency'] } },
  ],
};

export const THREE_TO_INVENTORY: Conversion = {
  name: 'order-payment-waybill-to-inventory',
  title: { en: 'Order, payment and waybill to inventory', zh: '订单、支付单和物流单转换为清单' },
  from: [
    { type: 'ecommerce-order' },
    { type: 'ecommerce-payment', optional: true },
    { type: 'ecommerce-logistics', optional: true },
  ],
  to: 'ecommerce-inventory',
  directed: true,
  rows: ROWS,
  sections: [ITEMS],
};
