/**
 * Bill of lading or sea waybill: the carrier's document of transport, and, as a bill of lading, of title.
 *
 * Names are those of the DCSA transport document 3.0, since every field of a bill is there; amounts, masses and counts
 * are decimal text, HS codes say their edition. Who holds it and who owns it is no field: title is a fold over the chain
 * (see `@kouan/sdk/title`).
 *
 * @module
 */
import * as z from 'zod';
import { currency, day, decimal, extensions, text } from '../parts/scalars.ts';
import { consignmentItem, utilizedTransportEquipment } from './cargo.ts';
import { documentParties, partyContact } from './parties.ts';
import { code, customsReference, feedback, flag, licence, placeOfIssue, reference, unLocationCode } from './parts.ts';
import { transports } from './transports.ts';

const lines = (description: string) => z.array(z.string()).meta({ description });

const charge = z
  .strictObject({
    chargeName: text('Name of the charge.').optional(),
    extendedChargeName: text('Name of the charge at full length.').optional(),
    amount: z.strictObject({ amount: decimal.optional(), currency: currency.optional() }).optional(),
    paymentTermCode: code('PRE prepaid, COL collect.').optional(),
    calculationBasis: text('Per what it is calculated.').optional(),
    unitPrice: decimal.optional(),
    quantity: decimal.optional(),
  })
  .meta({ id: 'BillCharge' });

export const billOfLadingSchema = z
  .strictObject({
    type: z.literal('bill-of-lading'),

    transportDocumentReference: text('Number of the bill.').optional(),
    transportDocumentSubReference: text('Version of the bill under its number.').optional(),
    shippingInstructionsReference: text('Shipping instructions that it was made from.').optional(),
    transportDocumentStatus: code('DRAFT, APPROVED, ISSUED, … VOIDED: what the carrier says.').optional(),
    transportDocumentTypeCode: z
      .enum(['BOL', 'SWB'])
      .optional()
      .meta({ description: 'Bill of lading or sea waybill.' }),
    isElectronic: flag('Electronic.').optional(),
    isToOrder: flag('To order: negotiable.').optional(),
    isShippedOnBoardType: flag('Shipped on board; otherwise received for shipment.').optional(),

    numberOfCopiesWithCharges: decimal.optional(),
    numberOfCopiesWithoutCharges: decimal.optional(),
    numberOfOriginalsWithCharges: decimal.optional(),
    numberOfOriginalsWithoutCharges: decimal.optional(),
    numberOfRiderPages: decimal.optional(),

    issueDate: day.optional(),
    shippedOnBoardDate: day.optional(),
    receivedForShipmentDate: day.optional(),
    displayedShippedOnBoardReceivedForShipment: text('Clause as printed.').optional(),
    displayedNameForPlaceOfReceipt: lines('As printed.').optional(),
    displayedNameForPortOfLoad: lines('As printed.').optional(),
    displayedNameForPortOfDischarge: lines('As printed.').optional(),
    displayedNameForPlaceOfDelivery: lines('As printed.').optional(),

    carrierCode: text('SMDG or NMFTA code of the carrier.').optional(),
    carrierCodeListProvider: code('SMDG or NMFTA.').optional(),
    termsAndConditions: text('Terms of carriage.').optional(),
    carrierClauses: lines('Clauses that the carrier adds.').optional(),

    receiptTypeAtOrigin: code('CY, SD or CFS.').optional(),
    deliveryTypeAtDestination: code('CY, SD or CFS.').optional(),
    cargoMovementTypeAtOrigin: code('FCL or LCL.').optional(),
    cargoMovementTypeAtDestination: code('FCL or LCL.').optional(),

    serviceContractReference: text('Service contract.').optional(),
    contractQuotationReference: text('Quotation.').optional(),
    extendedContractQuotationReference: text('Quotation at full length.').optional(),

    freightPaymentTermCode: code('PRE prepaid, COL collect.').optional(),
    declaredValue: z.strictObject({ amount: decimal.optional(), currency: currency.optional() }).optional(),
    charges: z.array(charge).optional(),

    transports: transports.optional(),
    placeOfIssue: placeOfIssue.optional(),
    invoicePayableAt: z
      .strictObject({ UNLocationCode: unLocationCode.optional(), freeText: text('In words.').optional() })
      .optional(),

    documentParties: documentParties.optional(),
    partyContactDetails: z.array(partyContact).optional().meta({ description: 'Whom to ask about the bill.' }),

    consignmentItems: z.array(consignmentItem).optional(),
    utilizedTransportEquipments: z.array(utilizedTransportEquipment).optional(),

    exportLicense: licence.optional(),
    importLicense: licence.optional(),
    references: z.array(reference).optional(),
    customsReferences: z.array(customsReference).optional(),

    feedbacks: z
      .array(feedback)
      .optional()
      .meta({ description: 'What the carrier says of a draft; no part of the bill that is issued.' }),

    extensions: extensions.optional(),
  })
  .meta({ id: 'BillOfLading', title: 'Bill of lading' });

export type { InnerPackaging } from './dangerous-goods.ts';

export type BillOfLading = z.infer<typeof billOfLadingSchema>;
