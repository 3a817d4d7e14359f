/** Shipping instructions, sea consignment note, shipment → draft of a bill of lading. @module */
import type { Conversion, Row, Section } from '../conversion.ts';
import { AS_LINES, AS_LIST, SEAL_SOURCE } from '../converters.ts';
import { copies } from '../parts.ts';

const DRAFT: Row = {
  to: '/transportDocumentStatus',
  fixed: 'DRAFT',
  note: { en: 'the carrier issues it', zh: '由承运人签发' },
};

/** Fields that instructions and bill share under the same name. */
const SHARED = copies(
  ['shipping-instructions'],
  '/transportDocumentReference',
  '/shippingInstructionsReference',
  '/transportDocumentTypeCode',
  '/isElectronic',
  '/isToOrder',
  '/isShippedOnBoardType',
  '/numberOfCopiesWithCharges',
  '/numberOfCopiesWithoutCharges',
  '/numberOfOriginalsWithCharges',
  '/numberOfOriginalsWithoutCharges',
  '/displayedNameForPlaceOfReceipt',
  '/displayedNameForPortOfLoad',
  '/displayedNameForPortOfDischarge',
  '/displayedNameForPlaceOfDelivery',
  '/carrierCode',
  '/carrierCodeListProvider',
  '/freightPaymentTermCode',
  '/placeOfIssue',
  '/invoicePayableAt/UNLocationCode',
  '/partyContactDetails',
  '/documentParties/shipper',
  '/documentParties/onBehalfOfShipper',
  '/documentParties/consignee',
  '/documentParties/onBehalfOfConsignee',
  '/documentParties/endorsee',
  '/documentParties/notifyParties',
  '/exportLicense',
  '/importLicense',
  '/references',
  '/customsReferences',
);

const own = (...fields: readonly string[]): readonly Row[] => copies(['shipping-instructions'], ...fields);

const INSTRUCTED_ITEMS: Section = {
  to: '/consignmentItems',
  each: { 'shipping-instructions': '/consignmentItems' },
  rows: own(
    '/carrierBookingReference',
    '/descriptionOfGoods',
    '/hsCodes',
    '/extendedHsCodes',
    '/nationalCommodityCodes',
    '/extendedNationalCommodityCodes',
    '/shippingMarks',
    '/exportLicense',
    '/importLicense',
    '/references',
    '/customsReferences',
  ),
  sections: [
    {
      to: '/cargoItems',
      each: { 'shipping-instructions': '/cargoItems' },
      rows: own(
        '/equipmentReference',
        '/cargoGrossWeight',
        '/cargoGrossVolume',
        '/cargoNetWeight',
        '/cargoNetVolume',
        '/outerPackaging',
        '/exportLicense',
        '/importLicense',
        '/nationalCommodityCodes',
        '/extendedNationalCommodityCodes',
        '/customsReferences',
      ),
    },
  ],
};

const INSTRUCTED_EQUIPMENT: Section = {
  to: '/utilizedTransportEquipments',
  each: { 'shipping-instructions': '/utilizedTransportEquipments' },
  rows: [
    ...own('/equipment', '/isShipperOwned', '/shippingMarks', '/seals', '/references', '/customsReferences'),
    { to: '/equipment/equipmentReference', from: '/equipmentReference' },
  ],
};

export const INSTRUCTIONS_TO_BILL: Conversion = {
  name: 'shipping-instructions-to-bill',
  title: { en: 'Shipping instructions to the draft of a bill', zh: '订舱补料转换为提单草稿' },
  from: [{ type: 'shipping-instructions' }],
  to: 'bill-of-lading',
  rows: [DRAFT, ...SHARED, { to: '/carrierClauses', from: '/requestedCarrierClauses' }],
  sections: [INSTRUCTED_ITEMS, INSTRUCTED_EQUIPMENT],
};

/** A party of the papers of trade as a bill names it. */
const billParty = (to: string, party: string): readonly Row[] => [
  { to: `${to}/partyName`, from: [`${party}/nameForeign`, `${party}/name`] },
  { to: `${to}/addressLines`, from: `${party}/addressLines` },
  { to: `${to}/address/city`, from: `${party}/city` },
  { to: `${to}/address/stateRegion`, from: `${party}/stateRegion` },
  { to: `${to}/address/postCode`, from: `${party}/postCode` },
  { to: `${to}/address/countryCode`, from: `${party}/country` },
  { to: `${to}/partyContactDetails/0/name`, from: `${party}/contact/name` },
  { to: `${to}/partyContactDetails/0/phone`, from: `${party}/contact/telephone` },
  { to: `${to}/partyContactDetails/0/email`, from: `${party}/contact/email` },
];

const portOf = (to: string, code: string, place: string): readonly Row[] => [
  { to: `${to}/UNLocationCode`, from: code },
  { to: `${to}/locationName`, from: place },
];

export const NOTE_TO_BILL: Conversion = {
  name: 'consignment-note-to-sea-waybill',
  title: { en: 'Sea consignment note to the draft of a sea waybill', zh: '海运运单转换为海运单草稿' },
  from: [{ type: 'consignment-note' }],
  to: 'bill-of-lading',
  rows: [
    DRAFT,
    {
      to: '/transportDocumentTypeCode',
      fixed: 'SWB',
      note: { en: 'a consignment note is no document of title', zh: '运单不是物权凭证' },
    },
    { to: '/isToOrder', fixed: false },
    { to: '/transportDocumentReference', from: '/number' },
    { to: '/issueDate', from: '/issuedOn' },
    { to: '/placeOfIssue/locationName', from: '/placeOfIssue/name' },
    { to: '/placeOfIssue/UNLocationCode', from: '/placeOfIssue/code' },
    ...billParty('/documentParties/shipper', '/consignor'),
    ...billParty('/documentParties/consignee', '/consignee'),
    ...billParty('/documentParties/notifyParties/0', '/notifyParty'),
    ...portOf('/transports/portOfLoading', '/placeOfTakingOver/code', '/placeOfTakingOver/name'),
    ...portOf('/transports/portOfDischarge', '/placeOfDelivery/code', '/placeOfDelivery/name'),
    { to: '/transports/plannedDepartureDate', from: ['/legs/0/departureAt', '/takenOverAt'] },
    { to: '/transports/plannedArrivalDate', from: ['/legs/0/arrivalAt', '/deliveredAt'] },
    { to: '/transports/vesselVoyages/0/vesselName', from: '/legs/0/meansName' },
    { to: '/transports/vesselVoyages/0/carrierExportVoyageNumber', from: '/legs/0/voyageNumber' },
    { to: '/declaredValue/amount', from: '/declaredValue/amount' },
    { to: '/declaredValue/currency', from: '/declaredValue/currency' },
  ],
  sections: [
    {
      to: '/consignmentItems',
      each: { 'consignment-note': '/items' },
      rows: [
        { to: '/descriptionOfGoods', from: ['/descriptionForeign', '/description'], by: AS_LINES },
        { to: '/hsCodes', from: '/hs', by: AS_LIST },
        { to: '/shippingMarks', from: ['/packages/*/marks', '^/marks'], gather: 'list' },
        { to: '/cargoItems/0/equipmentReference', from: '/equipmentNumbers/0' },
        { to: '/cargoItems/0/cargoGrossWeight/value', from: '/grossMass' },
        { to: '/cargoItems/0/cargoGrossWeight/unit', fixed: 'KGM', beside: '/cargoItems/0/cargoGrossWeight/value' },
        { to: '/cargoItems/0/cargoGrossVolume/value', from: '/volume' },
        { to: '/cargoItems/0/cargoGrossVolume/unit', fixed: 'MTQ', beside: '/cargoItems/0/cargoGrossVolume/value' },
        { to: '/cargoItems/0/outerPackaging/packageCode', from: '/packages/0/kind' },
        { to: '/cargoItems/0/outerPackaging/numberOfPackages', from: '/packages/0/quantity' },
        { to: '/cargoItems/0/outerPackaging/description', from: '/packages/0/kindText' },
      ],
    },
    {
      to: '/utilizedTransportEquipments',
      each: { 'consignment-note': '/equipment' },
      rows: [
        { to: '/equipment/equipmentReference', from: '/number' },
        { to: '/equipment/ISOEquipmentCode', from: '/sizeType' },
        { to: '/equipment/tareWeight/value', from: '/tareMass' },
        { to: '/equipment/tareWeight/unit', fixed: 'KGM', beside: '/equipment/tareWeight/value' },
      ],
      sections: [
        {
          to: '/seals',
          each: { 'consignment-note': '/seals' },
          rows: [
            { to: '/number', from: '/number' },
            { to: '/source', from: '/party', by: SEAL_SOURCE },
          ],
        },
      ],
    },
  ],
};
