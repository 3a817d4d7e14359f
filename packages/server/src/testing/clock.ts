import { setTimeout } from 'node:timers';
import type { Clock } from '@kouan/sdk';
import type { Clock as WorldClock } from '../world/index.ts';

/** Turns of the event loop in which nothing happens before time passes. */
const QUIET_TURNS = 3;

/**
 * A clock for tests, of client and single window alike. Time passes when everybody waits for it: then it jumps to the
 * first who is to wake, and a test of many hours takes milliseconds. By hand it passes when it is told to.
 */
export class FakeClock implements Clock {
  private readonly time: WorldClock;
  private readonly auto: boolean;
  private readonly busy: () => boolean;
  /** When each who sleeps is to wake. */
  private readonly sleepers = new Set<{ readonly at: number }>();
  private turning = false;

  /** @param busy whether something is under way that nobody waits for by this clock */
  constructor({
    time,
    auto,
    busy,
  }: {
    readonly time: WorldClock;
    readonly auto: boolean;
    readonly busy: () => boolean;
  }) {
    this.time = time;
    this.auto = auto;
    this.busy = busy;
  }

  readonly now = (): Date => new Date(this.time.now());

  readonly ticks = (): number => this.time.now();

  readonly sleep = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      const wake = (): void => {
        timer.cancel();
        this.sleepers.delete(sleeper);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const sleeper = { at: this.time.now() + ms };
      const timer = this.time.at(sleeper.at, 'sleep', wake);
      this.sleepers.add(sleeper);
      signal.addEventListener('abort', wake);
      if (signal.aborted) wake();
      else if (this.auto) this.turn(QUIET_TURNS);
    });

  /** Lets time pass. */
  advance(ms: number): void {
    this.time.advance(ms);
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
      this.advance(Math.max(0, next - this.time.now()));
      this.turn(QUIET_TURNS);
    }, 0);
  }
}
