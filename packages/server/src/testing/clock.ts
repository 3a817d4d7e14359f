import { setTimeout } from 'node:timers';
import type { Clock } from '@kouan/sdk';

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** Turns of the event loop in which nothing happens before time passes. */
const QUIET_TURNS = 3;

/**
 * A clock for tests, of client and single window alike. Time passes when everybody waits for it: then it jumps to the
 * first who is to wake, and a test of many hours takes milliseconds. By hand it passes when it is told to.
 */
export class FakeClock implements Clock {
  /** Milliseconds since 1970. */
  private time: number;
  private readonly auto: boolean;
  private readonly busy: () => boolean;
  private readonly sleepers = new Set<Sleeper>();
  private turning = false;

  /** @param busy whether something is under way that nobody waits for by this clock */
  constructor({ start, auto, busy }: { readonly start: Date; readonly auto: boolean; readonly busy: () => boolean }) {
    this.time = start.getTime();
    this.auto = auto;
    this.busy = busy;
  }

  readonly now = (): Date => new Date(this.time);

  readonly ticks = (): number => this.time;

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        this.sleepers.delete(sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper: Sleeper = { at: this.time + ms, wake };
      this.sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
      else if (this.auto) this.turn(QUIET_TURNS);
    });

  /** Lets time pass. */
  advance(ms: number): void {
    this.time += ms;
    for (const { at, wake } of [...this.sleepers].sort((a, b) => a.at - b.at)) if (at <= this.time) wake();
  }

  private turn(quiet: number): void {
    if (this.turning) return;
    this.turning = true;
    setTimeout(() => {
      this.turning = false;
      if (this.sleepers.size === 0) return;
      if (this.busy()) return this.turn(QUIET_TURNS);
      if (quiet > 0) return this.turn(quiet - 1);
      const next = Math.min(...[...this.sleepers].map(({ at }) => at));
      this.advance(Math.max(0, next - this.time));
      this.turn(QUIET_TURNS);
    }, 0);
  }
}
