/** An inventory cancelled (CEB623, CEB605), or its goods returned (CEB625, CEB213). @module */
import * as z from 'zod';
import { country, text } from '../parts/scalars.ts';
import {
  declarant,
  direction,
  frame,
  goods,
  logistics,
  merchant,
  movement,
  person,
  platform,
  transport,
} from './parts.ts';

export const ecommerceWithdrawalSchema = z
  .strictObject({
    type: z.literal('ecommerce-withdrawal'),
    direction,
    kind: z.enum(['cancellation', 'return']),
    clientReference: text('The enterprise’s own number (copNo, coElNo).').optional(),
    singleWindowNumber: text('Number at the single window (preNo).').optional(),
    inventoryNumber: text('Inventory that is cancelled or returned (invtNo).').optional(),
    orderNumber: text('Its order.').optional(),
    waybillNumber: text('Its waybill.').optional(),
    billNumber: text('Bill that the goods come back with.').optional(),
    reason: text('Why.').optional(),
    customsOffice: text('Office that accepts it, 4 digits.').optional(),
    portOffice: text('Office of the frontier that the goods cross.').optional(),
    site: text('Supervised place at the office.').optional(),
    tradeMode: text('Mode of trade.').optional(),
    movement: movement.optional(),
    platform,
    merchant,
    logistics,
    declarant,
    buyer: person.optional(),
    transport: transport.optional(),
    departureCountry: country.optional(),
    items: z.array(z.strictObject(goods)).optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceWithdrawal', title: 'Cross-border e-commerce cancellation or return' });

export interface EcommerceWithdrawal extends z.output<typeof ecommerceWithdrawalSchema> {}
