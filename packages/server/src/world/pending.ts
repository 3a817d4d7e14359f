/** Turns of the event loop after which work that has ended has told everybody. */
const TURN = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Real milliseconds after which work that stands still waits for the clock too, where anything does. */
const STALLED_MS = 100;
/** And after which it is not waited for any more. */
const GIVEN_UP_MS = 15_000;

/**
 * What is under way that needs no time of the server: requests, messages between desks. The clock of a world that is to be
 * the same every run moves on only when all of it has come to rest.
 */
export class Pending {
  private under = 0;
  private waiting = 0;
  private changes = 0;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly looks = new Set<() => Promise<void>>();
  /** Messages whose end has not come, and those of them that nobody waits for. */
  private readonly arrivals = new Set<object>();
  private readonly overdue = new Set<object>();

  /** Something begins; answers with how to say that it has ended. */
  begin(): () => void {
    return this.count('under');
  }

  /** Something that is under way waits for the clock. */
  wait(): () => void {
    return this.count('waiting');
  }

  /**
   * The message of something that is under way is still coming; answers with how to say that it is whole. Whoever does not
   * end it holds nobody up: it comes when it is whole.
   */
  arriving(): () => void {
    const one = {};
    this.arrivals.add(one);
    return () => {
      if (!this.arrivals.delete(one)) return;
      this.overdue.delete(one);
      this.changes++;
    };
  }

  /**
   * Somebody has to look for what has come, in a folder for instance. That is done before time is moved and after: what
   * came while it stood still came then, and what time has brought is there when it stands still again.
   *
   * @returns how to stop
   */
  lookFor(look: () => Promise<void>): () => void {
    this.looks.add(look);
    return () => void this.looks.delete(look);
  }

  /** Resolves when everybody has looked. */
  async looked(): Promise<void> {
    for (const look of this.looks) await look();
  }

  /** Whether anything waits for the clock. */
  get waits(): boolean {
    return this.waiting > 0;
  }

  /** Resolves when all that is under way has ended, or waits for the clock. */
  async quiet(): Promise<void> {
    let seen = -1;
    let since = 0;
    await TURN();
    while (this.under - this.overdue.size > this.waiting) {
      if (seen !== this.changes) {
        seen = this.changes;
        since = performance.now();
      }
      const comes = this.arrivals.size > this.overdue.size;
      // What waits for something else that waits for the clock is counted as if it did not.
      if (performance.now() - since > (comes || this.waiting > 0 ? STALLED_MS : GIVEN_UP_MS)) {
        if (!comes) return;
        for (const one of this.arrivals) this.overdue.add(one);
        seen = -1;
      }
      await TURN();
    }
  }

  /** Runs works that move the clock one after the other. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.turn.catch(() => {}).then(work);
    this.turn = next;
    return next;
  }

  private count(what: 'under' | 'waiting'): () => void {
    let open = true;
    this[what]++;
    this.changes++;
    return () => {
      if (!open) return;
      open = false;
      this[what]--;
      this.changes++;
    };
  }
}
