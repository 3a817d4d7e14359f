/** Masses, packages and marks of all goods of a declaration. @module */
import type { Row } from '../../conversion.ts';
import { PACKAGE_KIND } from '../../converters.ts';
import { measures } from '../../readers.ts';

const BILL_MASS = measures('/consignmentItems/*/cargoItems/*/cargoGrossWeight', 'KGM');
const BILL_PACKAGES = '/consignmentItems/*/cargoItems/*/outerPackaging';

const total = (to: 'grossMass' | 'netMass'): readonly Row[] => [
  {
    to: `/${to}`,
    from: {
      'packing-list': [`/${to}`, `/lines/*/${to}`],
      'commercial-invoice': `/${to}`,
      shipment: [`/${to}`, `/lines/*/${to}`],
      'consignment-note': [`/${to}`, `/items/*/${to}`],
      ...(to === 'grossMass' ? { 'bill-of-lading': BILL_MASS } : {}),
    },
    gather: 'sum',
  },
];

export const TOTALS: readonly Row[] = [
  ...total('grossMass'),
  ...total('netMass'),
  {
    to: '/packages/quantity',
    from: {
      'packing-list': ['/packages/*/quantity', '/lines/*/packages/*/quantity'],
      'commercial-invoice': '/packages/*/quantity',
      shipment: ['/packages/*/quantity', '/lines/*/packages/*/quantity'],
      'consignment-note': ['/packages/*/quantity', '/items/*/packages/*/quantity'],
      'bill-of-lading': `${BILL_PACKAGES}/numberOfPackages`,
    },
    gather: 'sum',
  },
  {
    to: '/packages/kind',
    from: {
      'packing-list': ['/packages/*/kind', '/lines/*/packages/*/kind'],
      'commercial-invoice': '/packages/*/kind',
      shipment: ['/packages/*/kind', '/lines/*/packages/*/kind'],
      'consignment-note': ['/packages/*/kind', '/items/*/packages/*/kind'],
      'bill-of-lading': `${BILL_PACKAGES}/packageCode`,
    },
    gather: 'same',
    by: PACKAGE_KIND,
  },
  {
    to: '/marks',
    from: {
      'packing-list': ['/marks', '/packages/*/marks'],
      'commercial-invoice': ['/marks', '/packages/*/marks'],
      shipment: ['/marks', '/packages/*/marks'],
      'consignment-note': ['/marks', '/packages/*/marks'],
      'bill-of-lading': '/consignmentItems/*/shippingMarks/*',
    },
    gather: 'join',
  },
];
