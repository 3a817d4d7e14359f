/**
 * A shipment: the facts that its papers share, and the papers themselves as a graph. The papers are documents in their
 * own right; a link says which paper rests on which.
 *
 * @module
 */
import * as z from 'zod';
import { country, currency, day, decimal, extensions, text } from '../parts/scalars.ts';
import {
  deliveryTerms,
  documentReference,
  goodsFacts,
  money,
  tradeEquipment,
  tradePackages,
  tradeParty,
  tradePlace,
  transportLeg,
} from './parts.ts';

const paper = z
  .strictObject({
    id: text('Name of the paper within the shipment.'),
    documentType: text('Type of the document.'),
    number: text('Number that the paper bears.').optional(),
    format: text('Written form of the file.').optional(),
    file: text('File, relative to the shipment.').optional(),
    digest: text('SHA-256 of the file, hexadecimal.').optional(),
  })
  .meta({ id: 'ShipmentPaper' });

const link = z
  .strictObject({
    from: text('Paper that rests on the other.'),
    to: text('Paper that it rests on.'),
    kind: z.enum(['covers', 'follows', 'amends', 'replaces', 'proves-origin-of', 'carries', 'pays']),
  })
  .meta({ id: 'ShipmentLink' });

const line = z
  .strictObject({
    lineNumber: text('From 1.').optional(),
    ...goodsFacts,
    elements: z.array(z.string()).optional().meta({ description: 'Declaration elements (规格型号).' }),
    statutoryQuantity: z.strictObject({ value: decimal, unit: text('Unit.').optional() }).optional(),
    secondQuantity: z.strictObject({ value: decimal, unit: text('Unit.').optional() }).optional(),
    unitPrice: money.optional(),
    lineTotal: money.optional(),
    originCriterion: text('Origin conferring criterion, for example CTC.').optional(),
    packageNumbers: text('Numbers of the packages as marked.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'ShipmentLine' });

export const shipmentSchema = z
  .strictObject({
    type: z.literal('shipment'),
    reference: text('Number of the shipment at its owner.').optional(),
    direction: z.enum(['import', 'export']).optional(),
    seller: tradeParty.optional(),
    buyer: tradeParty.optional(),
    shipper: tradeParty.optional(),
    consignee: tradeParty.optional(),
    notifyParty: tradeParty.optional(),
    producer: tradeParty.optional(),
    declarant: tradeParty.optional().meta({ description: 'Who declares to customs.' }),
    carrier: tradeParty.optional(),
    invoiceNumber: text('Number of the invoice.').optional(),
    invoiceDate: day.optional(),
    packingListNumber: text('Number of the packing list.').optional(),
    contractNumber: text('Contract of sale.').optional(),
    contractDate: day.optional(),
    orderNumber: text('Order of the buyer.').optional(),
    transportDocumentNumber: text('Bill of lading or waybill.').optional(),
    certificateNumber: text('Certificate of origin.').optional(),
    agreement: text('Agreement of the preference, for example RCEP.').optional(),
    currency: currency.optional(),
    deliveryTerms: deliveryTerms.optional(),
    paymentTerms: text('Terms of payment.').optional(),
    freight: money.optional(),
    insurance: money.optional(),
    otherCharges: money.optional(),
    total: money.optional(),
    exportCountry: country.optional(),
    destinationCountry: country.optional(),
    transport: z.array(transportLeg).optional(),
    placeOfLoading: tradePlace.optional(),
    placeOfDischarge: tradePlace.optional(),
    placeOfReceipt: tradePlace.optional(),
    placeOfDelivery: tradePlace.optional(),
    equipment: z.array(tradeEquipment).optional(),
    packages: z.array(tradePackages).optional(),
    marks: text('Marks and numbers.').optional(),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    volume: decimal.optional().meta({ description: 'm³.' }),
    customs: z
      .strictObject({
        declarationOffice: text('申报地海关, 4 digits.').optional(),
        entryExitOffice: text('进出境关别, 4 digits.').optional(),
        supervisionMode: text('监管方式, 4 digits.').optional(),
        levyNature: text('征免性质, 3 digits.').optional(),
        tradeTerms: text('成交方式.').optional(),
      })
      .optional()
      .meta({ description: 'What only customs of the declaring country asks.' }),
    lines: z.array(line).optional(),
    references: z.array(documentReference).optional(),
    papers: z.array(paper).optional(),
    links: z.array(link).optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'Shipment', title: 'Shipment' });

export interface Shipment extends z.output<typeof shipmentSchema> {}
export interface ShipmentLine extends z.output<typeof line> {}
