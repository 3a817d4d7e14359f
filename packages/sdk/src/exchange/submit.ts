import { isKouanError, KouanError } from '@kouan/core';
import type { Receipt } from '../documents/receipt.ts';
import type { ReadReceipt } from './inbox.ts';
import { idempotencyKey, type Journal, type Submission } from './journal.ts';
import type { Lease } from './lease.ts';
import type { SubmissionState } from './states.ts';
import type { RawReceipt, Transport } from './transport.ts';

/** Reads the receipts in the bytes of an answer; the SDK knows no format, so the caller brings it. */
export type ReceiptDecoder = (bytes: Uint8Array) => readonly Receipt[];

/** How often and how patiently a retryable failure is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

/** What happened to one submission. */
export interface SubmitEvent {
  readonly clientReference: string;
  readonly outcome: 'sent' | 'known' | 'refused' | 'unanswered';
  readonly state: SubmissionState;
  readonly attempts: number;
  readonly error?: KouanError;
}

export interface SubmitOptions {
  readonly journal: Journal;
  readonly transport: Transport;
  /** Empty to resume only. */
  readonly submissions: Iterable<Submission> | AsyncIterable<Submission>;
  readonly decode: ReceiptDecoder;
  /** Messages under way at once. */
  readonly concurrency?: number;
  readonly retry?: Partial<RetryPolicy>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SubmitEvent) => void;
  /** 0 ≤ x < 1; spreads the retries of many. */
  readonly random?: () => number;
}

export interface SubmitSummary {
  /** Taken over by the endpoint in this run. */
  readonly sent: number;
  /** Had been taken over in an earlier run. */
  readonly known: number;
  /** Refused for good by the endpoint, or by the journal. */
  readonly refused: number;
  /** No answer after every attempt; the next run tries again with the same key. */
  readonly unanswered: number;
}

const CONCURRENCY = 16;
const RETRY: RetryPolicy = { attempts: 5, baseMs: 200, maxMs: 10_000 };

/** Failures after which going on makes no sense: every further submission would meet the same. */
const FATAL = new Set(['ERR_KOUAN_NOT_AUTHORISED', 'ERR_KOUAN_ABORTED', 'ERR_KOUAN_JOURNAL', 'ERR_KOUAN_INTERNAL']);

/**
 * Sends documents to one endpoint, each at least once and, at an endpoint that honours the idempotency key, accepted
 * once. First what an interrupted run left, then what is new. Memory is that of `concurrency` documents.
 *
 * @throws KouanError when going on makes no sense (not authorised, journal broken, aborted); what was done is in the
 * journal, and the same call goes on from there.
 */
export async function submitAll(options: SubmitOptions): Promise<SubmitSummary> {
  const { journal, transport, signal } = options;
  const lease = await journal.acquire(transport.target);
  const counts = { sent: 0, known: 0, refused: 0, unanswered: 0 };
  const source = chain(journal.unfinished(transport.target), options.submissions);
  let fatal: unknown;
  const inFlight = new Map<string, Promise<unknown>>();
  const worker = async (): Promise<void> => {
    while (fatal === undefined && signal?.aborted !== true) {
      const next = await source.next();
      if (next.done === true) return;
      const event = await once(next.value, options, lease, inFlight);
      counts[event.outcome]++;
      options.onEvent?.(event);
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      fatal ??= error;
    });
  try {
    await Promise.all(Array.from({ length: options.concurrency ?? CONCURRENCY }, guarded));
  } finally {
    await lease.release();
  }
  if (fatal !== undefined) throw fatal;
  if (signal?.aborted === true) throw aborted();
  return counts;
}

/** The same document twice in one batch: the second waits for the first, and is then known. */
async function once(
  submission: Submission,
  options: SubmitOptions,
  lease: Lease,
  inFlight: Map<string, Promise<unknown>>,
): Promise<SubmitEvent> {
  const key = idempotencyKey(options.transport.target, submission);
  for (let first = inFlight.get(key); first !== undefined; first = inFlight.get(key)) await first;
  const work = submitOne(submission, options, lease);
  const settled = work.then(
    () => {},
    () => {},
  );
  inFlight.set(key, settled);
  try {
    return await work;
  } finally {
    inFlight.delete(key);
  }
}

async function submitOne(submission: Submission, options: SubmitOptions, lease: Lease): Promise<SubmitEvent> {
  const { journal, transport } = options;
  const policy = { ...RETRY, ...options.retry };
  const { clientReference } = submission;
  for (let tries = 1; ; tries++) {
    if (lease.lost !== undefined) throw lease.lost;
    let decision: Awaited<ReturnType<Journal['begin']>>;
    try {
      decision = await journal.begin(transport.target, submission);
    } catch (error) {
      if (!isKouanError(error) || error.code !== 'ERR_KOUAN_CONFLICT') throw error;
      return { clientReference, outcome: 'refused', state: 'refused', attempts: tries, error };
    }
    const { key } = decision;
    if (!decision.send) return { clientReference, outcome: 'known', state: decision.state, attempts: 0 };
    const { state, error } = await attempt(submission, key, decision.attempt, options);
    if (error === undefined) return { clientReference, outcome: 'sent', state, attempts: tries };
    const last = tries >= policy.attempts;
    const final = !error.retryable && !FATAL.has(error.code);
    await journal.failed(key, decision.attempt, { code: error.code, text: error.message }, final);
    if (FATAL.has(error.code)) throw error;
    if (final) return { clientReference, outcome: 'refused', state: 'refused', attempts: tries, error };
    if (last) return { clientReference, outcome: 'unanswered', state: 'sending', attempts: tries, error };
    const wait = Math.min(policy.maxMs, policy.baseMs * 2 ** (tries - 1));
    await pause(wait * (0.5 + 0.5 * (options.random ?? Math.random)()), options.signal);
  }
}

async function attempt(
  submission: Submission,
  key: string,
  number: number,
  { journal, transport, decode, signal }: SubmitOptions,
): Promise<{ readonly state: SubmissionState; readonly error?: KouanError }> {
  let receipts: readonly RawReceipt[];
  try {
    receipts = await transport.send(submission.bytes, {
      idempotencyKey: key,
      clientReference: submission.clientReference,
      mediaType: submission.mediaType,
      fileName: submission.fileName,
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    return { state: 'sending', error: isKouanError(cause) ? cause : internal(cause) };
  }
  return { state: await journal.sent(key, number, read(receipts, decode)) };
}

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
}

/** Fetches every receipt after the journal's cursor. Receipts and cursor are stored together, so none is lost or counted twice. */
export async function pollReceipts({
  journal,
  transport,
  decode,
  signal,
  onReceipt,
}: PollOptions): Promise<PollSummary> {
  const total = { stored: 0, unmatched: 0, unreadable: 0 };
  for (;;) {
    if (signal?.aborted === true) throw aborted();
    const page = await transport.poll(journal.cursor(transport.target), signal);
    const receipts = read(page.receipts, decode);
    const done = await journal.receive(transport.target, receipts, page.cursor);
    total.stored += done.stored;
    total.unmatched += done.unmatched;
    total.unreadable += done.unreadable;
    for (const { receipts: each } of receipts) for (const receipt of each) onReceipt?.(receipt);
    if (!page.more) return total;
  }
}

function read(raws: readonly RawReceipt[], decode: ReceiptDecoder): ReadReceipt[] {
  return raws.map((raw) => ({ raw, receipts: raw.undelivered === undefined ? decode(raw.bytes) : [] }));
}

/** What is left first, then what is new; both one at a time, whoever asks. */
async function* chain(
  first: Iterable<Submission>,
  second: Iterable<Submission> | AsyncIterable<Submission>,
): AsyncGenerator<Submission> {
  yield* first;
  yield* second;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    }
    signal?.addEventListener('abort', done);
  });
}

function aborted(): KouanError {
  return new KouanError(
    'ERR_KOUAN_ABORTED',
    { en: 'Stopped before the end.', zh: '已中止。' },
    {
      hint: { en: 'Run the same command again; it goes on from the journal.', zh: '重新运行同一命令即可从日志继续。' },
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
