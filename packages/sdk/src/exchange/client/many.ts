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

/** Documents that follow another which is not here yet: so many at most wait for the end of the stream. */
const KEPT_BACK = 1_000;

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
  const later: Submission[] = [];
  let batch: Batch | undefined = typeof given === 'function' ? undefined : given;
  let thrown: { readonly error: unknown } | undefined;
  const tell = (ended: Ended): void => {
    counts[ended.outcome]++;
    const { outcome, ...rest } = ended;
    if (outcome !== 'waiting') onEvent?.({ ...rest, outcome, ...(batch === undefined ? {} : { batchId: batch.id }) });
  };
  const begin = (ended: Promise<Ended | undefined>): void => {
    const task: Promise<void> = ended
      .then((one) => (one === undefined ? undefined : tell(one)))
      .catch((error: unknown) => {
        thrown ??= { error };
        stop();
      })
      .finally(() => under.delete(task));
    under.add(task);
  };
  /** What it follows may still come: it left first, were it sent now. */
  const followed = async (submission: Submission, home: Batch): Promise<Ended | undefined> => {
    const { after } = submission;
    if (after === undefined || later.length >= KEPT_BACK || (await sending.knows(after)))
      return sending.follow(submission, home);
    later.push(submission);
    return undefined;
  };
  try {
    for await (const one of pull(documents, failure.signal)) {
      batch ??= await (given as () => Promise<Batch>)();
      const home = batch;
      begin(written(one).then((submission) => followed(submission, home)));
      if (under.size >= HELD) await Promise.race(under);
    }
    if (signal.aborted) throw aborted();
    await Promise.all(under);
    for (const submission of later) {
      if (failure.signal.aborted) break;
      begin(sending.follow(submission, batch as Batch));
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
