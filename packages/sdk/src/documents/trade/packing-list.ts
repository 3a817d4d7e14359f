/** Packing list: what is in which package. UN/CEFACT 271; UBL 2.x PackingList. @module */
import * as z from 'zod';
import { day, decimal, extensions, text } from '../parts/scalars.ts';
import {
  deliveryTerms,
  documentReference,
  goodsFacts,
  tradeEquipment,
  tradePackages,
  tradeParty,
  tradePlace,
  transportLeg,
} from './parts.ts';

const line = z
  .strictObject({
    lineNumber: text('Number of the line, from 1.').optional(),
    packageNumbers: text('Numbers of the packages as marked, for example 1-40.').optional(),
    invoiceLineNumber: text('Line of the invoice that it belongs to.').optional(),
    ...goodsFacts,
    quantityPerPackage: decimal.optional(),
    dimensions: z
      .strictObject({ length: decimal.optional(), width: decimal.optional(), height: decimal.optional() })
      .optional()
      .meta({ description: 'Of one package, cm.' }),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PackingLine' });

export const packingListSchema = z
  .strictObject({
    type: z.literal('packing-list'),
    number: text('Number of the packing list.').optional(),
    issuedOn: day.optional(),
    seller: tradeParty.optional().meta({ description: 'Who packs and sends.' }),
    buyer: tradeParty.optional(),
    consignee: tradeParty.optional(),
    notifyParty: tradeParty.optional(),
    invoiceNumber: text('Invoice that it belongs to.').optional(),
    invoiceDate: day.optional(),
    contractNumber: text('Contract of sale.').optional(),
    orderNumber: text('Order of the buyer.').optional(),
    references: z.array(documentReference).optional(),
    deliveryTerms: deliveryTerms.optional(),
    transport: z.array(transportLeg).optional(),
    placeOfLoading: tradePlace.optional(),
    placeOfDischarge: tradePlace.optional(),
    equipment: z.array(tradeEquipment).optional(),
    marks: text('Marks and numbers.').optional(),
    packages: z.array(tradePackages).optional().meta({ description: 'All packages, by kind.' }),
    netMass: decimal.optional().meta({ description: 'kg.' }),
    grossMass: decimal.optional().meta({ description: 'kg.' }),
    volume: decimal.optional().meta({ description: 'm³.' }),
    note: text('Remark.').optional(),
    lines: z.array(line),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PackingList', title: 'Packing list' });

export interface PackingList extends z.output<typeof packingListSchema> {}
export interface PackingLine extends z.output<typeof line> {}
