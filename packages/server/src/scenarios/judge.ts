import type { WorldEvent } from '../world/index.ts';
import { has, matchesEvent } from './match-event.ts';
import type { Judged, TakenStep } from './report.ts';
import type { Expectation } from './schema.ts';

/** Looks at what has happened, and at what the steps have come to. */
export function judge(expectation: Expectation, events: readonly WorldEvent[], steps: readonly TakenStep[]): Judged {
  const { event, order, step, shows } = expectation;
  if (event !== undefined) {
    const count = events.filter((one) => matchesEvent(one, event)).length;
    return { expectation, met: isCount(count, expectation), found: String(count) };
  }
  if (order !== undefined) {
    let reached = 0;
    for (const one of events) {
      const next = order[reached];
      if (next !== undefined && matchesEvent(one, next)) reached++;
    }
    return { expectation, met: reached === order.length, found: `${reached}/${order.length}` };
  }
  const taken = steps.find(({ name }) => name === step);
  const met = taken !== undefined && has(taken.outcome, shows ?? {});
  return { expectation, met, found: JSON.stringify(taken?.outcome ?? null) };
}

/** Once is enough where nothing is said. */
function isCount(count: number, { times, atLeast, atMost }: Expectation): boolean {
  if (times !== undefined) return count === times;
  if (atLeast === undefined && atMost === undefined) return count >= 1;
  return count >= (atLeast ?? 0) && count <= (atMost ?? Number.POSITIVE_INFINITY);
}
