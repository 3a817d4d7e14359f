/**
 * Notifications of a carrier: CloudEvents 1.0 around statuses and references, and, for who subscribed to them, whole
 * documents (DCSA EBL 3.0.4, ShippingInstructionsNotification, TransportDocumentNotification).
 *
 * @module
 */
import * as z from 'zod';
import { feedback, inner, trimmed } from './objects.ts';

/** Attributes of the event; further ones of CloudEvents are kept. */
const event = {
  specversion: z.literal('1.0'),
  id: z.string().max(100),
  source: z.string().max(4_096),
  time: z.iso.datetime({ offset: true }),
  datacontenttype: z.literal('application/json'),
  subscriptionReference: trimmed(100),
};

export const shippingInstructionsNotification = z
  .looseObject({
    ...event,
    type: z.literal('org.dcsa.shipping-instructions.v3'),
    data: z.looseObject({
      shippingInstructionsStatus: z.string().max(50),
      updatedShippingInstructionsStatus: z.string().max(50).optional(),
      shippingInstructionsReference: trimmed(100).optional(),
      transportDocumentReference: trimmed(20).optional(),
      transportDocumentSubReference: trimmed(100).optional(),
      feedbacks: z.array(feedback).optional(),
      shippingInstructions: inner.optional(),
      updatedShippingInstructions: inner.optional(),
    }),
  })
  .meta({ id: 'ShippingInstructionsNotification' });

export type ShippingInstructionsNotification = z.infer<typeof shippingInstructionsNotification>;

export const transportDocumentNotification = z
  .looseObject({
    ...event,
    type: z.literal('org.dcsa.transport-document.v3'),
    data: z.looseObject({
      transportDocumentStatus: z.string().max(50),
      amendedTransportDocumentStatus: z.string().max(50).optional(),
      shippingInstructionsReference: trimmed(100).optional(),
      transportDocumentReference: trimmed(20),
      transportDocumentSubReference: trimmed(100).optional(),
      feedbacks: z.array(feedback).optional(),
      transportDocument: inner.optional(),
      amendedTransportDocument: inner.optional(),
    }),
  })
  .meta({ id: 'TransportDocumentNotification' });

export type TransportDocumentNotification = z.infer<typeof transportDocumentNotification>;

export type Notification = ShippingInstructionsNotification | TransportDocumentNotification;
