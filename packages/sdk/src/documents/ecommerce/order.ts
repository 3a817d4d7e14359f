/** An order placed at an e-commerce platform (CEB311, CEB303). @module */
import * as z from 'zod';
import { currency, decimal, text } from '../parts/scalars.ts';
import { direction, enterprise, frame, goods, merchant, person, platform } from './parts.ts';

export const ecommerceOrderSchema = z
  .strictObject({
    type: z.literal('ecommerce-order'),
    direction,
    orderType: text('I import, E export, B business to business, W by a trade service.').optional(),
    orderNumber: text('Number at the platform.').optional(),
    platform,
    merchant,
    goodsValue: decimal.optional(),
    freight: decimal.optional(),
    discount: decimal.optional(),
    taxWithheld: decimal.optional(),
    amountPaid: decimal.optional(),
    currency: currency.optional(),
    buyer: person.optional(),
    consignee: person.optional(),
    paymentProvider: enterprise.optional(),
    paymentNumber: text('Number of the payment.').optional(),
    batchNumbers: text('Batches of the goods.').optional(),
    items: z.array(z.strictObject(goods)).optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceOrder', title: 'Cross-border e-commerce order' });

export interface EcommerceOrder extends z.output<typeof ecommerceOrderSchema> {}
