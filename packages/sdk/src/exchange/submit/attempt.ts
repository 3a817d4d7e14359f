import { isKouanError, KouanError } from '@kouan/core';
import type { ReadReceipt } from '../journal/inbox.ts';
import type { Claimed } from '../journal/submission.ts';
import { type ReceiptDecoder, readReceipts } from '../receipts/read-receipts.ts';
import { knowledgeOf } from '../transport/exchange-error.ts';
import type { Transport } from '../transport/transport.ts';

/** What one attempt came to, before it is decided what follows. */
export type Attempted =
  | { readonly kind: 'taken'; readonly receipts: readonly ReadReceipt[] }
  /** The endpoint does not have it. */
  | { readonly kind: 'unsent'; readonly error?: KouanError; readonly retryAfterMs?: number }
  /** The endpoint will never take it. */
  | { readonly kind: 'refused'; readonly error: KouanError }
  /** Nobody knows whether the endpoint has it. */
  | { readonly kind: 'unknown'; readonly error: KouanError; readonly retryAfterMs?: number }
  /** Every further one would meet the same. `sent` says whether this one may have left. */
  | { readonly kind: 'fatal'; readonly error: KouanError; readonly sent: boolean };

/** Failures after which going on makes no sense. */
const FATAL = new Set([
  'ERR_KOUAN_NOT_AUTHORISED',
  'ERR_KOUAN_ABORTED',
  'ERR_KOUAN_JOURNAL',
  'ERR_KOUAN_FILE',
  'ERR_KOUAN_INTERNAL',
]);

/** What the endpoint, or an address that is none, says of everything and not of this document. */
const isFatal = ({ code, retryable }: KouanError): boolean =>
  FATAL.has(code) || (code === 'ERR_KOUAN_UNAVAILABLE' && !retryable);

/** How an attempt reaches the endpoint. */
export interface Way {
  readonly transport: Transport;
  readonly decode: ReceiptDecoder;
  readonly signal: AbortSignal;
}

const metaOf = (claimed: Claimed, signal: AbortSignal) => ({
  idempotencyKey: claimed.key,
  clientReference: claimed.clientReference,
  mediaType: claimed.mediaType,
  fileName: claimed.fileName,
  signal,
});

/** Sends one. */
export async function send(claimed: Claimed, { transport, decode, signal }: Way): Promise<Attempted> {
  try {
    const receipts = readReceipts(await transport.send(claimed.bytes, metaOf(claimed, signal)), decode);
    return { kind: 'taken', receipts: await readable(receipts, claimed, { transport, decode, signal }) };
  } catch (cause) {
    const error = isKouanError(cause) ? cause : internal(cause);
    const { unsent, ...more } = knowledgeOf(cause);
    if (isFatal(error)) return { kind: 'fatal', error, sent: unsent !== true };
    if (unsent === true) return { kind: 'unsent', error, ...more };
    return error.retryable ? { kind: 'unknown', error, ...more } : { kind: 'refused', error };
  }
}

/**
 * The endpoint has it, and said so in words that cannot be read: half of an answer. It is asked once more, since the
 * answer may tell the number by which all later receipts name the submission.
 */
async function readable(
  receipts: readonly ReadReceipt[],
  claimed: Claimed,
  { transport, decode, signal }: Way,
): Promise<readonly ReadReceipt[]> {
  if (receipts.every(({ raw, receipts: read }) => read.length > 0 || raw.bytes.length === 0)) return receipts;
  const found = await transport.lookup?.(claimed.bytes, metaOf(claimed, signal)).catch(() => undefined);
  if (found?.known !== true) return receipts;
  const again = readReceipts(found.receipts, decode);
  return again.some(({ receipts: read }) => read.length > 0) ? again : receipts;
}

/** Asks the endpoint whether it has one of which that is not known. */
export async function ask(claimed: Claimed, { transport, decode, signal }: Way): Promise<Attempted> {
  try {
    const found = await transport.lookup?.(claimed.bytes, metaOf(claimed, signal));
    if (found?.known === true) return { kind: 'taken', receipts: readReceipts(found.receipts, decode) };
    // Who cannot say, but takes the same key in only once, may be sent it again.
    if (found?.known === false || transport.idempotent) return { kind: 'unsent' };
    return { kind: 'unknown', error: nobodyKnows(transport.target) };
  } catch (cause) {
    const error = isKouanError(cause) ? cause : internal(cause);
    const { retryAfterMs } = knowledgeOf(cause);
    if (isFatal(error)) return { kind: 'fatal', error, sent: true };
    return { kind: 'unknown', error, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  }
}

function nobodyKnows(target: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_UNAVAILABLE',
    { en: `${target} cannot say whether it has this document.`, zh: `${target} 无法确认是否已收到该单证。` },
    {
      hint: {
        en: 'Ask the authority; then `kouan batch retry` sends it again, `kouan batch cancel` calls it back.',
        zh: '请向主管部门确认，再用 `kouan batch retry` 重发或 `kouan batch cancel` 撤回。',
      },
    },
  );
}

function internal(cause: unknown): KouanError {
  return new KouanError(
    'ERR_KOUAN_INTERNAL',
    { en: `The transport failed: ${cause instanceof Error ? cause.message : String(cause)}`, zh: '传输组件出错。' },
    { cause },
  );
}
