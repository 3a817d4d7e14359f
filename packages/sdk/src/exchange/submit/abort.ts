import { KouanError } from '@kouan/core';

/** The end of a run that its caller stopped. */
export function aborted(): KouanError {
  return new KouanError(
    'ERR_KOUAN_ABORTED',
    { en: 'Stopped before the end.', zh: '已中止。' },
    {
      hint: { en: 'Run the same command again; it goes on from the journal.', zh: '重新运行同一命令即可从日志继续。' },
    },
  );
}

/** Waits, but not longer than until the signal. */
export function pauseUntil(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
