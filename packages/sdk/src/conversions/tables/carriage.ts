/** One multimodal document ↔ the note of each leg (一单制). @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import { MODE_OF_NOTE } from '../converters.ts';
import { copies } from '../parts.ts';
import { placeOfBill, whereThereIs } from '../readers.ts';

const SHARED = copies(
  ['consignment-note'],
  '/consignor',
  '/consignee',
  '/notifyParty',
  '/freightForwarder',
  '/customerReference',
  '/contractNumber',
  '/equipment',
  '/packages',
  '/grossMass',
  '/netMass',
  '/marks',
  '/deliveryTerms',
  '/declaredValue',
  '/items',
);

type Kind = 'rail-cim' | 'rail-smgs' | 'rail-cim-smgs' | 'road-cmr' | 'road' | 'air' | 'inland-water' | 'sea';

/** What only a railway’s note has. */
const RAIL = (leg: string): readonly Row[] => [
  { to: '/trainNumber', from: `${leg}/voyageNumber` },
  ...copies(['consignment-note'], '/wagons', '/borderStations', '/reconsignmentPlace', '/carriages', '/loadedBy'),
];

/** The note of one leg, under the law of its mode. `leg` counts from 0. */
export const legConversion = (leg: number, kind: Kind): Conversion => {
  const at = `/legs/${leg}`;
  return {
    name: 'multimodal-document-to-leg',
    title: { en: `Multimodal document to the ${kind} note of a leg`, zh: `多式联运单证转换为各段运单（${kind}）` },
    from: [{ type: 'consignment-note' }],
    to: 'consignment-note',
    variant: kind,
    rows: [
      { to: '/kind', fixed: kind },
      { to: '/number', from: `${at}/documentNumber` },
      { to: '/carrier', from: [`${at}/carrier`] },
      { to: '/placeOfTakingOver', from: `${at}/from` },
      { to: '/takenOverAt', from: `${at}/departureAt` },
      { to: '/placeOfDelivery', from: `${at}/to` },
      { to: '/deliveredAt', from: `${at}/arrivalAt` },
      { to: '/legs/0', from: at },
      ...(kind.startsWith('rail') ? RAIL(at) : []),
      ...SHARED,
      { to: '/documents/0/number', from: '/number' },
      {
        to: '/documents/0/kind',
        fixed: '766',
        beside: '/documents/0/number',
        note: { en: 'multimodal transport document (UN/EDIFACT 1001)', zh: '多式联运单证（UN/EDIFACT 1001）' },
      },
    ],
  };
};

const NOTES = ['consignment-note'] as const;

const ROWS: readonly Row[] = [
  { to: '/kind', fixed: 'multimodal' },
  {
    to: '/placeOfTakingOver',
    paper: 'first',
    from: {
      'consignment-note': '/placeOfTakingOver',
      'bill-of-lading': placeOfBill('/transports/portOfLoading'),
    },
  },
  { to: '/takenOverAt', paper: 'first', from: '/takenOverAt' },
  {
    to: '/placeOfDelivery',
    paper: 'last',
    from: {
      'consignment-note': '/placeOfDelivery',
      'bill-of-lading': placeOfBill('/transports/portOfDischarge'),
    },
  },
  { to: '/deliveredAt', paper: 'last', from: '/deliveredAt' },
  {
    to: '/number',
    from: '/documents/0/number',
    note: { en: 'the document that the notes name', zh: '各段运单引用的总单' },
  },
  ...copies(
    NOTES,
    '/consignor',
    '/consignee',
    '/notifyParty',
    '/freightForwarder',
    '/customerReference',
    '/contractNumber',
    '/grossMass',
    '/netMass',
    '/marks',
    '/deliveryTerms',
    '/declaredValue',
    '/packages',
    '/wagons',
    '/borderStations',
    '/reconsignmentPlace',
    '/carriages',
    '/loadedBy',
  ),
];

const LEGS: Section = {
  to: '/legs',
  each: { 'consignment-note': '', 'bill-of-lading': '' },
  all: true,
  rows: [
    { to: '/sequence', position: true },
    { to: '/mode', from: { 'consignment-note': '/legs/0/mode' } },
    { to: '/mode', from: { 'consignment-note': '/kind' }, by: MODE_OF_NOTE },
    { to: '/mode', from: { 'bill-of-lading': whereThereIs('/transportDocumentReference', '1') } },
    {
      to: '/documentNumber',
      from: { 'consignment-note': '/number', 'bill-of-lading': '/transportDocumentReference' },
    },
    ...copies(NOTES, '/carrier').map((row) => ({
      ...row,
      from: { 'consignment-note': ['/carrier', '/legs/0/carrier'] },
    })),
    {
      to: '/meansName',
      from: {
        'consignment-note': '/legs/0/meansName',
        'bill-of-lading': '/transports/vesselVoyages/0/vesselName',
      },
    },
    { to: '/meansId', from: { 'consignment-note': '/legs/0/meansId' } },
    { to: '/meansCountry', from: { 'consignment-note': '/legs/0/meansCountry' } },
    {
      to: '/voyageNumber',
      from: {
        'consignment-note': ['/legs/0/voyageNumber', '/trainNumber'],
        'bill-of-lading': '/transports/vesselVoyages/0/carrierExportVoyageNumber',
      },
    },
    {
      to: '/from',
      from: {
        'consignment-note': ['/placeOfTakingOver', '/legs/0/from'],
        'bill-of-lading': placeOfBill('/transports/portOfLoading'),
      },
    },
    {
      to: '/to',
      from: {
        'consignment-note': ['/placeOfDelivery', '/legs/0/to'],
        'bill-of-lading': placeOfBill('/transports/portOfDischarge'),
      },
    },
    {
      to: '/departureAt',
      from: {
        'consignment-note': ['/takenOverAt', '/legs/0/departureAt'],
        'bill-of-lading': ['/shippedOnBoardDate', '/transports/plannedDepartureDate'],
      },
    },
    {
      to: '/arrivalAt',
      from: {
        'consignment-note': ['/deliveredAt', '/legs/0/arrivalAt'],
        'bill-of-lading': '/transports/plannedArrivalDate',
      },
    },
  ],
};

const ITEMS: Section = {
  to: '/items',
  each: { 'consignment-note': '/items' },
  merge: true,
  keys: [{ 'consignment-note': '/itemNumber' }, { 'consignment-note': '/hs/code' }],
  rows: copies(
    NOTES,
    '/itemNumber',
    '/description',
    '/descriptionForeign',
    '/hs',
    '/nhmCode',
    '/etsngCode',
    '/originCountry',
    '/packages',
    '/grossMass',
    '/netMass',
    '/volume',
    '/value',
    '/equipmentNumbers',
    '/dangerousGoods',
  ),
};

const EQUIPMENT: Section = {
  to: '/equipment',
  each: { 'consignment-note': '/equipment' },
  merge: true,
  keys: [{ 'consignment-note': '/number' }],
  rows: copies(
    NOTES,
    '/number',
    '/kind',
    '/sizeType',
    '/seals',
    '/tareMass',
    '/grossMass',
    '/verifiedGrossMass',
    '/packages',
    '/fullness',
    '/temperature',
  ),
};

export const NOTES_TO_MULTIMODAL: Conversion = {
  name: 'legs-to-multimodal-document',
  title: { en: 'Notes of the legs, and a bill, to one multimodal document', zh: '各段运单及提单合并为多式联运单证' },
  from: [
    { type: 'consignment-note', many: true },
    { type: 'bill-of-lading', optional: true },
  ],
  to: 'consignment-note',
  variant: 'multimodal',
  rows: ROWS,
  sections: [EQUIPMENT, LEGS, ITEMS],
};
