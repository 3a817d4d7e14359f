import type * as z from 'zod';
import { parseShape } from '../../checks/shape-guard.ts';
import { jwsCompact } from '../../signing/json/jws-compact.ts';
import { readJson } from '../../signing/json/read-json.ts';
import { sign } from '../../signing/sign.ts';
import type { Signer } from '../../signing/signer.ts';
import { entryChecksum } from './checksum.ts';
import type { EnvelopeManifest, IssuanceManifest, TransferChainEntry, TransferResponse } from './objects.ts';

/** What platforms and carriers sign. */
export type SignedObject = EnvelopeManifest | IssuanceManifest | TransferChainEntry | TransferResponse;

/** Signs an object as a compact JWS. The text is what counts from then on: it is never written again from its payload. */
export async function signObject(object: SignedObject, signer: Signer): Promise<string> {
  const bytes = await sign(Buffer.from(JSON.stringify(object)), jwsCompact, { signer });
  return Buffer.from(bytes).toString('latin1');
}

/** The next entry of a chain, tied to the one before it. */
export function nextEntry(
  entry: Omit<TransferChainEntry, 'previousEnvelopeTransferChainEntrySignedContentChecksum'>,
  before: string | undefined,
  signer: Signer,
): Promise<string> {
  const previous =
    before === undefined ? {} : { previousEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(before) };
  return signObject({ ...entry, ...previous }, signer);
}

/** Reads the verified payload of a JWS by its schema; a text says what is wrong with it. */
export function readPayload<T>(payload: Uint8Array, schema: z.ZodType<T>): T | string {
  let value: unknown;
  try {
    value = readJson(payload, { maxBytes: 1_000_000 });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const parsed = parseShape(schema, value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `/${issue?.path.join('/') ?? ''}: ${issue?.message ?? ''}`;
}
