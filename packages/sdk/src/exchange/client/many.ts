import type { Batch } from '../journal/batches.ts';
import type { Submission } from '../journal/submission.ts';
import { aborted } from '../submit/abort.ts';
import type { SubmitEvent, SubmitSummary } from '../submit/options.ts';
import { pull } from '../submit/pull.ts';
import type { Sendable } from './options.ts';
import type { Ended, Sending } from './sending.ts';

export interface ManyOptions {
  readonly sending: Sending;
  readonly written: (one: Sendable) => Promise<Submission>;
  /** Where they belong, or how to make that when the first one comes. */
  readonly batch: Batch | (() => Promise<Batch>);
  readonly signal: AbortSignal;
  readonly onEvent?: (event: SubmitEvent) => void;
}

/** Documents that are held at once, from being read to their end. */
const HELD = 400;

/** Sends one after the other as they come, many at once. The first failure that would meet all of them ends it. */
export async function submitMany(
  documents: Iterable<Sendable> | AsyncIterable<Sendable>,
  { sending, written, batch: given, signal, onEvent }: ManyOptions,
): Promise<SubmitSummary> {
  const counts = { sent: 0, known: 0, refused: 0, unanswered: 0, dead: 0, waiting: 0 };
  const failure = new AbortController();
  const stop = (): void => failure.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const under = new Set<Promise<void>>();
  let batch: Batch | undefined = typeof given === 'function' ? undefined : given;
  let thrown: { readonly error: unknown } | undefined;
  const tell = (ended: Ended): void => {
    counts[ended.outcome]++;
    const { outcome, ...rest } = ended;
    if (outcome !== 'waiting') onEvent?.({ ...rest, outcome, ...(batch === undefined ? {} : { batchId: batch.id }) });
  };
  try {
    for await (const one of pull(documents, failure.signal)) {
      batch ??= await (given as () => Promise<Batch>)();
      const home = batch;
      const task: Promise<void> = written(one)
        .then((submission) => sending.follow(submission, home))
        .then(tell)
        .catch((error: unknown) => {
          thrown ??= { error };
          stop();
        })
        .finally(() => under.delete(task));
      under.add(task);
      if (under.size >= HELD) await Promise.race(under);
    }
    if (signal.aborted) throw aborted();
    await Promise.all(under);
    if (thrown !== undefined) throw thrown.error;
    return counts;
  } finally {
    signal.removeEventListener('abort', stop);
    if (batch !== undefined) sending.forget(batch);
  }
}
