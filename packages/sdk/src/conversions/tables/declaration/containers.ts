/** Containers of a declaration, and the goods items in each. @module */
import type { Section } from '../../conversion.ts';
import { CONTAINER_SPECIFICATION } from '../../converters.ts';
import { measures, rowsNaming } from '../../readers.ts';

export const CONTAINERS: Section = {
  to: '/containers',
  each: {
    'bill-of-lading': '/utilizedTransportEquipments',
    'packing-list': '/equipment',
    'commercial-invoice': '/equipment',
    shipment: '/equipment',
    'consignment-note': '/equipment',
  },
  keys: [
    {
      'bill-of-lading': '/equipment/equipmentReference',
      'packing-list': '/number',
      'commercial-invoice': '/number',
      shipment: '/number',
      'consignment-note': '/number',
    },
  ],
  rows: [
    {
      to: '/containerNumber',
      from: {
        'bill-of-lading': '/equipment/equipmentReference',
        'packing-list': '/number',
        'commercial-invoice': '/number',
        shipment: '/number',
        'consignment-note': '/number',
      },
    },
    {
      to: '/specification',
      from: {
        'bill-of-lading': '/equipment/ISOEquipmentCode',
        'packing-list': '/sizeType',
        'commercial-invoice': '/sizeType',
        shipment: '/sizeType',
        'consignment-note': '/sizeType',
      },
      by: CONTAINER_SPECIFICATION,
    },
    {
      to: '/goodsItemNumbers',
      link: '/items',
      from: {
        'packing-list': rowsNaming('^/lines', '/equipmentNumbers/*', '/number'),
        'commercial-invoice': rowsNaming('^/lines', '/equipmentNumbers/*', '/number'),
        shipment: rowsNaming('^/lines', '/equipmentNumbers/*', '/number'),
        'consignment-note': rowsNaming('^/items', '/equipmentNumbers/*', '/number'),
      },
    },
    {
      to: '/goodsMass',
      from: { 'packing-list': '/grossMass', shipment: '/grossMass', 'consignment-note': '/grossMass' },
    },
    {
      to: '/tareMass',
      from: {
        'packing-list': '/tareMass',
        shipment: '/tareMass',
        'consignment-note': '/tareMass',
        'bill-of-lading': measures('/equipment/tareWeight', 'KGM'),
      },
    },
  ],
};
