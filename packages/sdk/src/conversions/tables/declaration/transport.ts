/** How the goods of a declaration travel, and by which ports. @module */
import type { Row } from '../../conversion.ts';
import { onSide } from '../../conversion.ts';
import { CHINESE_PORT, COUNTRY_OF_PLACE, DAY_OF, ENTRY_EXIT_PORT, MODE_OF_NOTE } from '../../converters.ts';
import { inScript, lastOf, nationalCode, rowWhere, whereThereIs } from '../../readers.ts';

const BILL_IS_SEA = whereThereIs('/transports/vesselVoyages/0/vesselName', '1');

const firstVessel = (take: string) => `/transports/vesselVoyages/0${take}`;
const lastVessel = (take: string) => lastOf('/transports/vesselVoyages', take);

const vessel = (side: 'import' | 'export'): readonly Row[] => {
  const leg = (take: string) => (side === 'export' ? `/transport/0${take}` : lastOf('/transport', take));
  const ofBill = side === 'export' ? firstVessel : lastVessel;
  const trade = (take: string) => ({
    'packing-list': leg(take),
    'commercial-invoice': leg(take),
    shipment: leg(take),
  });
  return onSide(side, [
    {
      to: '/transport/mode',
      from: {
        'bill-of-lading': BILL_IS_SEA,
        ...trade('/mode'),
        'consignment-note': side === 'export' ? '/legs/0/mode' : lastOf('/legs', '/mode'),
      },
    },
    { to: '/transport/mode', from: { 'consignment-note': '/kind' }, by: MODE_OF_NOTE },
    {
      to: '/transport/meansName',
      from: {
        'bill-of-lading': ofBill('/vesselName'),
        'commercial-invoice': leg('/meansName'),
        'packing-list': leg('/meansName'),
        shipment: leg('/meansName'),
      },
    },
    {
      to: '/transport/meansName',
      from: { 'consignment-note': '/wagons/0/number' },
      note: {
        en: 'by rail the wagon (GACC 2019-18 item 10)',
        zh: '铁路运输填报车厢编号（2019年第18号公告第十项）',
      },
    },
    {
      to: '/transport/voyageNumber',
      from: { 'bill-of-lading': ofBill('/carrierExportVoyageNumber'), ...trade('/voyageNumber') },
    },
  ]);
};

const NUMBER_ON_PAPER = {
  'bill-of-lading': '/transportDocumentReference',
  'consignment-note': '/number',
  shipment: '/transportDocumentNumber',
  'packing-list': [rowWhere('/references', 'kind', '705', '/number'), '/transport/0/documentNumber'],
  'commercial-invoice': [rowWhere('/references', 'kind', '705', '/number'), '/transport/0/documentNumber'],
} as const;

const LOADING = {
  'packing-list': '/placeOfLoading',
  'commercial-invoice': '/placeOfLoading',
  shipment: '/placeOfLoading',
  'consignment-note': '/placeOfTakingOver',
} as const;
const DISCHARGE = {
  'packing-list': '/placeOfDischarge',
  'commercial-invoice': '/placeOfDischarge',
  shipment: '/placeOfDischarge',
  'consignment-note': '/placeOfDelivery',
} as const;

type Ends = typeof LOADING | typeof DISCHARGE;

const placesOf = (where: Ends, ...lists: readonly string[]) =>
  Object.fromEntries(Object.entries(where).map(([type, place]) => [type, nationalCode(place, ...lists)]));
const namesOf = (where: Ends) =>
  Object.fromEntries(Object.entries(where).map(([type, place]) => [type, inScript('han', `${place}/name`)]));

/** A port of the Chinese list: by its code where the paper says it, else by its Chinese name. */
const port = (to: string, where: Ends): readonly Row[] => [
  { to, from: placesOf(where, 'cn:port', 'cn-ports') },
  { to, from: namesOf(where), by: CHINESE_PORT },
];
const gateway = (to: string, where: Ends): readonly Row[] => [
  { to, from: placesOf(where, 'cn:entry-exit-port', 'cn-entry-exit-ports') },
  { to, from: namesOf(where), by: ENTRY_EXIT_PORT },
];

const countryOf = (to: string, where: Ends, bill: string, header: string): readonly Row[] => [
  { to, from: Object.fromEntries(Object.entries(where).map(([type, place]) => [type, `${place}/country`])) },
  {
    to,
    from: {
      'bill-of-lading': `${bill}/UNLocationCode`,
      ...Object.fromEntries(Object.entries(where).map(([type, place]) => [type, `${place}/code`])),
    },
    by: COUNTRY_OF_PLACE,
  },
  { to, from: { 'commercial-invoice': header, shipment: header } },
];

export const TRANSPORT: readonly Row[] = [
  ...vessel('export'),
  ...vessel('import'),
  { to: '/transport/transportDocumentNumber', from: NUMBER_ON_PAPER },
  ...onSide('export', [
    ...countryOf('/transport/counterpartCountry', DISCHARGE, '/transports/portOfDischarge', '/destinationCountry'),
    ...port('/transport/counterpartPort', DISCHARGE),
    ...gateway('/transport/entryExitPort', LOADING),
  ]),
  ...onSide('import', [
    ...countryOf('/transport/counterpartCountry', LOADING, '/transports/portOfLoading', '/exportCountry'),
    ...port('/transport/departurePort', LOADING),
    ...gateway('/transport/entryExitPort', DISCHARGE),
    {
      to: '/transport/departureDate',
      from: {
        'bill-of-lading': '/shippedOnBoardDate',
        'consignment-note': '/takenOverAt',
        shipment: '/transport/0/departureAt',
        'packing-list': '/transport/0/departureAt',
        'commercial-invoice': '/transport/0/departureAt',
      },
      by: DAY_OF,
    },
  ]),
];
