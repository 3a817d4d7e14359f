import type { TitleParty } from '@kouan/sdk/title';
import type { BillKind } from '../scenario.ts';

/** What of a bill differs from scenario to scenario. */
export interface BillTerms {
  readonly reference: string;
  readonly kind: BillKind;
  readonly carrier: string;
  readonly issuer: TitleParty;
  readonly shipper: TitleParty;
  /** Consignee of a straight bill, endorsee of a negotiable one; is notified of one in blank. */
  readonly buyer: TitleParty;
}

const SHANGHAI = { street: 'Zhongshan East 1st Road', streetNumber: '1', city: 'Shanghai', countryCode: 'CN' };
const CONTAINER = 'HLBU1001480';

const named = ({ partyName, eblPlatform, identifyingCodes, taxLegalReferences }: TitleParty) => ({
  partyName,
  ...(eblPlatform === undefined ? {} : { eblPlatform }),
  identifyingCodes,
  ...(taxLegalReferences === undefined ? {} : { taxLegalReferences }),
});

/** Who may claim the goods, by the kind of the bill. */
const CLAIMANT: Readonly<Record<BillKind, (party: TitleParty) => object>> = {
  straight: (party) => ({ consignee: named(party) }),
  negotiable: (party) => ({ endorsee: named(party) }),
  blank: () => ({}),
};

/** A transport document with which nothing is wrong, as it is when it is issued. */
export function transportDocument({ reference, kind, carrier, issuer, shipper, buyer }: BillTerms) {
  return {
    transportDocumentReference: reference,
    transportDocumentStatus: 'ISSUED',
    transportDocumentTypeCode: 'BOL',
    isElectronic: true,
    isToOrder: kind !== 'straight',
    isShippedOnBoardType: true,
    shippedOnBoardDate: '2026-01-05',
    issueDate: '2026-01-06',
    freightPaymentTermCode: 'PRE',
    termsAndConditions: 'This bill of lading was made to test interfaces; no goods are carried under it.',
    receiptTypeAtOrigin: 'CY',
    deliveryTypeAtDestination: 'CY',
    cargoMovementTypeAtOrigin: 'FCL',
    cargoMovementTypeAtDestination: 'FCL',
    carrierCode: carrier,
    carrierCodeListProvider: 'SMDG',
    declaredValue: 18250.75,
    declaredValueCurrency: 'USD',
    transports: {
      plannedDepartureDate: '2026-01-05',
      plannedArrivalDate: '2026-02-02',
      preCarriageBy: 'TRUCK',
      placeOfReceipt: { locationName: 'Suzhou', UNLocationCode: 'CNSZH' },
      portOfLoading: { UNLocationCode: 'CNSHA' },
      portOfDischarge: { UNLocationCode: 'NLRTM' },
      vesselVoyages: [{ vesselName: 'TEST VESSEL', carrierExportVoyageNumber: '601W' }],
    },
    placeOfIssue: { UNLocationCode: 'CNSHA' },
    invoicePayableAt: { UNLocationCode: 'CNSHA' },
    partyContactDetails: [{ name: 'Documentation desk', email: 'documents@line.example' }],
    documentParties: {
      shipper: named(shipper),
      ...CLAIMANT[kind](buyer),
      issuingParty: {
        partyName: issuer.partyName,
        address: SHANGHAI,
        identifyingCodes: issuer.identifyingCodes,
      },
      ...(kind === 'straight' ? {} : { notifyParties: [{ ...named(buyer), address: SHANGHAI }] }),
    },
    consignmentItems: [
      {
        carrierBookingReference: 'TEST-BOOKING-1',
        descriptionOfGoods: ['Chairs, metal frame, upholstered'],
        HSCodes: ['940171'],
        cargoItems: [
          {
            equipmentReference: CONTAINER,
            cargoGrossWeight: { value: 4200.5, unit: 'KGM' },
            cargoGrossVolume: { value: 28.25, unit: 'MTQ' },
            outerPackaging: { packageCode: 'CT', numberOfPackages: 350, description: 'Cartons' },
          },
        ],
      },
    ],
    utilizedTransportEquipments: [
      {
        equipment: { equipmentReference: CONTAINER, ISOEquipmentCode: '45G1' },
        isShipperOwned: false,
        seals: [{ number: 'KS12345' }],
      },
    ],
  };
}

export type TransportDocument = ReturnType<typeof transportDocument>;
