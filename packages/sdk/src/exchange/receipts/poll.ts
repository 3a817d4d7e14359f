import { KouanError } from '@kouan/core';
import type { Receipt } from '../../documents/receipt.ts';
import type { Journal } from '../journal/journal.ts';
import { FAILED, RECEIPT_MOVES } from '../journal/states.ts';
import { aborted } from '../submit/abort.ts';
import type { Skipped, Transport } from '../transport/transport.ts';
import { type ReceiptDecoder, readReceipts } from './read-receipts.ts';

export interface PollOptions {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly decode: ReceiptDecoder;
  readonly signal?: AbortSignal;
  readonly onReceipt?: (receipt: Receipt) => void;
}

export interface PollSummary {
  /** Receipts that were new to the journal. */
  readonly stored: number;
  /** New receipts that belong to no submission of this journal; they are kept. */
  readonly unmatched: number;
  /** New receipts that no format could read; they are kept as they came. */
  readonly unreadable: number;
  /** Answers that could not be fetched this time, with the reason; the next poll tries again. */
  readonly skipped: readonly Skipped[];
  /** Batches of which too much failed, with that: they are paused now. */
  readonly paused?: readonly { readonly batchId: string; readonly reason: string }[];
}

/**
 * Fetches every receipt after the journal's cursor. Receipts and cursor are stored together, so none is lost or counted
 * twice.
 *
 * @throws KouanError `ERR_KOUAN_PROTOCOL` when the endpoint promises more and does not move on
 */
export async function pollReceipts({
  journal,
  transport,
  decode,
  signal,
  onReceipt,
}: PollOptions): Promise<PollSummary> {
  const total = { stored: 0, unmatched: 0, unreadable: 0 };
  const skipped = new Map<string, Skipped>();
  const paused: { batchId: string; reason: string }[] = [];
  for (;;) {
    if (signal?.aborted === true) throw aborted();
    const { cursor: before } = await journal.position(transport.target);
    const page = await transport.poll(before, signal);
    const receipts = readReceipts(page.receipts, decode);
    const done = await journal.receive(transport.target, receipts, page.cursor);
    total.stored += done.stored;
    total.unmatched += done.unmatched;
    total.unreadable += done.unreadable;
    // Rejections come late: a batch of which too much fails is paused by them as well.
    if (receipts.some(({ receipts: each }) => each.some(({ state }) => isBad(state))))
      paused.push(...(await journal.breakCircuits()));
    for (const { receipts: each } of receipts) for (const receipt of each) onReceipt?.(receipt);
    for (const one of page.skipped ?? []) skipped.set(one.id, one);
    if (!page.more) {
      const found = { ...total, skipped: [...skipped.values()] };
      return paused.length === 0 ? found : { ...found, paused };
    }
    if (page.cursor === before) throw standingStill(transport.target);
  }
}

const isBad = (state: Receipt['state']): boolean => {
  const to = RECEIPT_MOVES[state];
  return to !== undefined && FAILED.includes(to);
};

/** Asking again with the same cursor would give the same page for ever. */
function standingStill(target: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_PROTOCOL',
    { en: `${target} promises more receipts after the same cursor.`, zh: `${target} 声称还有回执，但游标没有前进。` },
    {
      hint: {
        en: 'What came is stored. Tell the operator of the endpoint; poll again later.',
        zh: '已收到的回执已保存。请联系接口运营方，稍后再取。',
      },
    },
  );
}
