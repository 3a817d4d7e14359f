import type { Submission } from './journal.ts';

/**
 * Submissions one at a time, whoever asks: what an interrupted run left first, then what is new. Whoever waits for the
 * next one, as for a row of a pipe, stops waiting when the run stops.
 */
export class Source {
  private readonly all: AsyncGenerator<Submission>;
  private readonly stop: AbortSignal;

  /** @param keyOf tells whether a new one is the same as one that was left, and was given already */
  constructor(
    left: Iterable<Submission>,
    fresh: Iterable<Submission> | AsyncIterable<Submission>,
    stop: AbortSignal,
    keyOf: (submission: Submission) => string,
  ) {
    this.stop = stop;
    this.all = chain(left, fresh, keyOf);
  }

  /** `undefined` at the end, and when the run stops. */
  next(): Promise<Submission | undefined> {
    const { stop } = this;
    return new Promise((resolve, reject) => {
      const giveUp = (): void => resolve(undefined);
      stop.addEventListener('abort', giveUp);
      this.all
        .next()
        .then(({ done, value }) => resolve(done === true ? undefined : value), reject)
        .finally(() => stop.removeEventListener('abort', giveUp));
      if (stop.aborted) giveUp();
    });
  }

  /** Lets the source close what it holds; one that is waiting is not waited for. */
  end(): void {
    this.all.return(undefined).catch(() => {});
  }
}

async function* chain(
  left: Iterable<Submission>,
  fresh: Iterable<Submission> | AsyncIterable<Submission>,
  keyOf: (submission: Submission) => string,
): AsyncGenerator<Submission> {
  const given = new Set<string>();
  for (const one of left) {
    given.add(keyOf(one));
    yield one;
  }
  for await (const one of fresh) {
    if (given.size > 0 && given.delete(keyOf(one))) continue;
    yield one;
  }
}
