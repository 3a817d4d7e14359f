/** What travels between carrier and platform when a bill is issued (DCSA EBL_ISS 3.0). @module */
import * as z from 'zod';
import { identifyingCode } from '../../documents/bill-of-lading/parties.ts';

const trimmed = (max: number) =>
  z
    .string()
    .regex(/^\S(?:.*\S)?$/s)
    .max(max);

/** To whom a bill is issued. */
export const issueToParty = z
  .strictObject({
    partyName: trimmed(70),
    sendToPlatform: z.string().regex(/^\S+$/).max(4),
    identifyingCodes: z.array(identifyingCode).min(1),
    taxLegalReferences: z.array(z.json()).optional(),
  })
  .meta({ id: 'IssueToParty' });

export type IssueToParty = z.infer<typeof issueToParty>;

/** A picture of the bill that the carrier answers for. */
export const visualisation = z
  .strictObject({
    name: trimmed(100),
    content: z.base64(),
    contentType: z.string().max(100).optional().meta({ description: 'application/pdf where it is left out.' }),
  })
  .meta({ id: 'EblVisualisation' });

const replacement = z.strictObject({
  transportDocumentReference: trimmed(20),
  transportDocumentSubReference: trimmed(100).optional(),
});

/** PUT /v3/ebl-issuance-requests. The document is checked by its own format. */
export const issuanceRequest = z
  .strictObject({
    document: z.record(z.string(), z.json()),
    issueTo: issueToParty,
    eBLVisualisationByCarrier: visualisation.optional(),
    transportDocumentReplacements: z
      .strictObject({ old: z.array(replacement).optional(), new: z.array(replacement).optional() })
      .optional(),
    issuanceManifestSignedContent: z.string().regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/),
  })
  .meta({ id: 'IssuanceRequest' });

export type IssuanceRequest = z.infer<typeof issuanceRequest>;

/** Issued; refused for its content; not to be issued by this platform at all. */
export const ISSUANCE_CODES = ['ISSU', 'BREQ', 'REFU'] as const;

export type IssuanceCode = (typeof ISSUANCE_CODES)[number];

/** POST /v3/ebl-issuance-responses. */
export const issuanceResponse = z
  .strictObject({
    transportDocumentReference: trimmed(20),
    transportDocumentSubReference: trimmed(100).optional(),
    issuanceResponseCode: z.enum(ISSUANCE_CODES),
    reason: z.string().max(255).optional(),
    errors: z.array(z.strictObject({ reason: z.string().max(5_000), errorCode: z.string().max(50) })).optional(),
  })
  .meta({ id: 'IssuanceResponse' });

export type IssuanceResponse = z.infer<typeof issuanceResponse>;
