import { isKouanError } from '@kouan/core';
import type { Clock, Timer } from './world/index.ts';
import type { Writes } from './writes.ts';

/** Time of the server after which it is tried again to write what has fallen due. */
const AGAIN_MS = 1_000;

export interface DueTimerOptions {
  readonly clock: Clock;
  readonly writes: Writes;
  /** What the timer is for, for people. */
  readonly name: string;
  /** When the next thing falls due. */
  nextDue(): number | undefined;
  /** Gives all that has fallen due by now, and writes that it was given. */
  issue(): void;
}

/** One timer that waits for the next thing to fall due. What could not be written, as on a full disk, is due still. */
export class DueTimer {
  private readonly options: DueTimerOptions;
  private next: { readonly at: number; readonly timer: Timer } | undefined;

  constructor(options: DueTimerOptions) {
    this.options = options;
    this.await();
  }

  /** Something falls due at an instant; without one it is looked for. */
  await(at = this.options.nextDue()): void {
    if (at === undefined || (this.next !== undefined && this.next.at <= at)) return;
    this.next?.timer.cancel();
    const { clock, name } = this.options;
    this.next = { at, timer: clock.at(at, name, () => this.ring()) };
  }

  private ring(): void {
    this.next = undefined;
    try {
      this.options.issue();
      // Others may share the commit, and it may fail when all of them are through.
      this.options.writes.settled()?.catch(() => this.tryLater());
      this.await();
    } catch (error) {
      if (!isKouanError(error)) throw error;
      this.tryLater();
    }
  }

  private tryLater(): void {
    this.await(this.options.clock.now() + AGAIN_MS);
  }
}

/** Writes something that nobody waits for, now or as soon as it can be written. */
export function untilWritten(how: Pick<DueTimerOptions, 'clock' | 'writes' | 'name'>, write: () => void): void {
  const { clock, writes, name } = how;
  const again = (): void => void clock.at(clock.now() + AGAIN_MS, name, () => untilWritten(how, write));
  try {
    write();
    writes.settled()?.catch(again);
  } catch (error) {
    if (!isKouanError(error)) throw error;
    again();
  }
}
