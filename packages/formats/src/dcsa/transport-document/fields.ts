/** Every field of the transport document of DCSA EBL 3.0.4: 540 paths. @module */
import {
  closed,
  count,
  currency,
  day,
  FORMS,
  flag,
  group,
  list,
  named,
  need,
  number,
  old,
  open,
  text,
  trimmed,
  unLocation,
} from '../fields/index.ts';
import {
  customsReference,
  feedbacks,
  inlandPlace,
  licences,
  originalsAndCopies,
  partyContact,
  place,
  placeOfIssue,
  port,
  printedNames,
  reference,
} from '../parts.ts';
import { consignmentItem, utilizedTransportEquipment } from './cargo.ts';
import { documentParties } from './parties.ts';

const MODES = ['VESSEL', 'RAIL', 'TRUCK', 'BARGE', 'MULTIMODAL'];

export const STATUSES = [
  'DRAFT',
  'APPROVED',
  'ISSUED',
  'PENDING_SURRENDER_FOR_AMENDMENT',
  'SURRENDERED_FOR_AMENDMENT',
  'PENDING_SURRENDER_FOR_DELIVERY',
  'SURRENDERED_FOR_DELIVERY',
  'VOIDED',
];

const transports = group({
  plannedArrivalDate: need(day),
  plannedDepartureDate: need(day),
  preCarriageBy: open(50, ...MODES),
  onCarriageBy: open(50, ...MODES),
  placeOfReceipt: place,
  portOfLoading: need(port),
  portOfDischarge: need(port),
  placeOfDelivery: place,
  onwardInlandRouting: inlandPlace,
  vesselVoyages: need(
    list(
      group({
        vesselName: need(trimmed(50)),
        carrierExportVoyageNumber: need(trimmed(50)),
        universalExportVoyageReference: text(5, { min: 5, form: FORMS.voyage }),
        role: open(30, 'FIRST_SEA_GOING', 'MOTHER'),
      }),
      1,
    ),
  ),
});

const charge = group({
  chargeName: old(need(trimmed(50))),
  extendedChargeName: trimmed(100),
  amount: group(
    { amount: need(named('currencyAmount', number({ min: 0 }))), currency: need(named('currencyCode', currency)) },
    { flat: true },
  ),
  paymentTermCode: need(closed('PRE', 'COL')),
  calculationBasis: need(trimmed(50)),
  unitPrice: need(number({ min: 0 })),
  quantity: need(number({ min: 0 })),
});

const atEnd = text(3, { closed: ['CY', 'SD', 'CFS'] });
const movement = open(3, 'FCL', 'LCL');

export const transportDocument = group({
  transportDocumentReference: need(trimmed(20)),
  transportDocumentSubReference: trimmed(100),
  shippingInstructionsReference: trimmed(100),
  transportDocumentStatus: need(open(50, ...STATUSES)),
  transportDocumentTypeCode: need({ ...closed('BOL', 'SWB'), strict: true }),
  isShippedOnBoardType: need(flag),
  freightPaymentTermCode: closed('PRE', 'COL'),
  isElectronic: need(flag),
  isToOrder: need(flag),
  ...originalsAndCopies,
  displayedNameForPlaceOfReceipt: printedNames,
  displayedNameForPortOfLoad: printedNames,
  displayedNameForPortOfDischarge: printedNames,
  displayedNameForPlaceOfDelivery: printedNames,
  shippedOnBoardDate: day,
  displayedShippedOnBoardReceivedForShipment: trimmed(250),
  termsAndConditions: need(text(50_000)),
  receiptTypeAtOrigin: need(atEnd),
  deliveryTypeAtDestination: need(atEnd),
  cargoMovementTypeAtOrigin: need(movement),
  cargoMovementTypeAtDestination: need(movement),
  issueDate: day,
  receivedForShipmentDate: day,
  serviceContractReference: text(30),
  contractQuotationReference: old(trimmed(35)),
  extendedContractQuotationReference: trimmed(70),
  declaredValue: group(
    { amount: named('declaredValue', number({ min: 0 })), currency: named('declaredValueCurrency', currency) },
    { flat: true },
  ),
  carrierCode: need(text(4, { form: FORMS.noBlanks })),
  carrierCodeListProvider: need(closed('SMDG', 'NMFTA')),
  carrierClauses: list(trimmed(20_000)),
  numberOfRiderPages: count(),
  transports: need(transports),
  charges: list(charge),
  placeOfIssue,
  invoicePayableAt: need(
    group({ UNLocationCode: unLocation, freeText: text(35) }, { oneOf: [['UNLocationCode', 'freeText']] }),
  ),
  partyContactDetails: need(list(partyContact, 1)),
  documentParties: need(documentParties),
  consignmentItems: need(list(consignmentItem, 1)),
  utilizedTransportEquipments: need(list(utilizedTransportEquipment, 1)),
  ...licences,
  references: list(reference),
  customsReferences: list(customsReference),
  feedbacks,
});
