import type { Incoming } from '../scenario.ts';

/** A message of the implementation, as it was answered. */
export interface Arrival {
  readonly message: Incoming;
  /** What it says, or was answered: a code, or a status. */
  readonly code: string;
}

interface Waiting {
  readonly wanted: (arrival: Arrival) => boolean;
  readonly resolve: (arrival: Arrival | undefined) => void;
}

/** What has come and nobody has asked for yet. */
export class Inbox {
  #there: Arrival[] = [];
  readonly #waiting = new Set<Waiting>();

  push(arrival: Arrival): void {
    for (const one of this.#waiting)
      if (one.wanted(arrival)) {
        this.#waiting.delete(one);
        one.resolve(arrival);
        return;
      }
    this.#there.push(arrival);
  }

  /** The first that is wanted, of those that have come or will; `undefined` when none comes in time. */
  take(wanted: (arrival: Arrival) => boolean, ms: number, signal: AbortSignal): Promise<Arrival | undefined> {
    const at = this.#there.findIndex(wanted);
    if (at >= 0) return Promise.resolve(this.#there.splice(at, 1)[0]);
    return new Promise((resolve) => {
      const stop = (): void => done(undefined);
      const timer = setTimeout(stop, ms);
      const one: Waiting = { wanted, resolve: (arrival) => done(arrival) };
      const done = (arrival: Arrival | undefined): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        this.#waiting.delete(one);
        resolve(arrival);
      };
      signal.addEventListener('abort', stop);
      this.#waiting.add(one);
      if (signal.aborted) stop();
    });
  }
}
