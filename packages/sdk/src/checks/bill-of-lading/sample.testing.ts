import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';

const code = (partyCode: string) => [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode }];

/** A straight electronic bill with which nothing is wrong. */
export const sampleBill = (): BillOfLading => ({
  type: 'bill-of-lading',
  transportDocumentReference: 'KOU0001',
  transportDocumentStatus: 'ISSUED',
  transportDocumentTypeCode: 'BOL',
  isElectronic: true,
  isToOrder: false,
  isShippedOnBoardType: true,
  shippedOnBoardDate: '2026-01-05',
  issueDate: '2026-01-06',
  carrierCode: 'KOUA',
  carrierCodeListProvider: 'SMDG',
  declaredValue: { amount: '1200.50', currency: 'USD' },
  transports: {
    plannedDepartureDate: '2026-01-05',
    plannedArrivalDate: '2026-01-20',
    portOfLoading: { UNLocationCode: 'CNSHA' },
    portOfDischarge: { UNLocationCode: 'NLRTM' },
    vesselVoyages: [{ vesselName: 'KOUAN', carrierExportVoyageNumber: '001W' }],
  },
  documentParties: {
    shipper: { partyName: 'Shipper', identifyingCodes: code('SHIPPER') },
    consignee: { partyName: 'Consignee', identifyingCodes: code('CONSIGNEE') },
    issuingParty: { partyName: 'Carrier', address: { street: 'Quay', city: 'Shanghai', countryCode: 'CN' } },
  },
  partyContactDetails: [{ name: 'Desk', phone: '+86 21 0000' }],
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
    {
      equipment: { equipmentReference: 'HLBU1001480', ISOEquipmentCode: '22G1' },
      isShipperOwned: false,
      seals: [{ number: 'S1' }],
    },
  ],
});
