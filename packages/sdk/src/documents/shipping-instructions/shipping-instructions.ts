/**
 * Shipping instructions: what the shipper tells the carrier to make the bill of lading from, and what customs of the
 * destination are to be told. Names are those of DCSA EBL 3.0; parts of the bill are the bill’s.
 *
 * @module
 */
import * as z from 'zod';
import { billParty, identifyingCode, partyContact, taxLegalReference } from '../bill-of-lading/parties.ts';
import {
  code,
  customsReference,
  feedback,
  flag,
  licence,
  placeOfIssue,
  reference,
  unLocationCode,
} from '../bill-of-lading/parts.ts';
import { country, decimal, extensions, text } from '../parts/scalars.ts';
import { instructedConsignmentItem, instructedEquipment } from './cargo.ts';
import { houseBill } from './house-bill.ts';

const lines = (description: string) => z.array(z.string()).meta({ description });

const chargesPaymentTerm = z
  .strictObject({
    haulageChargesPaymentTermCode: code('PRE prepaid, COL collect.').optional(),
    portChargesPaymentTermCode: code('PRE prepaid, COL collect.').optional(),
    otherChargesPaymentTermCode: code('PRE prepaid, COL collect.').optional(),
  })
  .meta({ id: 'ChargesPaymentTerm' });

const instructedParties = z
  .strictObject({
    shipper: billParty.optional(),
    onBehalfOfShipper: billParty.optional(),
    consignee: billParty.optional().meta({ description: 'Straight bills only.' }),
    onBehalfOfConsignee: billParty.optional(),
    endorsee: billParty.optional().meta({ description: 'To whose order.' }),
    issueTo: z
      .strictObject({
        partyName: text('Name.').optional(),
        sendToPlatform: code('Platform on which the bill is to be issued.').optional(),
        identifyingCodes: z.array(identifyingCode).optional(),
        taxLegalReferences: z.array(taxLegalReference).optional(),
      })
      .optional()
      .meta({ description: 'Who is to hold the bill first.' }),
    seller: billParty.optional(),
    buyer: billParty.optional(),
    notifyParties: z.array(billParty).optional().meta({ description: 'In the order in which they are notified.' }),
    shippingInstructionsRequestor: billParty.optional().meta({ description: 'Who sends the instructions.' }),
    other: z
      .array(
        z.strictObject({
          party: billParty.optional(),
          partyFunction: code('SCO, DDR, DDS, COW, COX, CS, MF, WH.').optional(),
        }),
      )
      .optional(),
  })
  .meta({ id: 'InstructedParties' });

const advanceManifestFiling = z
  .strictObject({
    manifestTypeCode: code('ENS, ACE, ACI, AFR …').optional(),
    countryCode: country.optional(),
    advanceManifestFilingsHouseBLPerformedBy: code('SELF or CARRIER.').optional(),
    selfFilerCode: text('Code of whoever files himself.').optional(),
    identificationNumber: text('Number of the house filer, for example EORI.').optional(),
  })
  .meta({ id: 'AdvanceManifestFiling' });

export const shippingInstructionsSchema = z
  .strictObject({
    type: z.literal('shipping-instructions'),

    shippingInstructionsReference: text('Reference that the carrier gave.').optional(),
    shippingInstructionsRevisionNumber: decimal.optional().meta({ description: 'Grows by one with each update.' }),
    transportDocumentReference: text('Number of the bill that is made from them.').optional(),
    shippingInstructionsStatus: code('RECEIVED, PENDING_UPDATE, COMPLETED …: what the carrier says.').optional(),
    updatedShippingInstructionsStatus: code('UPDATE_RECEIVED, UPDATE_CONFIRMED …: of the newest update.').optional(),

    transportDocumentTypeCode: z
      .enum(['BOL', 'SWB'])
      .optional()
      .meta({ description: 'Bill of lading or sea waybill.' }),
    isShippedOnBoardType: flag('Shipped on board; otherwise received for shipment.').optional(),
    isElectronic: flag('Electronic.').optional(),
    isToOrder: flag('To order: negotiable.').optional(),

    freightPaymentTermCode: code('PRE prepaid, COL collect.').optional(),
    originChargesPaymentTerm: chargesPaymentTerm.optional(),
    destinationChargesPaymentTerm: chargesPaymentTerm.optional(),

    numberOfCopiesWithCharges: decimal.optional(),
    numberOfCopiesWithoutCharges: decimal.optional(),
    numberOfOriginalsWithCharges: decimal.optional(),
    numberOfOriginalsWithoutCharges: decimal.optional(),

    displayedNameForPlaceOfReceipt: lines('As it is to be printed.').optional(),
    displayedNameForPortOfLoad: lines('As it is to be printed.').optional(),
    displayedNameForPortOfDischarge: lines('As it is to be printed.').optional(),
    displayedNameForPlaceOfDelivery: lines('As it is to be printed.').optional(),

    carrierCode: text('SMDG or NMFTA code of the carrier.').optional(),
    carrierCodeListProvider: code('SMDG or NMFTA.').optional(),
    placeOfIssue: placeOfIssue.optional(),
    invoicePayableAt: z.strictObject({ UNLocationCode: unLocationCode.optional() }).optional(),
    partyContactDetails: z.array(partyContact).optional().meta({ description: 'Whom to ask about them.' }),
    isCarriersAgentAtDestinationRequired: flag('The bill is to name the carrier’s agent there.').optional(),
    documentParties: instructedParties.optional(),

    consignmentItems: z.array(instructedConsignmentItem).optional(),
    utilizedTransportEquipments: z.array(instructedEquipment).optional(),

    exportLicense: licence.optional(),
    importLicense: licence.optional(),
    references: z.array(reference).optional(),
    customsReferences: z.array(customsReference).optional(),

    isCargoDeliveredInICS2Zone: flag('Goes to the EU, Norway, Switzerland or Northern Ireland.').optional(),
    advanceManifestFilings: z.array(advanceManifestFiling).optional(),
    isHouseBillOfLadingsIssued: flag('There are house bills.').optional(),
    houseBillOfLadings: z.array(houseBill).optional(),

    requestedCarrierCertificates: lines('Certificates that the carrier is to add.').optional(),
    requestedCarrierClauses: lines('Clauses that the bill is to carry.').optional(),

    feedbacks: z.array(feedback).optional().meta({ description: 'What the carrier says of the instructions.' }),

    extensions: extensions.optional(),
  })
  .meta({ id: 'ShippingInstructions', title: 'Shipping instructions' });

export type ShippingInstructions = z.infer<typeof shippingInstructionsSchema>;
