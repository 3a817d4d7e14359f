import { aborted } from '../submit/abort.ts';
import type { CallOptions } from './options.ts';

/** The end of a call, of whichever comes first; `over` lets go of what waits for it. */
export interface Call {
  readonly signal: AbortSignal;
  over(): void;
}

/** Times and signals of a call as one. What lives as long as the process is not left listening to every call. */
export function begin({ signal, timeoutMs }: CallOptions, ...more: readonly AbortSignal[]): Call {
  const end = new AbortController();
  const stop = (): void => end.abort();
  const signals = [...more, ...(signal === undefined ? [] : [signal])];
  const timer = timeoutMs === undefined ? undefined : setTimeout(stop, timeoutMs);
  for (const each of signals) {
    each.addEventListener('abort', stop);
    if (each.aborted) stop();
  }
  return {
    signal: end.signal,
    over() {
      clearTimeout(timer);
      for (const each of signals) each.removeEventListener('abort', stop);
    },
  };
}

/** One call from its begin to its end. */
export async function during<T>(
  options: CallOptions,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const call = begin(options, closing);
  try {
    if (call.signal.aborted) throw aborted();
    return await orAborted(work(call.signal), call.signal);
  } finally {
    call.over();
  }
}

/** The call ends with its signal; what was begun goes on. */
export function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(aborted());
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });
}
