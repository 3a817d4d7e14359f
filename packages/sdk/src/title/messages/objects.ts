/** Short messages around shipping instructions and transport documents (DCSA EBL 3.0.4). @module */
import * as z from 'zod';

export const trimmed = (max: number) =>
  z
    .string()
    .regex(/^\S(?:.*\S)?$/s)
    .max(max);

/** A whole document inside a message; its own format reads it. */
export const inner = z.record(z.string(), z.json());

/** What a carrier says of a field. */
export const feedback = z.looseObject({
  severity: z.string().max(50),
  code: z.string().max(50),
  message: z.string().max(5_000),
  jsonPath: z.string().max(500).optional(),
  property: z.string().max(100).optional(),
});

/** Answer to POST /v3/shipping-instructions. */
export const shippingInstructionsCreated = z.looseObject({ shippingInstructionsReference: trimmed(100) });

/** PATCH /v3/shipping-instructions/{reference}: the instructions are cancelled, or an update of them. */
export const shippingInstructionsCancelled = z.union([
  z.strictObject({ updatedShippingInstructionsStatus: z.literal('UPDATE_CANCELLED') }),
  z.strictObject({ shippingInstructionsStatus: z.literal('CANCELLED') }),
]);

/** PATCH /v3/transport-documents/{reference}: the shipper agrees with the draft. */
export const transportDocumentApproved = z.strictObject({ transportDocumentStatus: z.literal('APPROVED') });

/** Answer to GET /v3/transport-documents/{reference}/amendment: what is asked for, and how far it is. */
export const transportDocumentAmendment = z.looseObject({
  amendedTransportDocumentStatus: z.string().max(50),
  amendedTransportDocument: inner,
});

export type TransportDocumentAmendment = z.infer<typeof transportDocumentAmendment>;
