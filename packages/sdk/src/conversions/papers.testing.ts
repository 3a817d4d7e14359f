/** Papers of one export by sea, made up, that agree with each other. @module */
import type { BillOfLading } from '../documents/bill-of-lading/bill-of-lading.ts';
import type { CommercialInvoice } from '../documents/trade/commercial-invoice.ts';
import type { ConsignmentNote } from '../documents/trade/consignment-note.ts';
import type { PackingList } from '../documents/trade/packing-list.ts';
import type { Paper } from './conversion.ts';

const seller = {
  name: '宁波示例贸易有限公司',
  nameForeign: 'NINGBO SAMPLE TRADING CO., LTD.',
  identifiers: [
    { scheme: 'USCC', value: '91330201MA281001XK' },
    { scheme: 'CUSTOMS', value: '3302961001' },
  ],
  addressLines: ['1 Sample Road'],
  city: 'Ningbo',
  country: 'CN',
};
const buyer = { name: 'SAMPLE TRADING KK', addressLines: ['2-1 Sample'], city: 'Osaka', country: 'JP' };

export const invoice = (): CommercialInvoice => ({
  type: 'commercial-invoice',
  number: 'INV-1',
  issuedOn: '2026-03-01',
  currency: 'USD',
  seller,
  buyer,
  deliveryTerms: { incoterm: 'FOB', place: 'Ningbo' },
  destinationCountry: 'JP',
  contractNumber: 'C-2026-1',
  placeOfDischarge: { code: 'JPOSA', name: '大阪' },
  total: { amount: '3250.00', currency: 'USD' },
  lines: [
    {
      lineNumber: '10',
      description: '离心泵',
      descriptionForeign: 'CENTRIFUGAL PUMP',
      hs: { code: '8413709990', edition: '2022' },
      originCountry: 'CN',
      quantity: { value: '100', unit: 'C62' },
      unitPrice: { amount: '12.50', currency: 'USD' },
      lineTotal: { amount: '1250.00', currency: 'USD' },
    },
    {
      lineNumber: '20',
      description: '泵壳',
      descriptionForeign: 'PUMP CASING',
      hs: { code: '8413910000', edition: '2022' },
      originCountry: 'CN',
      quantity: { value: '40', unit: 'C62' },
      unitPrice: { amount: '50.00', currency: 'USD' },
      lineTotal: { amount: '2000.00', currency: 'USD' },
    },
  ],
});

export const packing = (): PackingList => ({
  type: 'packing-list',
  number: 'PL-1',
  invoiceNumber: 'INV-1',
  contractNumber: 'C-2026-1',
  seller,
  buyer,
  marks: 'N/M',
  packages: [{ quantity: '12', kind: 'CT' }],
  grossMass: '1320.5',
  netMass: '1200',
  equipment: [{ number: 'HLBU1797589', sizeType: '22G1', tareMass: '2200' }],
  lines: [
    // The second line of the invoice is packed first, and the first in two parts.
    {
      lineNumber: '1',
      invoiceLineNumber: '20',
      quantity: { value: '40', unit: 'C62' },
      equipmentNumbers: ['HLBU1797589'],
    },
    { lineNumber: '2', invoiceLineNumber: '10', quantity: { value: '60', unit: 'C62' } },
    {
      lineNumber: '3',
      invoiceLineNumber: '10',
      quantity: { value: '40', unit: 'C62' },
      equipmentNumbers: ['HLBU1797589'],
    },
  ],
});

export const bill = (): BillOfLading => ({
  type: 'bill-of-lading',
  transportDocumentReference: 'KOU0001',
  carrierCode: 'KOUA',
  carrierCodeListProvider: 'SMDG',
  shippedOnBoardDate: '2026-03-05',
  freightPaymentTermCode: 'COL',
  transports: {
    plannedDepartureDate: '2026-03-05',
    plannedArrivalDate: '2026-03-09',
    portOfLoading: { UNLocationCode: 'CNNGB' },
    portOfDischarge: { UNLocationCode: 'JPOSA' },
    vesselVoyages: [{ vesselName: 'KOUAN', carrierExportVoyageNumber: '001E' }],
  },
  documentParties: {
    shipper: { partyName: 'NINGBO SAMPLE TRADING CO., LTD.', address: { city: 'Ningbo', countryCode: 'CN' } },
    consignee: { partyName: 'Sample Trading  KK' },
  },
  consignmentItems: [
    {
      descriptionOfGoods: ['PUMPS', 'AND CASINGS'],
      hsCodes: [{ code: '841370' }],
      cargoItems: [
        {
          equipmentReference: 'HLBU1797589',
          cargoGrossWeight: { value: '1320.50', unit: 'KGM' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '12' },
        },
      ],
    },
  ],
  utilizedTransportEquipments: [
    {
      equipment: { equipmentReference: 'HLBU1797589', ISOEquipmentCode: '22G1' },
      seals: [{ number: 'S1', source: 'CAR' }],
    },
  ],
});

/** A container by rail from Xi'an to Duisburg: CIM/SMGS. */
export const railNote = (): ConsignmentNote => ({
  type: 'consignment-note',
  kind: 'rail-cim-smgs',
  number: '31-0001',
  trainNumber: 'X8001',
  issuedOn: '2026-03-01',
  consignor: { ...seller, contact: { telephone: '+86 574 0000' } },
  consignee: { name: 'Muster Handel GmbH', addressLines: ['Hafenstr. 1'], city: 'Duisburg', country: 'DE' },
  placeOfTakingOver: { code: 'CNXAG', name: '西安', nationalCode: '41701', nationalCodeList: 'esr', country: 'CN' },
  takenOverAt: '2026-03-02',
  placeOfDelivery: { code: 'DEDUI', name: 'Duisburg', country: 'DE' },
  borderStations: [{ name: '阿拉山口', nationalCode: '46899', nationalCodeList: 'esr' }],
  wagons: [{ number: '52345678' }],
  equipment: [{ number: 'HLBU1797589', sizeType: '45G1', fullness: 'full', seals: [{ number: 'CN7', party: 'CU' }] }],
  packages: [{ quantity: '500', kind: 'CT', marks: 'N/M' }],
  grossMass: '9500',
  netMass: '9000',
  items: [
    {
      description: '便携式电脑',
      descriptionForeign: 'LAPTOP COMPUTERS',
      nhmCode: '847130',
      hs: { code: '8471301000', edition: '2022' },
      packages: [{ quantity: '500', kind: 'CT' }],
      grossMass: '9500',
      netMass: '9000',
      equipmentNumbers: ['HLBU1797589'],
    },
  ],
});

export const named = (...documents: readonly Paper['document'][]): readonly Paper[] =>
  documents.map((document) => ({ name: document.type, document }));
