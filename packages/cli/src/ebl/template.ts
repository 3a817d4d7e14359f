import type { BillOfLading } from '@kouan/sdk';

const lei = (partyCode: string) => [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode }];

/** How the title of a bill moves: to a named consignee, to order of somebody, or to whoever has it. */
export type TemplateKind = 'straight' | 'order' | 'blank';

/** A draft with everything that a bill needs, in words that say what belongs there. */
export function billTemplate(kind: TemplateKind, today: string): BillOfLading {
  const buyer = { partyName: 'Name of the consignee', identifyingCodes: lei('LEI OF THE CONSIGNEE') };
  const address = { street: 'Street', city: 'City', countryCode: 'CN' };
  return {
    type: 'bill-of-lading',
    transportDocumentReference: 'NUMBER OF THE BILL',
    transportDocumentStatus: 'DRAFT',
    transportDocumentTypeCode: 'BOL',
    isElectronic: true,
    isToOrder: kind !== 'straight',
    isShippedOnBoardType: true,
    shippedOnBoardDate: today,
    carrierCode: 'SMDG',
    carrierCodeListProvider: 'SMDG',
    freightPaymentTermCode: 'PRE',
    termsAndConditions: 'The carrier’s terms and conditions, or where they are.',
    receiptTypeAtOrigin: 'CY',
    deliveryTypeAtDestination: 'CY',
    cargoMovementTypeAtOrigin: 'FCL',
    cargoMovementTypeAtDestination: 'FCL',
    invoicePayableAt: { UNLocationCode: 'CNSHA' },
    placeOfIssue: { UNLocationCode: 'CNSHA' },
    transports: {
      plannedDepartureDate: today,
      plannedArrivalDate: today,
      portOfLoading: { UNLocationCode: 'CNSHA' },
      portOfDischarge: { UNLocationCode: 'NLRTM' },
      vesselVoyages: [{ vesselName: 'NAME OF THE VESSEL', carrierExportVoyageNumber: 'VOYAGE' }],
    },
    documentParties: {
      shipper: { partyName: 'Name of the shipper', address, identifyingCodes: lei('LEI OF THE SHIPPER') },
      ...(kind === 'straight' ? { consignee: buyer } : {}),
      ...(kind === 'order' ? { endorsee: buyer } : {}),
      issuingParty: { partyName: 'Name of the carrier', address },
      ...(kind === 'straight'
        ? {}
        : { notifyParties: [{ partyName: 'Whom to notify', address: { ...address, countryCode: 'NL' } }] }),
    },
    partyContactDetails: [{ name: 'Documentation desk', email: 'desk@example.com' }],
    consignmentItems: [
      {
        carrierBookingReference: 'BOOKING',
        descriptionOfGoods: ['Description of the goods'],
        hsCodes: [{ code: '940171' }],
        cargoItems: [
          {
            equipmentReference: 'KOUU1234560',
            cargoGrossWeight: { value: '1000', unit: 'KGM' },
            outerPackaging: { packageCode: 'CT', numberOfPackages: '1', description: 'Cartons' },
          },
        ],
      },
    ],
    utilizedTransportEquipments: [
      {
        equipment: { equipmentReference: 'KOUU1234560', ISOEquipmentCode: '22G1' },
        isShipperOwned: false,
        seals: [{ number: 'SEAL' }],
      },
    ],
  };
}
