import { setMaxListeners } from 'node:events';
import { isKouanError, KouanError } from '@kouan/core';
import { aborted, pauseUntil } from './abort.ts';
import { idempotencyKey, type Journal, type Submission } from './journal.ts';
import type { Lease } from './lease.ts';
import { readReceipts } from './read-receipts.ts';
import { Source } from './source.ts';
import type { SubmissionState } from './states.ts';
import type { RetryPolicy, SubmitEvent, SubmitOptions, SubmitSummary } from './submit-options.ts';
import type { RawReceipt } from './transport.ts';

const CONCURRENCY = 16;
const RETRY: RetryPolicy = { attempts: 5, baseMs: 200, maxMs: 10_000 };

/** So many submissions without an answer, one after the other, and the endpoint is taken to be down. */
const SILENCE = 20;

/** Failures after which going on makes no sense: every further submission would meet the same. */
const FATAL = new Set(['ERR_KOUAN_NOT_AUTHORISED', 'ERR_KOUAN_ABORTED', 'ERR_KOUAN_JOURNAL', 'ERR_KOUAN_INTERNAL']);

/** What the endpoint, or an address that is none, says of everything and not of this document. */
const isFatal = ({ code, retryable }: KouanError): boolean =>
  FATAL.has(code) || (code === 'ERR_KOUAN_UNAVAILABLE' && !retryable);

/** What the workers of one run share. */
interface Run extends Omit<SubmitOptions, 'signal'> {
  readonly lease: Lease;
  /** Aborted when the caller stops, or when going on makes no sense. */
  readonly stop: AbortController;
  /** Aborted only when the caller stops: messages that are under way when a run gives up are still answered. */
  readonly signal: AbortSignal;
  readonly inFlight: Map<string, Promise<unknown>>;
}

/**
 * Sends documents to one endpoint, each at least once and, at an endpoint that honours the idempotency key, accepted
 * once. First what an interrupted run left, then what is new. Memory is that of `concurrency` documents.
 *
 * @throws KouanError when going on makes no sense (not authorised, no single window at the address, no answer to 20 in
 * a row, journal broken, aborted); what was done is in the journal, and the same call goes on from there.
 */
export async function submitAll(options: SubmitOptions): Promise<SubmitSummary> {
  const { journal, transport } = options;
  const lease = await journal.acquire(transport.target);
  const signal = AbortSignal.any(options.signal === undefined ? [] : [options.signal]);
  const run: Run = { ...options, lease, signal, stop: new AbortController(), inFlight: new Map() };
  // As many wait for them as messages are under way.
  setMaxListeners(0, signal, run.stop.signal);
  const stop = (): void => run.stop.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const keyOf = (submission: Submission): string => idempotencyKey(transport.target, submission);
  const source = new Source(journal.unfinished(transport.target), options.submissions, run.stop.signal, keyOf);
  try {
    const counts = await work(run, source);
    if (signal.aborted) throw aborted();
    return counts;
  } finally {
    source.end();
    signal.removeEventListener('abort', stop);
    await lease.release();
  }
}

async function work(run: Run, source: Source): Promise<SubmitSummary> {
  const counts = { sent: 0, known: 0, refused: 0, unanswered: 0 };
  let fatal: unknown;
  let silent = 0;
  const worker = async (): Promise<void> => {
    for (;;) {
      const submission = run.stop.signal.aborted ? undefined : await source.next();
      if (submission === undefined) return;
      const event = await once(submission, run);
      counts[event.outcome]++;
      run.onEvent?.(event);
      silent = event.outcome === 'unanswered' ? silent + 1 : 0;
      if (silent >= SILENCE) throw event.error;
    }
  };
  const guarded = (): Promise<void> =>
    worker().catch((error: unknown) => {
      fatal ??= error;
      run.stop.abort();
    });
  await Promise.all(Array.from({ length: run.concurrency ?? CONCURRENCY }, guarded));
  if (fatal !== undefined) throw fatal;
  return counts;
}

/** The same document twice in one batch: the second waits for the first, and is then known. */
async function once(submission: Submission, run: Run): Promise<SubmitEvent> {
  const { inFlight, transport } = run;
  const key = idempotencyKey(transport.target, submission);
  for (let first = inFlight.get(key); first !== undefined; first = inFlight.get(key)) await first;
  const work = submitOne(submission, run);
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

async function submitOne(submission: Submission, run: Run): Promise<SubmitEvent> {
  const { journal, transport, lease, stop } = run;
  const policy = { ...RETRY, ...run.retry };
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
    const { state, error } = await attempt(submission, key, decision.attempt, run);
    if (error === undefined) return { clientReference, outcome: 'sent', state, attempts: tries };
    const final = !error.retryable && !isFatal(error);
    await journal.failed(key, decision.attempt, { code: error.code, text: error.message }, final);
    if (isFatal(error)) throw error;
    if (final) return { clientReference, outcome: 'refused', state: 'refused', attempts: tries, error };
    if (tries >= policy.attempts || stop.signal.aborted)
      return { clientReference, outcome: 'unanswered', state: 'sending', attempts: tries, error };
    const wait = Math.min(policy.maxMs, policy.baseMs * 2 ** (tries - 1));
    await pauseUntil(wait * (0.5 + 0.5 * (run.random ?? Math.random)()), stop.signal);
  }
}

async function attempt(
  submission: Submission,
  key: string,
  number: number,
  { journal, transport, decode, signal }: Run,
): Promise<{ readonly state: SubmissionState; readonly error?: KouanError }> {
  let receipts: readonly RawReceipt[];
  try {
    receipts = await transport.send(submission.bytes, {
      idempotencyKey: key,
      clientReference: submission.clientReference,
      mediaType: submission.mediaType,
      fileName: submission.fileName,
      signal,
    });
  } catch (cause) {
    return { state: 'sending', error: isKouanError(cause) ? cause : internal(cause) };
  }
  return { state: await journal.sent(key, number, readReceipts(receipts, decode)) };
}

function internal(cause: unknown): KouanError {
  return new KouanError(
    'ERR_KOUAN_INTERNAL',
    { en: `The transport failed: ${cause instanceof Error ? cause.message : String(cause)}`, zh: '传输组件出错。' },
    { cause },
  );
}
