import { pauseUntil } from './submit/abort.ts';

/** Time, as whoever sends and waits sees it. */
export interface Clock {
  /** The time of day; it can be set, also back. */
  now(): Date;
  /** Milliseconds since some instant; it never goes back. */
  ticks(): number;
  /** Resolves after so many milliseconds, or when the signal comes; never throws. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The time of this machine. */
export const machineClock: Clock = { now: () => new Date(), ticks: () => performance.now(), sleep: pauseUntil };
