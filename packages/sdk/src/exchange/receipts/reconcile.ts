import { setMaxListeners } from 'node:events';
import type { JournalEntry } from '../journal/entries.ts';
import type { Journal } from '../journal/journal.ts';
import { type SubmissionState, UNSENT } from '../journal/states.ts';
import { aborted } from '../submit/abort.ts';
import type { Transport } from '../transport/transport.ts';
import { type ReceiptDecoder, readReceipts } from './read-receipts.ts';

/** Where the journal and the authority do not say the same. */
export interface Difference {
  /**
   * - `not-there`: the journal has it as taken over, the authority does not know it
   * - `there`: the journal did not know that the authority has it; it does now
   * - `moved`: receipts that the journal did not have have moved it
   * - `doubled`: the authority has taken the reference in more often than the journal has sent it
   * - `stranger`: the authority has a reference that the journal does not know
   * - `unanswered`: the authority cannot say
   */
  readonly kind: 'not-there' | 'there' | 'moved' | 'doubled' | 'stranger' | 'unanswered';
  readonly clientReference: string;
  readonly key?: string;
  /** State in the journal before, and now. */
  readonly before?: SubmissionState;
  readonly now?: SubmissionState;
  readonly acceptances?: number;
}

export interface ReconcileOptions {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly decode: ReceiptDecoder;
  readonly signal?: AbortSignal;
  /** Questions under way at once. */
  readonly concurrency?: number;
  readonly onAsked?: (count: number) => void;
}

const CONCURRENCY = 16;

/** States in which nothing was ever to be at the endpoint. */
const NEVER_THERE: readonly SubmissionState[] = ['planned', 'signed', 'cancelled'];

/**
 * Asks the authority for every submission of the journal, and for what it has beyond them, and says what differs.
 * Receipts that come to light are stored; a submission that the authority does not have is only told, as it may be an
 * authority that forgets.
 */
export async function* reconcile(given: ReconcileOptions): AsyncGenerator<Difference> {
  const signal = AbortSignal.any(given.signal === undefined ? [] : [given.signal]);
  // As many wait for it as questions are under way.
  setMaxListeners(0, signal);
  const options = { ...given, signal };
  const { journal, transport, concurrency = CONCURRENCY, onAsked } = options;
  const references = new Map<string, number>();
  let asked = 0;
  let group: JournalEntry[] = [];
  const flush = async (): Promise<Difference[]> => {
    const found = await Promise.all(group.map((entry) => compare(entry, options)));
    asked += group.length;
    onAsked?.(asked);
    group = [];
    return found.flat();
  };
  for await (const entry of journal.entries({ target: transport.target })) {
    if (signal.aborted) throw aborted();
    references.set(entry.clientReference, (references.get(entry.clientReference) ?? 0) + 1);
    if (entry.replacedBy !== undefined) continue;
    group.push(entry);
    if (group.length >= concurrency) yield* await flush();
  }
  yield* await flush();
  yield* strangers(options, references);
}

async function compare(
  entry: JournalEntry,
  { journal, transport, decode, signal }: ReconcileOptions,
): Promise<Difference[]> {
  const { key, clientReference, state, fileName, batchId, target } = entry;
  const face = { clientReference, key, before: state };
  const content = await journal.content(key);
  if (content === undefined) return [];
  const found = await transport.lookup?.(content.bytes, {
    idempotencyKey: key,
    clientReference,
    fileName,
    mediaType: content.mediaType,
    ...(signal === undefined ? {} : { signal }),
  });
  if (found === undefined) return UNSENT.includes(state) ? [{ kind: 'unanswered', ...face }] : [];
  if (!found.known)
    return UNSENT.includes(state) || NEVER_THERE.includes(state) || isRefused(entry)
      ? []
      : [{ kind: 'not-there', ...face }];
  const now = await journal.settle({
    claimed: { key, attempt: 0, owner: '', startedAt: '', target, batchId, clientReference },
    outcome: { kind: 'taken', receipts: readReceipts(found.receipts, decode) },
  });
  if (now === state) return [];
  return [{ kind: UNSENT.includes(state) || NEVER_THERE.includes(state) ? 'there' : 'moved', ...face, now }];
}

/** Refused at the door: the authority has kept nothing of it. */
const isRefused = ({ state, receiptState, takenAt }: JournalEntry): boolean =>
  takenAt === undefined ||
  ((state === 'rejected' || state === 'dead') && receiptState === undefined) ||
  receiptState === 'failed';

async function* strangers(
  { transport, signal }: ReconcileOptions,
  references: ReadonlyMap<string, number>,
): AsyncGenerator<Difference> {
  const told = new Set<string>();
  for (let cursor = ''; ; ) {
    const page = await transport.list?.(cursor, signal);
    if (page === undefined) return;
    for (const { clientReference, key, acceptances } of page.submissions) {
      const face = {
        clientReference,
        ...(key === undefined ? {} : { key }),
        ...(acceptances === undefined ? {} : { acceptances }),
      };
      const ours = references.get(clientReference);
      if (told.has(clientReference)) continue;
      if (ours === undefined) yield { kind: 'stranger', ...face };
      else if ((acceptances ?? 1) > ours) yield { kind: 'doubled', ...face };
      else continue;
      told.add(clientReference);
    }
    if (!page.more || page.cursor === cursor) return;
    cursor = page.cursor;
  }
}
