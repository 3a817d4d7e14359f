/** A payment for an order (CEB411) or the money received for one (CEB403). @module */
import * as z from 'zod';
import { currency, dateTime, decimal, text } from '../parts/scalars.ts';
import { direction, enterprise, frame, merchant, person, platform } from './parts.ts';

export const ecommercePaymentSchema = z
  .strictObject({
    type: z.literal('ecommerce-payment'),
    direction,
    orderNumber: text('Order that is paid for.').optional(),
    paymentNumber: text('Number at the payment provider.').optional(),
    paymentProvider: enterprise.optional(),
    platform,
    merchant,
    payer: person.optional(),
    amount: decimal.optional(),
    currency: currency.optional(),
    paidAt: dateTime.optional(),
    ...frame,
  })
  .meta({ id: 'EcommercePayment', title: 'Cross-border e-commerce payment' });

export interface EcommercePayment extends z.output<typeof ecommercePaymentSchema> {}
