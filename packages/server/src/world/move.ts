import type { Clock } from './clock.ts';
import type { Pending } from './pending.ts';

interface Moved {
  readonly clock: Clock;
  readonly pending: Pending;
}

/**
 * Lets time pass. What a timer has set going comes to rest before the next one runs, so that the log is the same in every
 * run.
 */
export function advanceClock({ clock, pending }: Moved, ms: number): Promise<void> {
  return pending.inTurn(async () => {
    const target = clock.now() + ms;
    await pending.looked();
    await pending.quiet();
    for (let next = clock.next(); next !== undefined && next <= target; next = clock.next()) {
      clock.runToNext();
      await pending.quiet();
    }
    clock.advance(Math.max(0, target - clock.now()));
    await pending.looked();
  });
}

/** Moves time to what falls due next and lets it come to rest; false when nothing waits. */
export function runToNext({ clock, pending }: Moved): Promise<boolean> {
  return pending.inTurn(async () => {
    await pending.looked();
    await pending.quiet();
    const ran = clock.runToNext();
    await pending.quiet();
    await pending.looked();
    return ran;
  });
}
