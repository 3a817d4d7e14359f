/** The electronic tax bill of an inventory (CEB816) and its later states (CEB818). @module */
import * as z from 'zod';
import { dateTime, decimal, extensions, hsCode, text } from '../parts/scalars.ts';
import { declarant, direction, logistics, merchant } from './parts.ts';

const duties = {
  customsDuty: decimal.optional(),
  valueAddedTax: decimal.optional(),
  consumptionTax: decimal.optional(),
};

export const ecommerceTaxSchema = z
  .strictObject({
    type: z.literal('ecommerce-tax'),
    direction,
    kind: z.enum(['bill', 'status']),
    messageId: text('Identifier of the message.').optional(),
    id: text('Identifier of the document.').optional(),
    issuedAt: dateTime.optional(),
    inventoryNumber: text('Inventory that is taxed.').optional(),
    taxBillNumber: text('Number of the tax bill.').optional(),
    paymentNoticeNumber: text('Payment notice that it went into (entDutyNo).').optional(),
    status: z.enum(['made', 'summarised', 'void']).optional(),
    ...duties,
    guarantor: text('Enterprise that secures the tax.').optional(),
    merchant,
    logistics,
    declarant,
    customsOffice: text('Office, 4 digits.').optional(),
    items: z
      .array(
        z.strictObject({
          itemNumber: text('Goods of the inventory.').optional(),
          hs: hsCode.optional(),
          dutiableValue: decimal.optional(),
          ...duties,
          extensions: extensions.optional(),
        }),
      )
      .optional(),
    note: text('Remark.').optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'EcommerceTax', title: 'E-commerce tax bill' });

export interface EcommerceTax extends z.output<typeof ecommerceTaxSchema> {}
