/** The server's own clock: it starts where it is told to and goes on by itself or by hand, never by the wall. */
export interface Clock {
  /** Milliseconds since the epoch, in the server's time. */
  now(): number;
  advance(milliseconds: number): void;
}

/**
 * @param start instant at which the server's time begins
 * @param manual when true, time stands still until it is advanced
 */
export function serverClock(start: Date, manual: boolean): Clock {
  const base = performance.now();
  let extra = 0;
  return {
    now: () => start.getTime() + extra + (manual ? 0 : performance.now() - base),
    advance: (milliseconds) => {
      extra += milliseconds;
    },
  };
}
