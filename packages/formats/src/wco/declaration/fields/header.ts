import type { Place, RowTable } from '../../placing/place.ts';
import { COUNTRY, CURRENCY, DECIMAL, MODE, TERMS, TEXT } from '../../placing/values.ts';
import { ADDITIONAL, PREVIOUS } from './documents.ts';
import { GOODS } from './goods.ts';
import { ADDRESSES, PARTIES } from './parties.ts';

/** Identification, offices, totals, terms. */
const HEADER: readonly Place[] = [
  { key: 'FunctionalReferenceID', path: ['clientReference'], value: TEXT },
  { key: 'ID', path: ['declarationNumber'], value: TEXT },
  { key: 'DeclarationOfficeID', path: ['declarationOffice'], value: TEXT },
  { key: 'ExitOffice/ID', path: ['entryExitOffice'], value: TEXT, for: 'export' },
  { key: 'InvoiceAmount', path: ['invoiceTotal', 'amount'], value: DECIMAL },
  { key: 'InvoiceAmount/@currencyID', path: ['invoiceTotal', 'currency'], value: CURRENCY },
  {
    key: 'TotalGrossMassMeasure',
    path: ['grossMass'],
    value: DECIMAL,
    beside: ['TotalGrossMassMeasure/@unitCode', 'KGM'],
  },
  { key: 'TotalPackageQuantity', path: ['packages', 'quantity'], value: DECIMAL },
  { key: 'GoodsShipment/TradeTerms/ConditionCode', path: ['tradeTerms'], value: TERMS },
  { key: 'GoodsShipment/Warehouse/ID', path: ['bondedWarehouseNumber'], value: TEXT },
];

/** Means, countries and places on the way. */
const TRANSPORT: readonly Place[] = [
  { key: 'BorderTransportMeans/ModeCode', path: ['transport', 'mode'], value: MODE },
  {
    key: 'GoodsShipment/Consignment/ArrivalTransportMeans/ID',
    path: ['transport', 'meansName'],
    value: TEXT,
    for: 'import',
  },
  { key: 'BorderTransportMeans/ID', path: ['transport', 'meansName'], value: TEXT, for: 'export' },
  { key: 'GoodsShipment/ExportCountry/ID', path: ['transport', 'counterpartCountry'], value: COUNTRY, for: 'import' },
  {
    key: 'GoodsShipment/Destination/CountryCode',
    path: ['transport', 'counterpartCountry'],
    value: COUNTRY,
    for: 'export',
  },
  {
    key: 'GoodsShipment/Consignment/LoadingLocation/ID',
    path: ['transport', 'departurePort'],
    value: TEXT,
    for: 'import',
  },
  { key: 'GoodsShipment/Consignment/GoodsLocation/Name', path: ['transport', 'goodsLocation'], value: TEXT },
];

/** The whole declaration. */
export const DECLARATION_TABLE: RowTable = {
  places: [...HEADER, ...TRANSPORT, ...PARTIES],
  composed: ADDRESSES,
  lists: [
    ADDITIONAL('AdditionalDocument', 'supportingDocuments'),
    PREVIOUS('GoodsShipment/PreviousDocument'),
    {
      key: 'GoodsShipment/Consignment/TransportEquipment',
      path: ['containers'],
      numbered: true,
      row: { places: [{ key: 'ID', path: ['containerNumber'], value: TEXT }] },
    },
    GOODS,
  ],
};
