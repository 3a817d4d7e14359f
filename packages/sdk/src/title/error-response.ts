/** What DCSA's interfaces answer beside their own messages. @module */
import * as z from 'zod';
import { identifyingCode } from '../documents/bill-of-lading/parties.ts';

const detailedError = z.object({
  errorCode: z.number().int().min(7000).max(9999).optional(),
  property: z.string().max(100).optional(),
  value: z.string().max(500).optional(),
  jsonPath: z.string().max(500).optional(),
  errorCodeText: z.string().max(100),
  errorCodeMessage: z.string().max(5_000),
});

/** An answer that is not signed and says nothing about a bill (DCSA OpenAPI 3.0, ErrorResponse). */
export const errorResponse = z
  .object({
    httpMethod: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']),
    requestUri: z.string(),
    statusCode: z.number().int(),
    statusCodeText: z.string().max(50),
    statusCodeMessage: z.string().max(200).optional(),
    providerCorrelationReference: z.string().max(100).optional(),
    errorDateTime: z.iso.datetime({ offset: true }),
    errors: z.array(detailedError).min(1),
  })
  .meta({ id: 'ErrorResponse' });

export type ErrorResponse = z.infer<typeof errorResponse>;

/** Whose name is asked for (POST /v3/receiver-validation). */
export const receiverValidationRequest = identifyingCode;

/** The party behind a code. */
export const receiverValidation = z
  .object({
    partyName: z
      .string()
      .regex(/^\S(?:.*\S)?$/s)
      .max(70),
  })
  .meta({ id: 'ReceiverValidationResponse' });
