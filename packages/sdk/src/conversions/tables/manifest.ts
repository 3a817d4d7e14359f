/** Bills, rail and road consignment notes → manifest. @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import {
  COUNTRY_OF_PLACE,
  FREIGHT_PAYMENT,
  FULLNESS_CODE,
  HS6,
  MODE_OF_NOTE,
  SEAL_AGENCY,
  START_OF_DAY,
} from '../converters.ts';
import { manifestPartyOfBill, manifestPartyOfTrade } from '../parts.ts';
import { lastOf, measures, whereThereIs } from '../readers.ts';

const SEA_TYPES: readonly Row[] = [
  { to: '/messageType', side: 'import', fixed: 'MT1101', beside: '/transport/name' },
  { to: '/messageType', side: 'export', fixed: 'MT2101', beside: '/transport/name' },
  { to: '/operation', fixed: 'original' },
];

const vesselOf = (take: string, side: 'import' | 'export') =>
  side === 'export' ? `/transports/vesselVoyages/0${take}` : lastOf('/transports/vesselVoyages', take);

const BILL_HEADER: readonly Row[] = [
  { to: '/carrier', from: '/carrierCode' },
  { to: '/transport/mode', from: whereThereIs('/transports/vesselVoyages/0/vesselName', '1') },
  ...(['import', 'export'] as const).flatMap((side): readonly Row[] => [
    { to: '/transport/name', side, from: vesselOf('/vesselName', side) },
    { to: '/transport/journey', side, from: vesselOf('/carrierExportVoyageNumber', side) },
  ]),
  { to: '/transport/arrivalAt', side: 'import', from: '/transports/plannedArrivalDate', by: START_OF_DAY },
  { to: '/transport/departureAt', side: 'export', from: '/transports/plannedDepartureDate', by: START_OF_DAY },
  { to: '/loading/id', side: 'export', from: '/transports/portOfLoading/UNLocationCode' },
  { to: '/unloading/id', side: 'import', from: '/transports/portOfDischarge/UNLocationCode' },
  ...SEA_TYPES,
];

const ITEM_WEIGHT = measures('/cargoGrossWeight', 'KGM');

const BILL_ITEMS: Section = {
  to: '/items',
  each: { 'bill-of-lading': '/consignmentItems/*/cargoItems' },
  rows: [
    { to: '/sequence', position: true },
    { to: '/packages/quantity', from: '/outerPackaging/numberOfPackages' },
    { to: '/packages/type', from: '/outerPackaging/packageCode' },
    { to: '/packages/marks', from: '../shippingMarks/*', gather: 'join' },
    { to: '/cargoDescription', from: '../descriptionOfGoods/*', gather: 'join' },
    { to: '/hs/code', from: '../hsCodes/0/code', by: HS6 },
    { to: '/hs/edition', from: '../hsCodes/0/edition', beside: '/hs/code' },
    { to: '/grossMass', from: ITEM_WEIGHT },
    { to: '/equipmentNumber', from: '/equipmentReference' },
  ],
};

const BILL_EQUIPMENT: Section = {
  to: '/equipment',
  each: { 'bill-of-lading': '/utilizedTransportEquipments' },
  rows: [
    { to: '/number', from: '/equipment/equipmentReference' },
    { to: '/characteristic', from: '/equipment/ISOEquipmentCode' },
    { to: '/tareWeight/value', from: '/equipment/tareWeight/value' },
    { to: '/tareWeight/unit', from: '/equipment/tareWeight/unit' },
  ],
  sections: [
    {
      to: '/seals',
      each: { 'bill-of-lading': '/seals' },
      rows: [
        { to: '/number', from: '/number' },
        { to: '/agency', from: '/source', by: SEAL_AGENCY },
      ],
    },
  ],
};

const BILL_CONSIGNMENTS: Section = {
  to: '/consignments',
  each: { 'bill-of-lading': '' },
  rows: [
    { to: '/transportContractDocument/id', from: '/transportDocumentReference' },
    { to: '/loading/id', from: '/transports/portOfLoading/UNLocationCode' },
    { to: '/loading/name', from: '/transports/portOfLoading/locationName' },
    { to: '/loading/on', from: '/shippedOnBoardDate' },
    { to: '/unloading/id', from: '/transports/portOfDischarge/UNLocationCode' },
    { to: '/unloading/name', from: '/transports/portOfDischarge/locationName' },
    { to: '/unloading/on', from: '/transports/plannedArrivalDate' },
    { to: '/goodsReceiptPlace/id', from: '/transports/placeOfReceipt/UNLocationCode' },
    { to: '/goodsReceiptPlace/name', from: '/transports/placeOfReceipt/locationName' },
    { to: '/deliveryDestination/city', from: '/transports/placeOfDelivery/locationName' },
    {
      to: '/deliveryDestination/country',
      from: '/transports/placeOfDelivery/UNLocationCode',
      by: COUNTRY_OF_PLACE,
    },
    { to: '/freightPayment', from: '/freightPaymentTermCode', by: FREIGHT_PAYMENT },
    { to: '/value/value', from: '/declaredValue/amount' },
    { to: '/value/currency', from: '/declaredValue/currency' },
    {
      to: '/packages/quantity',
      from: '/consignmentItems/*/cargoItems/*/outerPackaging/numberOfPackages',
      gather: 'sum',
    },
    { to: '/packages/type', from: '/consignmentItems/*/cargoItems/*/outerPackaging/packageCode', gather: 'same' },
    { to: '/packages/marks', from: '/consignmentItems/*/shippingMarks/*', gather: 'join' },
    {
      to: '/totalGrossMass',
      from: measures('/consignmentItems/*/cargoItems/*/cargoGrossWeight', 'KGM'),
      gather: 'sum',
    },
    { to: '/grossVolume', from: measures('/consignmentItems/*/cargoItems/*/cargoGrossVolume', 'MTQ'), gather: 'sum' },
    ...manifestPartyOfBill('/consignor', '/documentParties/shipper'),
    ...manifestPartyOfBill('/consignee', '/documentParties/consignee'),
    ...manifestPartyOfBill('/notifyParty', '/documentParties/notifyParties/0'),
  ],
  sections: [BILL_EQUIPMENT, BILL_ITEMS],
};

export const BILLS_TO_MANIFEST: Conversion = {
  name: 'bills-to-manifest',
  title: { en: 'Bills of lading of a voyage to manifest', zh: '同一航次的提单转换为舱单' },
  from: [{ type: 'bill-of-lading', many: true }],
  to: 'manifest',
  directed: true,
  rows: BILL_HEADER,
  sections: [BILL_CONSIGNMENTS],
};

const NOTE_HEADER: readonly Row[] = [
  { to: '/operation', fixed: 'original' },
  { to: '/carrier', from: ['/carriages/0/carrierCode', '/carrier/name'] },
  { to: '/transport/mode', from: '/kind', by: MODE_OF_NOTE },
  { to: '/transport/journey', from: ['/trainNumber', '/legs/0/voyageNumber'] },
  { to: '/transport/id', from: ['/wagons/0/number', '/legs/0/meansId'] },
  { to: '/transport/name', from: '/legs/0/meansName' },
  { to: '/transport/departureAt', side: 'export', from: '/takenOverAt', by: START_OF_DAY },
  { to: '/transport/arrivalAt', side: 'import', from: '/deliveredAt', by: START_OF_DAY },
  { to: '/loading/id', side: 'export', from: ['/borderStations/0/nationalCode', '/placeOfTakingOver/code'] },
  { to: '/unloading/id', side: 'import', from: ['/borderStations/0/nationalCode', '/placeOfDelivery/code'] },
];

const NOTE_ITEMS: Section = {
  to: '/items',
  each: { 'consignment-note': '/items' },
  rows: [
    { to: '/sequence', position: true },
    { to: '/packages/quantity', from: '/packages/*/quantity', gather: 'sum' },
    { to: '/packages/type', from: '/packages/*/kind', gather: 'same' },
    { to: '/packages/marks', from: '/packages/*/marks', gather: 'join' },
    { to: '/cargoDescription', from: '/description' },
    { to: '/description', from: '/descriptionForeign' },
    {
      to: '/hs/code',
      from: ['/hs/code', '/nhmCode'],
      by: HS6,
      note: { en: 'NHM begins with the HS code', zh: 'NHM 编码前六位即 HS 编码' },
    },
    { to: '/hs/edition', from: '/hs/edition', beside: '/hs/code' },
    { to: '/grossMass', from: '/grossMass' },
    { to: '/equipmentNumber', from: '/equipmentNumbers/0' },
  ],
};

const NOTE_EQUIPMENT: Section = {
  to: '/equipment',
  each: { 'consignment-note': '/equipment' },
  rows: [
    { to: '/number', from: '/number' },
    { to: '/characteristic', from: '/sizeType' },
    { to: '/fullness', from: '/fullness', by: FULLNESS_CODE },
    { to: '/tareWeight/value', from: '/tareMass' },
    { to: '/tareWeight/unit', fixed: 'KGM', beside: '/tareWeight/value' },
  ],
  sections: [
    {
      to: '/seals',
      each: { 'consignment-note': '/seals' },
      rows: [
        { to: '/number', from: '/number' },
        { to: '/agency', from: '/party' },
      ],
    },
  ],
};

const NOTE_CONSIGNMENTS: Section = {
  to: '/consignments',
  each: { 'consignment-note': '' },
  rows: [
    { to: '/transportContractDocument/id', from: '/number' },
    { to: '/loading/id', from: ['/placeOfTakingOver/code', '/placeOfTakingOver/nationalCode'] },
    { to: '/loading/name', from: ['/placeOfTakingOver/name', '/placeOfTakingOver/facility'] },
    { to: '/loading/at', from: '/takenOverAt', by: START_OF_DAY },
    { to: '/unloading/id', from: ['/placeOfDelivery/code', '/placeOfDelivery/nationalCode'] },
    { to: '/unloading/name', from: ['/placeOfDelivery/name', '/placeOfDelivery/facility'] },
    { to: '/transhipment/id', from: ['/reconsignmentPlace/code', '/reconsignmentPlace/nationalCode'] },
    { to: '/transhipment/name', from: '/reconsignmentPlace/name' },
    { to: '/goodsConsignedPlace/id', from: ['/borderStations/0/code', '/borderStations/0/nationalCode'] },
    { to: '/goodsConsignedPlace/name', from: '/borderStations/0/name' },
    { to: '/value/value', from: '/declaredValue/amount' },
    { to: '/value/currency', from: '/declaredValue/currency' },
    { to: '/packages/quantity', from: ['/packages/*/quantity', '/items/*/packages/*/quantity'], gather: 'sum' },
    { to: '/packages/type', from: ['/packages/*/kind', '/items/*/packages/*/kind'], gather: 'same' },
    { to: '/packages/marks', from: ['/marks', '/packages/*/marks'], gather: 'join' },
    { to: '/totalGrossMass', from: ['/grossMass', '/items/*/grossMass'], gather: 'sum' },
    { to: '/grossVolume', from: '/items/*/volume', gather: 'sum' },
    ...manifestPartyOfTrade('/consignor', { 'consignment-note': '/consignor' }),
    ...manifestPartyOfTrade('/consignee', { 'consignment-note': '/consignee' }),
    ...manifestPartyOfTrade('/notifyParty', { 'consignment-note': '/notifyParty' }),
  ],
  sections: [NOTE_EQUIPMENT, NOTE_ITEMS],
};

export const NOTES_TO_MANIFEST: Conversion = {
  name: 'consignment-notes-to-manifest',
  title: { en: 'Consignment notes of a train or vehicle to manifest', zh: '同一列车或车辆的运单转换为舱单' },
  from: [{ type: 'consignment-note', many: true }],
  to: 'manifest',
  directed: true,
  rows: NOTE_HEADER,
  sections: [NOTE_CONSIGNMENTS],
};
