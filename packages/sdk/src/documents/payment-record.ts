/**
 * What a platform keeps of payments and gives to customs on request. Source: GACC 2018 no. 179.
 *
 * @module
 */
import * as z from 'zod';
import { currency, dateTime, decimal, extensions, text } from './parts/scalars.ts';

export const paymentRecordSchema = z
  .strictObject({
    type: z.literal('payment-record'),
    sessionId: text('Identifier of the request that customs made.').optional(),
    serviceTime: text('Time of the answer, milliseconds since 1970.').optional(),
    id: text('Identifier of the record, 36 characters.').optional(),
    request: text('What was sent to the payment provider, as it was.').optional(),
    response: text('What the payment provider answered, as it was.').optional(),
    platformCode: text('Customs registration of the platform.').optional(),
    paymentProviderCode: text('Customs registration of the payment provider.').optional(),
    paymentNumber: text('Number at the payment provider.').optional(),
    amount: decimal.optional(),
    currency: currency.optional(),
    verifiedBy: z.enum(['unionpay', 'netsunion', 'other']).optional(),
    paymentKind: z.enum(['app', 'web', 'scan', 'other']).optional(),
    paidAt: dateTime.optional(),
    note: text('Remark.').optional(),
    orders: z
      .array(
        z.strictObject({
          orderNumber: text('Order that was paid.').optional(),
          goods: z
            .array(
              z.strictObject({ name: text('Name of the goods.').optional(), link: text('Their page.').optional() }),
            )
            .optional(),
          recipient: z
            .strictObject({
              account: text('Account that was paid to.').optional(),
              code: text('Registration of the recipient.').optional(),
              name: text('Name of the recipient.').optional(),
            })
            .optional(),
        }),
      )
      .optional(),
    signature: z
      .strictObject({
        certificateNumber: text('Number of the certificate.').optional(),
        value: text('Signature, base64: r and s for SM2.').optional(),
      })
      .optional(),
    extensions: extensions.optional(),
  })
  .meta({ id: 'PaymentRecord', title: 'Payment record for customs' });

export interface PaymentRecord extends z.output<typeof paymentRecordSchema> {}
