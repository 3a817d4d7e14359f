import type { Receipt } from '../../documents/receipt.ts';
import type { ReadReceipt } from '../journal/inbox.ts';
import type { RawReceipt } from '../transport/transport.ts';

/** Reads the receipts in the bytes of an answer; the SDK knows no format, so the caller brings it. */
export type ReceiptDecoder = (bytes: Uint8Array) => readonly Receipt[];

/** What a format makes of the bytes; a message that came back undelivered is no answer. */
export function readReceipts(raws: readonly RawReceipt[], decode: ReceiptDecoder): ReadReceipt[] {
  return raws.map((raw) => ({ raw, receipts: raw.undelivered === undefined ? decoded(raw.bytes, decode) : [] }));
}

/** An answer that the caller's decoder gives up on is kept unread: the message was taken over all the same. */
function decoded(bytes: Uint8Array, decode: ReceiptDecoder): readonly Receipt[] {
  try {
    return decode(bytes);
  } catch {
    return [];
  }
}
