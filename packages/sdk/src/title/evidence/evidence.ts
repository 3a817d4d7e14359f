import { type Finding, finding } from '@kouan/core';
import * as z from 'zod';
import { eblEnvelope } from '../chain/objects.ts';
import { MAX_ENVELOPE_BYTES } from '../pint/read-envelope.ts';
import { readStrictly } from '../read-strictly.ts';
import { EVI } from './catalogue.ts';

/**
 * What proves a bill to anybody, offline: its transport document and its chain. An envelope of PINT is one, with the
 * manifest of whoever sent it.
 */
export const evidence = z
  .strictObject({
    transportDocument: eblEnvelope.shape.transportDocument,
    envelopeTransferChain: eblEnvelope.shape.envelopeTransferChain,
    envelopeManifestSignedContent: eblEnvelope.shape.envelopeManifestSignedContent.optional(),
  })
  .meta({ id: 'BillEvidence' });

export type Evidence = z.infer<typeof evidence>;

/** Reads evidence, or an envelope; findings say why it is neither. */
export function readEvidence(bytes: Uint8Array): Evidence | readonly Finding[] {
  const read = readStrictly(bytes, evidence, MAX_ENVELOPE_BYTES, (path, found) =>
    finding(EVI.notEvidence, path, { found }),
  );
  return 'message' in read ? read.message : read.findings;
}

/** Writes evidence. The document stands in it as it came, byte for byte, and the entries as they were signed. */
export function writeEvidence(document: Uint8Array, chain: readonly string[]): Uint8Array {
  const text = new TextDecoder().decode(document);
  return new TextEncoder().encode(`{"transportDocument":${text},"envelopeTransferChain":${JSON.stringify(chain)}}`);
}
