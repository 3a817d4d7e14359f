import { readJson } from '../../signing/json/read-json.ts';
import { checksum } from '../chain/checksum.ts';
import type { TransferChainEntry } from '../chain/objects.ts';

/** The payload of a compact JWS whose signature was verified when it came in; nothing is verified here. */
export function payloadOf(jws: string): Buffer {
  return Buffer.from(jws.split('.')[1] ?? '', 'base64url');
}

/** SHA-256 over what a JWS says: the same for the same payload, whoever signs it again. */
export const saidBy = (jws: string): string => checksum(payloadOf(jws));

/** What an entry of a register says. It was verified and read by its schema before it was written there. */
export const readEntryPayload = (jws: string): TransferChainEntry =>
  readJson(payloadOf(jws)) as unknown as TransferChainEntry;
