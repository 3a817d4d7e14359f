/** What travels in PINT 3.0 and around it, field by field. @module */
import * as z from 'zod';
import { ACTION_CODES } from '../acts.ts';
import { titleParty } from '../party.ts';

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ id: 'Sha256', description: 'SHA-256, lower-case hex.' });
/** Signed content as it stands in a message. */
export const compactJws = z
  .string()
  .max(1_000_000)
  .regex(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/)
  .meta({ id: 'CompactJws', description: 'JWS, compact serialisation (RFC 7515 §7.1).' });

const transaction = z.strictObject({
  // With VOID, which a platform records for the carrier and shows as evidence; none can follow it, so none is taken over.
  actionCode: z.enum(ACTION_CODES),
  actor: titleParty,
  recipient: titleParty.optional(),
  actionDateTime: z.iso.datetime({ offset: true }),
  reasonCode: z.string().max(4).optional(),
  comments: z.string().max(255).optional(),
  auditReference: z.string().max(100).optional(),
});

/** One entry of the transfer chain, signed by the platform where its transactions happened. */
export const transferChainEntry = z
  .strictObject({
    eblPlatform: z.string().regex(/^\S+$/).max(4),
    transportDocumentChecksum: sha256,
    previousEnvelopeTransferChainEntrySignedContentChecksum: sha256.optional(),
    issuanceManifestSignedContent: compactJws.optional(),
    controlTrackingRegistry: z.url().max(1_024).optional(),
    transactions: z.array(transaction).min(1),
  })
  .meta({ id: 'EnvelopeTransferChainEntry' });

export type TransferChainEntry = z.infer<typeof transferChainEntry>;

/** The same with the fields of before November 2025 beside the new ones. */
export const legacyTransferChainEntry = transferChainEntry.extend({
  transactions: z
    .array(transaction.extend({ action: z.string().max(50).optional(), timestamp: z.number().optional() }))
    .min(1),
});

/** What is known of a document that goes along. */
export const documentMetadata = z
  .strictObject({
    name: z.string().regex(/^\S(?:.*\S)?$/s),
    size: z.number().int().min(1).meta({ description: 'Octets, decoded.' }),
    mediaType: z.string().max(100),
    documentChecksum: sha256,
  })
  .meta({ id: 'DocumentMetadata' });

export type DocumentMetadata = z.infer<typeof documentMetadata>;

/** What an envelope holds, signed by its sender. */
export const envelopeManifest = z
  .strictObject({
    transportDocumentChecksum: sha256,
    lastEnvelopeTransferChainEntrySignedContentChecksum: sha256,
    eBLVisualisationByCarrier: documentMetadata.optional(),
    supportingDocuments: z.array(documentMetadata).optional(),
  })
  .meta({ id: 'EnvelopeManifest' });

export type EnvelopeManifest = z.infer<typeof envelopeManifest>;

/** What the carrier issues, signed by the carrier. */
export const issuanceManifest = z
  .strictObject({
    documentChecksum: sha256,
    issueToChecksum: sha256,
    eBLVisualisationByCarrierChecksum: sha256.optional(),
  })
  .meta({ id: 'IssuanceManifest' });

export type IssuanceManifest = z.infer<typeof issuanceManifest>;

/** A bill on its way to another platform. The transport document is checked by its own format. */
export const eblEnvelope = z
  .strictObject({
    // It came out of strict JSON, and its own format reads every field of it.
    transportDocument: z.record(z.string(), z.unknown()),
    envelopeManifestSignedContent: compactJws,
    envelopeTransferChain: z.array(compactJws).min(1).max(1_000),
  })
  .meta({ id: 'EblEnvelope' });

export type EblEnvelope = z.infer<typeof eblEnvelope>;

/** The same with the carrier's manifest on the envelope instead of in the first entry. */
export const envelopeWithIssuance = eblEnvelope.extend({ issuanceManifestSignedContent: compactJws.optional() });

/** Answers that are signed. */
export const RESPONSE_CODES = ['RECE', 'DUPE', 'BSIG', 'BENV', 'INCD', 'MDOC', 'DISE'] as const;

export type ResponseCode = (typeof RESPONSE_CODES)[number];

/** The HTTP status that goes with each answer; the signed code decides (PINT 3.0, responseCode). */
export const RESPONSE_STATUS: Readonly<Record<ResponseCode, number>> = {
  RECE: 200,
  DUPE: 200,
  BSIG: 422,
  BENV: 422,
  INCD: 409,
  MDOC: 409,
  DISE: 409,
};

/** Codes that end a transfer: the bill has arrived, or it has not. INCD and MDOC leave it open; BSIG may be repaired. */
export const ACCEPTED: readonly ResponseCode[] = ['RECE', 'DUPE'];

/** What the receiving platform answers, signed by it. */
export const transferResponse = z
  .strictObject({
    lastEnvelopeTransferChainEntrySignedContentChecksum: sha256,
    responseCode: z.enum(RESPONSE_CODES),
    duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: compactJws.optional(),
    reason: z.string().max(255).optional(),
    missingAdditionalDocumentChecksums: z.array(sha256).optional(),
    receivedAdditionalDocumentChecksums: z.array(sha256).optional(),
  })
  .meta({ id: 'EnvelopeTransferFinishedResponse' });

export type TransferResponse = z.infer<typeof transferResponse>;

/** A transfer that waits for documents; not signed. */
export const transferStarted = z
  .strictObject({
    envelopeReference: z.string().max(100),
    transportDocumentChecksum: sha256,
    lastEnvelopeTransferChainEntrySignedContentChecksum: sha256,
    missingAdditionalDocumentChecksums: z.array(sha256).min(1),
  })
  .meta({ id: 'EnvelopeTransferStartedResponse' });

export type TransferStarted = z.infer<typeof transferStarted>;
