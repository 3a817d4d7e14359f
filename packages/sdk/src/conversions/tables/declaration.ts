/** Invoice, packing list, bill, rail consignment note, shipment → declaration. @module */
import type { Conversion, Key, Row, Section } from '../conversion.ts';
import { onSide } from '../conversion.ts';
import {
  CHINESE_PORT,
  CONTAINER_SPECIFICATION,
  COUNTRY_OF_PLACE,
  DAY_OF,
  ENTRY_EXIT_PORT,
  MODE_OF_NOTE,
  PACKAGE_KIND,
  TRADE_TERMS,
} from '../converters.ts';
import { domesticParty, overseasOfBill, overseasParty } from '../parts.ts';
import {
  inScript,
  lastOf,
  measures,
  nationalCode,
  priceOfOne,
  rowsNaming,
  rowWhere,
  whereThereIs,
} from '../readers.ts';

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

const PARTIES: readonly Row[] = [
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

const MONEY: readonly Row[] = [
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

const GOODS: readonly Row[] = [
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

const TRANSPORT: readonly Row[] = [
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

const ITEMS: Section = {
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

const CONTAINERS: Section = {
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

const DIRECTION: readonly Row[] = [
  { to: '/direction', side: 'import', fixed: 'import' },
  { to: '/direction', side: 'export', fixed: 'export' },
];

const COMMON = {
  to: 'declaration',
  directed: true,
  rows: [...DIRECTION, ...HEADER, ...PARTIES, ...MONEY, ...GOODS, ...TRANSPORT],
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
