import { type Clock, machineClock } from '../clock.ts';
import { LEASE_MS, MAX_WAIT_MS } from '../journal/claim.ts';
import type { Journal } from '../journal/journal.ts';
import type { Claimed } from '../journal/submission.ts';

/** A submission that this process holds. */
export interface Held {
  readonly claimed: Claimed;
  /** The endpoint is to be asked whether it has it. */
  readonly ask: boolean;
  /** Tick of the clock before which it may not leave. */
  readonly leaveAt: number;
}

/** How often a journal that others write to as well is looked at when nobody calls. */
const LOOK_MS = 1_000;

/** How much a queue takes, and how fast. */
export interface QueueOptions {
  readonly concurrency: number;
  /** Documents a second. */
  readonly rate?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * What this process holds of one target: taken from the journal when there is room, kept alive while it waits. One
 * process takes a little more than it can send at once, so that nobody waits for the journal. What is due when is kept in
 * ticks: the time of day can be set back.
 */
export class Queue {
  private readonly journal: Journal;
  private readonly target: string;
  private readonly ahead: number;
  private readonly everyMs: number;
  private waiting: Held[] = [];
  private readonly inHand = new Set<string>();
  private readonly due = new Map<string, { readonly at: number; readonly unknown: boolean }>();
  private filling: Promise<void> | undefined;
  /** Something has changed since the journal was asked last. */
  private changed = true;
  /** When it is looked for what others left unknown. */
  private askFrom = 0;
  private restUntil = 0;
  private expireFrom = 0;
  /** When the journal was last looked into in vain, and until when nothing is expected that nobody calls for. */
  private looked = 0;
  private quietUntil = 0;
  private readonly wakers = new Set<() => void>();
  private readonly heart: NodeJS.Timeout;
  private readonly clock: Clock;

  constructor(journal: Journal, target: string, { concurrency, rate, clock = machineClock }: QueueOptions) {
    this.journal = journal;
    this.target = target;
    this.clock = clock;
    this.ahead = concurrency * 2;
    this.everyMs = rate === undefined ? 0 : 1_000 / rate;
    this.heart = setInterval(() => void this.beat(), LEASE_MS / 4);
    this.heart.unref();
  }

  /** One that is to be sent or asked for now, or how many milliseconds to wait for one. */
  async take(most: number): Promise<Held | number> {
    const held = this.waiting.shift();
    if (held !== undefined) return held;
    // Of many that wait, one looks for all.
    if (!this.changed && this.filling === undefined && this.clock.ticks() < this.quietUntil) return this.pause();
    this.filling ??= this.fill(most).finally(() => {
      this.filling = undefined;
    });
    await this.filling;
    return this.waiting.shift() ?? (this.changed ? 0 : this.pause());
  }

  /** Nothing is held, and nothing of this run will come back. */
  get idle(): boolean {
    const nothing = this.inHand.size === 0 && this.waiting.length === 0 && this.due.size === 0;
    return nothing && !this.changed && this.filling === undefined;
  }

  /** Something is on its way at this moment. */
  get busy(): boolean {
    return this.inHand.size > 0;
  }

  /** Milliseconds for which the endpoint is to be left alone. */
  get resting(): number {
    return Math.max(0, this.restUntil - this.clock.ticks());
  }

  began(key: string): void {
    this.inHand.add(key);
    this.due.delete(key);
  }

  /** It is settled; `waitMs` says when it comes back. */
  ended(key: string, waitMs?: number, unknown = false): void {
    this.inHand.delete(key);
    if (waitMs !== undefined) {
      this.due.set(key, { at: this.clock.ticks() + Math.ceil(waitMs), unknown });
    }
    this.wake();
  }

  /** There may be something new. */
  wake(): void {
    this.changed = true;
    for (const waker of this.wakers) waker();
  }

  /** Waits until something may have changed. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const over = new AbortController();
      const done = (): void => {
        over.abort();
        this.wakers.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      void this.clock.sleep(ms, over.signal).then(done);
      this.wakers.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  /** Everything of a batch, or everything, that has not begun: to be put back. */
  drop(batchId?: string): readonly Held[] {
    const dropped = this.waiting.filter(({ claimed }) => batchId === undefined || claimed.batchId === batchId);
    this.waiting = this.waiting.filter((one) => !dropped.includes(one));
    return dropped;
  }

  end(): void {
    clearInterval(this.heart);
    this.wake();
  }

  private async fill(most: number): Promise<void> {
    const { journal, target } = this;
    this.changed = false;
    const now = this.clock.ticks();
    if (journal.shared && now >= this.expireFrom) {
      this.expireFrom = now + LEASE_MS / 3;
      // What another worker left is asked for at once.
      if ((await journal.expire(target)) > 0) this.askFrom = 0;
    }
    const due = [...this.due.values()].some((one) => one.unknown && one.at <= now);
    if (due || now >= this.askFrom) {
      const unknown = await journal.claimUnknown(target, Math.min(most, this.ahead));
      for (const claimed of unknown) this.waiting.push({ claimed, ask: true, leaveAt: 0 });
      // Those of this run say themselves when they are due.
      if (unknown.length < this.ahead) this.askFrom = now + (journal.shared ? LEASE_MS / 3 : MAX_WAIT_MS);
    }
    if (this.waiting.length > 0) return;
    const { claimed, freeAt } = await journal.claim(target, {
      count: Math.min(most, this.ahead),
      everyMs: this.everyMs,
    });
    const free = this.clock.ticks() + Math.max(0, freeAt - journal.now());
    this.restUntil = claimed.length === 0 ? free : 0;
    for (const [index, one] of claimed.entries())
      this.waiting.push({ claimed: one, ask: false, leaveAt: this.everyMs === 0 ? 0 : free + index * this.everyMs });
    if (claimed.length > 0) return;
    // What should have come back and did not is held back by its batch.
    if (free <= this.clock.ticks()) for (const [key, { at }] of this.due) if (at < now) this.due.delete(key);
    this.looked = now;
    this.quietUntil = this.clock.ticks() + this.untilNext();
  }

  private pause(): number {
    const left = this.quietUntil - this.clock.ticks();
    return left > 0 ? Math.min(this.untilNext(), left) : this.untilNext();
  }

  /**
   * Until the next that falls due after the last look, or the end of the endpoint's rest; never longer than a look away.
   * What was due before and was not to be had is left to the next look.
   */
  private untilNext(): number {
    let next = this.restUntil > this.looked ? this.restUntil : Infinity;
    for (const { at, unknown } of this.due.values()) {
      const from = unknown ? at : Math.max(at, this.restUntil);
      if (from > this.looked) next = Math.min(next, from);
    }
    return Math.max(1, Math.min(LOOK_MS, next - this.clock.ticks()));
  }

  private async beat(): Promise<void> {
    const keys = [...this.inHand, ...this.waiting.map(({ claimed }) => claimed.key)];
    if (keys.length === 0) return;
    try {
      const held = await this.journal.renew(keys);
      // What was taken meanwhile was not asked about.
      const lost = new Set(keys.filter((key) => !held.has(key)));
      this.waiting = this.waiting.filter(({ claimed }) => !lost.has(claimed.key));
    } catch {
      // The next beat tries again; whoever is without the journal for too long loses what it holds.
    }
  }
}
