/** Inventories summed up to one declaration: asked for (CEB701), and what came of it (CEB792). @module */
import * as z from 'zod';
import { dateTime, decimal, extensions, hsCode, text } from '../parts/scalars.ts';
import { declarant, direction, enterprise, frame, merchant } from './parts.ts';

const inventory = z.strictObject({
  inventoryNumber: text('Inventory that is summed up.').optional(),
  waybillNumber: text('Its waybill.').optional(),
  sequence: text('Place in the result.').optional(),
  itemNumber: text('Goods of the inventory.').optional(),
  hs: hsCode.optional(),
  extensions: extensions.optional(),
});

export const ecommerceSummarySchema = z
  .strictObject({
    type: z.literal('ecommerce-summary'),
    direction,
    kind: z.enum(['application', 'result']),
    clientReference: text('The enterprise’s own number (copNo).').optional(),
    singleWindowNumber: text('Number at the single window (preNo).').optional(),
    summaryNumber: text('Number that customs gives (sumNo).').optional(),
    customsOffice: text('Office in charge, 4 digits.').optional(),
    site: text('Supervised place at the office.').optional(),
    declarant,
    merchant,
    customsBroker: enterprise.optional().meta({ description: 'Who files the declaration afterwards.' }),
    period: z.strictObject({ from: dateTime.optional(), to: dateTime.optional() }).optional(),
    summaryBy: z.enum(['merchant', 'merchant-and-producer']).optional(),
    byItemName: text('1: goods of the same name are summed up.').optional(),
    part: z.strictObject({ number: text('From 1.').optional(), of: text('Messages in all.').optional() }).optional(),
    processedAt: dateTime.optional(),
    uniformNumber: text('Number that the declaration is made under (declSeqNo).').optional(),
    declarationDraftNumber: text('Draft of the declaration (decTmpNo).').optional(),
    declarationPreEntryNumber: text('Pre-entry of the declaration (decPreNo).').optional(),
    declarationNumber: text('Declaration (entryId), 18 digits.').optional(),
    declarationState: text('State of the declaration, as customs defines it.').optional(),
    grossWeight: decimal.optional(),
    netWeight: decimal.optional(),
    inventories: z.array(inventory).optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceSummary', title: 'Summary of e-commerce inventories' });

export interface EcommerceSummary extends z.output<typeof ecommerceSummarySchema> {}
