/**
 * Items one at a time, until the source ends or the signal comes. Whoever waits for the next one, as for a row of a
 * pipe, stops waiting when the run stops; a source that is waiting is not waited for.
 */
export async function* pull<T>(source: Iterable<T> | AsyncIterable<T>, stop: AbortSignal): AsyncGenerator<T> {
  const items = iteratorOf(source);
  try {
    for (;;) {
      const next = await orStopped(Promise.resolve(items.next()), stop);
      if (next === undefined || next.done === true) return;
      yield next.value;
    }
  } finally {
    Promise.resolve(items.return?.()).catch(() => {});
  }
}

function iteratorOf<T>(source: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
}

function orStopped<T>(promise: Promise<T>, stop: AbortSignal): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => resolve(undefined);
    stop.addEventListener('abort', giveUp);
    promise.then(resolve, reject).finally(() => stop.removeEventListener('abort', giveUp));
    if (stop.aborted) giveUp();
  });
}
