import type { ShippingInstructions } from '../../documents/shipping-instructions/shipping-instructions.ts';

type HouseBill = NonNullable<ShippingInstructions['houseBillOfLadings']>[number];

const code = (partyCode: string) => [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode }];

/** Instructions for a straight electronic bill with which nothing is wrong. */
export const sampleInstructions = (): ShippingInstructions => ({
  type: 'shipping-instructions',
  transportDocumentTypeCode: 'BOL',
  isShippedOnBoardType: true,
  freightPaymentTermCode: 'PRE',
  isElectronic: true,
  isToOrder: false,
  carrierCode: 'KOUA',
  carrierCodeListProvider: 'SMDG',
  invoicePayableAt: { UNLocationCode: 'CNSHA' },
  partyContactDetails: [{ name: 'Export desk', phone: '+86 512 5555 0100' }],
  documentParties: {
    shipper: { partyName: 'Shipper', identifyingCodes: code('SHIPPER') },
    consignee: { partyName: 'Consignee', identifyingCodes: code('CONSIGNEE') },
    issueTo: { partyName: 'Shipper', sendToPlatform: 'WAVE', identifyingCodes: code('SHIPPER') },
  },
  isCargoDeliveredInICS2Zone: true,
  consignmentItems: [
    {
      carrierBookingReference: 'BOOK1',
      descriptionOfGoods: ['Chairs'],
      hsCodes: [{ code: '940171' }],
      cargoItems: [
        {
          equipmentReference: 'HLBU1001480',
          cargoGrossWeight: { value: '1000.5', unit: 'KGM' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '100', description: 'Cartons' },
        },
      ],
    },
  ],
  utilizedTransportEquipments: [
    { isShipperOwned: false, equipmentReference: 'HLBU1001480', seals: [{ number: 'S1' }] },
  ],
});

/** A house bill under them with which nothing is wrong. */
export const sampleHouseBill = (): HouseBill => ({
  houseBillOfLadingReference: 'HBL1',
  isToOrder: false,
  placeOfAcceptance: { UNLocationCode: 'CNSZH' },
  placeOfFinalDelivery: { locationName: 'Venlo', countryCode: 'NL' },
  methodOfPayment: 'A',
  documentParties: {
    shipper: { partyName: 'Maker', typeOfPerson: 'LEGAL_PERSON' },
    seller: { partyName: 'Maker', typeOfPerson: 'LEGAL_PERSON' },
    buyer: { partyName: 'Shop', typeOfPerson: 'LEGAL_PERSON' },
  },
  isCargoDeliveredInICS2Zone: true,
  routingOfConsignmentCountries: ['CN', 'SG', 'NL'],
  consignmentItems: [
    {
      descriptionOfGoods: 'Upholstered chairs with a metal frame',
      nationalCommodityCode: { type: 'TARIC', values: ['9401710000'] },
      cargoItems: [
        {
          equipmentReference: 'HLBU1001480',
          cargoGrossWeight: { value: '1000.5', unit: 'KGM' },
          outerPackaging: { packageCode: 'CT', numberOfPackages: '100' },
        },
      ],
    },
  ],
  utilizedTransportEquipments: [
    {
      equipmentReference: 'HLBU1001480',
      ISOEquipmentCode: '22G1',
      isShipperOwned: false,
      emptyIndicatorCode: 'LADEN',
      seals: [{ number: 'S1' }],
    },
  ],
});
