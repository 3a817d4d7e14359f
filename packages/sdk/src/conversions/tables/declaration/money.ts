/** Terms, charges and the total of a declaration. @module */
import type { Row } from '../../conversion.ts';
import { TRADE_TERMS } from '../../converters.ts';
import { rowWhere } from '../../readers.ts';

const charge = (to: string, kind: string, field: 'freight' | 'insurance' | 'otherCharges'): readonly Row[] => [
  {
    to: `${to}/value`,
    from: {
      'commercial-invoice': rowWhere('/allowanceCharges', 'kind', kind, '/amount/amount'),
      shipment: `/${field}/amount`,
    },
  },
  {
    to: `${to}/currency`,
    from: {
      'commercial-invoice': [rowWhere('/allowanceCharges', 'kind', kind, '/amount/currency'), '/currency'],
      shipment: [`/${field}/currency`, '/currency'],
    },
    beside: `${to}/value`,
  },
];

export const MONEY: readonly Row[] = [
  {
    to: '/tradeTerms',
    from: {
      'commercial-invoice': '/deliveryTerms/incoterm',
      'packing-list': '/deliveryTerms/incoterm',
      'consignment-note': '/deliveryTerms/incoterm',
    },
    by: TRADE_TERMS,
  },
  { to: '/tradeTerms', from: { shipment: '/customs/tradeTerms' } },
  { to: '/tradeTerms', from: { shipment: '/deliveryTerms/incoterm' }, by: TRADE_TERMS },
  ...charge('/freight', 'freight', 'freight'),
  { to: '/freight/basis', fixed: 'total', beside: '/freight/value' },
  ...charge('/insurance', 'insurance', 'insurance'),
  { to: '/insurance/basis', fixed: 'total', beside: '/insurance/value' },
  ...charge('/otherCharges', 'other', 'otherCharges'),
  { to: '/otherCharges/basis', fixed: 'total', beside: '/otherCharges/value' },
  { to: '/invoiceTotal/amount', from: { 'commercial-invoice': '/total/amount', shipment: '/total/amount' } },
  {
    to: '/invoiceTotal/currency',
    from: { 'commercial-invoice': ['/total/currency', '/currency'], shipment: ['/total/currency', '/currency'] },
    beside: '/invoiceTotal/amount',
  },
];
