/** Parties of a declaration from the papers of trade and the bill. @module */
import type { Row } from '../../conversion.ts';
import { onSide } from '../../conversion.ts';
import { domesticParty, overseasOfBill, overseasParty } from '../../parts.ts';

const SELLER = {
  'commercial-invoice': '/seller',
  'packing-list': '/seller',
  shipment: '/seller',
  'consignment-note': '/consignor',
} as const;
const BUYER = {
  'commercial-invoice': '/buyer',
  'packing-list': '/buyer',
  shipment: '/buyer',
  'consignment-note': '/consignee',
} as const;

export const PARTIES: readonly Row[] = [
  ...onSide('export', [
    ...domesticParty('/domesticTrader', SELLER),
    ...domesticParty('/owner', { shipment: '/producer', 'commercial-invoice': '/shipper' }),
    ...overseasParty('/overseasConsignee', BUYER),
    ...overseasOfBill('/overseasConsignee', '/documentParties/consignee'),
    {
      to: '/tradingCountry',
      from: { 'commercial-invoice': '/buyer/country', shipment: '/buyer/country', 'packing-list': '/buyer/country' },
    },
  ]),
  ...onSide('import', [
    ...domesticParty('/domesticTrader', BUYER),
    ...domesticParty('/owner', { 'commercial-invoice': '/consignee', shipment: '/consignee' }),
    ...overseasParty('/overseasConsignor', SELLER),
    ...overseasOfBill('/overseasConsignor', '/documentParties/shipper'),
    {
      to: '/tradingCountry',
      from: { 'commercial-invoice': '/seller/country', shipment: '/seller/country', 'packing-list': '/seller/country' },
    },
  ]),
  ...domesticParty('/agent', { shipment: '/declarant' }),
];
