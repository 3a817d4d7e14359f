/** Every field of the shipping instructions of DCSA EBL 3.0.4. @module */
import {
  closed,
  country,
  FORMS,
  flag,
  group,
  list,
  need,
  number,
  open,
  text,
  trimmed,
  unLocation,
} from '../fields/index.ts';
import {
  customsReference,
  feedbacks,
  licences,
  originalsAndCopies,
  partyContact,
  placeOfIssue,
  printedNames,
  reference,
} from '../parts.ts';
import { consignmentItem, utilizedTransportEquipment } from './cargo.ts';
import { houseBill } from './house-bill.ts';
import { documentParties } from './parties.ts';

const terms = closed('PRE', 'COL');

const paymentTerms = group({
  haulageChargesPaymentTermCode: terms,
  portChargesPaymentTermCode: terms,
  otherChargesPaymentTermCode: terms,
});

export const shippingInstructions = group({
  shippingInstructionsReference: trimmed(100),
  shippingInstructionsRevisionNumber: number({ integer: true }),
  transportDocumentReference: trimmed(20),
  // Required in what the carrier answers, and in nothing that a shipper sends: one table reads both.
  shippingInstructionsStatus: open(50, 'RECEIVED', 'PENDING_UPDATE', 'COMPLETED', 'CANCELLED', 'DECLINED'),
  updatedShippingInstructionsStatus: open(
    50,
    'UPDATE_RECEIVED',
    'UPDATE_CONFIRMED',
    'UPDATE_CANCELLED',
    'UPDATE_DECLINED',
  ),
  transportDocumentTypeCode: need({ ...closed('BOL', 'SWB'), strict: true }),
  isShippedOnBoardType: need(flag),
  freightPaymentTermCode: need(terms),
  originChargesPaymentTerm: paymentTerms,
  destinationChargesPaymentTerm: paymentTerms,
  isElectronic: need(flag),
  isToOrder: need(flag),
  ...originalsAndCopies,
  displayedNameForPlaceOfReceipt: printedNames,
  displayedNameForPortOfLoad: printedNames,
  displayedNameForPortOfDischarge: printedNames,
  displayedNameForPlaceOfDelivery: printedNames,
  carrierCode: text(4, { form: FORMS.noBlanks }),
  carrierCodeListProvider: closed('SMDG', 'NMFTA'),
  placeOfIssue,
  invoicePayableAt: group({ UNLocationCode: need(unLocation) }),
  partyContactDetails: need(list(partyContact, 1)),
  isCarriersAgentAtDestinationRequired: flag,
  documentParties: need(documentParties),
  isCargoDeliveredInICS2Zone: need(flag),
  consignmentItems: need(list(consignmentItem, 1)),
  utilizedTransportEquipments: need(list(utilizedTransportEquipment, 1)),
  ...licences,
  references: list(reference),
  customsReferences: list(customsReference),
  advanceManifestFilings: list(
    group({
      manifestTypeCode: need(trimmed(50)),
      countryCode: country,
      advanceManifestFilingsHouseBLPerformedBy: need(closed('SELF', 'CARRIER')),
      selfFilerCode: trimmed(100),
      identificationNumber: trimmed(17),
    }),
  ),
  isHouseBillOfLadingsIssued: flag,
  houseBillOfLadings: list(houseBill),
  requestedCarrierCertificates: list(text(100)),
  requestedCarrierClauses: list(text(100)),
  feedbacks,
});
