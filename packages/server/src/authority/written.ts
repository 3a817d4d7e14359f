import { createHash } from 'node:crypto';
import { formatByName } from '@kouan/formats';
import type { Receipt } from '@kouan/sdk';
import type { Desk, Filed } from './desk.ts';

/** What a desk writes, and how it names things: the same in every run. @module */

/** References of two types of documents never meet. */
export const nameOf = (desk: Desk, { document, reference }: Filed): string =>
  desk.formats.length === 1 ? reference : `${document.type}:${reference}`;

/** Receipts as one message, or one after the other where they are of several kinds. */
export function written(desk: Desk, receipts: readonly Receipt[]): string {
  const { encodeAll, encode } = formatByName(desk.receiptFormat);
  const bytes = encodeAll?.(receipts).bytes ?? encode?.(receipts[0] as Receipt).bytes;
  return new TextDecoder().decode(bytes);
}

/** What a receipt says to whoever reads it. */
export function stateIn(desk: Desk, body: string): string {
  const { document } = formatByName(desk.receiptFormat).decode(new TextEncoder().encode(body));
  return (document as Receipt | undefined)?.state ?? 'unknown';
}

/** An identifier of 36 characters that is the same every run. */
export function guidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}
