/** A waybill of a parcel (CEB511, CEB505). @module */
import * as z from 'zod';
import { currency, decimal, text } from '../parts/scalars.ts';
import { direction, frame, logistics, merchant, person } from './parts.ts';

export const ecommerceLogisticsSchema = z
  .strictObject({
    type: z.literal('ecommerce-logistics'),
    direction,
    waybillNumber: text('Number on the parcel.').optional(),
    billNumber: text('Bill of lading, air waybill or road manifest that it goes with.').optional(),
    orderNumber: text('Order that is delivered.').optional(),
    logistics,
    merchant,
    freight: decimal.optional(),
    insurance: decimal.optional(),
    currency: currency.optional(),
    grossWeight: decimal.optional(),
    packageCount: text('Parcels of the waybill.').optional(),
    goodsDescription: text('What is in it.').optional(),
    consignee: person.optional(),
    ...frame,
  })
  .meta({ id: 'EcommerceLogistics', title: 'Cross-border e-commerce waybill' });

export interface EcommerceLogistics extends z.output<typeof ecommerceLogisticsSchema> {}
