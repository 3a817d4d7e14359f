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

/** Held until others may take it for abandoned. */
interface Waiting extends Held {
  until: number;
}

/** Comes back when its pause is over. */
interface Due {
  readonly at: number;
  readonly unknown: boolean;
  /** The journal was told that it is due. */
  told?: boolean;
}

/** How much longer than it was told to a submission may stay away before the journal's clock is asked about. */
const GRACE_MS = 1_000;

/** How often a journal that others write to as well is looked at when nobody calls. */
const LOOK_MS = 1_000;
/** The shortest pause between two looks. */
const LEAST_MS = 5;

/** How much a queue takes, and how fast. */
export interface QueueOptions {
  readonly concurrency: number;
  /** Documents a second. */
  readonly rate?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Whether more is being planned. */
  readonly moreToCome?: () => boolean;
}

/**
 * What this process holds of one target: taken from the journal when there is room, kept alive while it waits. One
 * process takes a little more than it can send at once, so that nobody waits for the journal. What is due when is kept in
 * ticks: the time of day can be set back in the middle of a run.
 */
export class Queue {
  private readonly journal: Journal;
  private readonly target: string;
  private readonly ahead: number;
  private readonly everyMs: number;
  private waiting: Waiting[] = [];
  private readonly inHand = new Set<string>();
  private readonly due = new Map<string, Due>();
  private filling: Promise<void> | undefined;
  private trouble: unknown;
  /** The journal had as many as were asked for. */
  private plenty = false;
  /** Something has changed since the journal was asked last. */
  private changed = true;
  /** When it is looked for what others left unknown. */
  private askFrom = 0;
  private restUntil = 0;
  /** The journal gave nothing while the endpoint was to be left alone: whether there is something is not known. */
  private heldBack = false;
  private expireFrom = 0;
  /** Until then nothing is expected to come that nobody calls for. */
  private quietUntil = 0;
  private readonly wakers = new Set<() => void>();
  private readonly heart: NodeJS.Timeout;
  private readonly clock: Clock;
  private readonly moreToCome: () => boolean;

  constructor(
    journal: Journal,
    target: string,
    { concurrency, rate, clock = machineClock, moreToCome = () => false }: QueueOptions,
  ) {
    this.journal = journal;
    this.target = target;
    this.clock = clock;
    this.moreToCome = moreToCome;
    this.ahead = concurrency * 2;
    this.everyMs = rate === undefined ? 0 : 1_000 / rate;
    this.heart = setInterval(() => void this.beat(), LEASE_MS / 4);
    this.heart.unref();
  }

  /** One that is to be sent or asked for now, or how many milliseconds to wait for one. */
  async take(most: number): Promise<Held | number> {
    const held = this.next();
    if (held !== undefined) {
      // The next are on their way before the last of these is sent.
      if (this.plenty && most > 1 && this.waiting.length < this.ahead / 2) this.look(most);
      return held;
    }
    // Of many that wait, one looks for all.
    if (!this.changed && this.filling === undefined && this.clock.ticks() < this.quietUntil) return this.pause();
    this.look(most);
    await this.filling;
    if (this.trouble !== undefined) throw this.trouble;
    return this.next() ?? (this.changed ? 0 : this.pause());
  }

  private look(most: number): void {
    this.filling ??= this.fill(most)
      .catch((error: unknown) => {
        this.trouble = error;
      })
      .finally(() => {
        this.filling = undefined;
      });
  }

  /** Whoever was not able to renew for too long holds nothing any more: another may have it by now. */
  private next(): Held | undefined {
    const now = this.clock.ticks();
    if (this.journal.shared) this.waiting = this.waiting.filter(({ until }) => until > now);
    return this.waiting.shift();
  }

  /** Nothing is held, and nothing of this run will come back. */
  get idle(): boolean {
    const nothing = this.inHand.size === 0 && this.waiting.length === 0 && this.due.size === 0;
    return nothing && !this.changed && !this.heldBack && this.filling === undefined;
  }

  /** Something is on its way at this moment. */
  get busy(): boolean {
    return this.inHand.size > 0;
  }

  began(key: string): void {
    this.inHand.add(key);
    this.due.delete(key);
  }

  /** It is settled; `waitMs` says when it comes back. */
  ended(key: string, waitMs?: number, unknown = false): void {
    this.inHand.delete(key);
    if (waitMs !== undefined) this.due.set(key, { at: this.clock.ticks() + Math.ceil(waitMs), unknown });
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
    await this.hurryLate(now);
    const due = [...this.due.values()].some((one) => one.unknown && one.at <= now);
    if (due || now >= this.askFrom) {
      const unknown = await journal.claimUnknown(target, Math.min(most, this.ahead));
      this.hold(unknown, { ask: true, from: now });
      // Those of this run say themselves when they are due.
      if (unknown.length < this.ahead) this.askFrom = now + (journal.shared ? LEASE_MS / 3 : MAX_WAIT_MS);
    }
    if (this.waiting.some(({ ask }) => ask)) return;
    const count = Math.min(most, this.ahead);
    const { claimed, freeMs } = await journal.claim(target, {
      count,
      everyMs: this.everyMs,
      moreToCome: this.moreToCome(),
    });
    this.plenty = claimed.length === count && this.everyMs === 0;
    const free = this.clock.ticks() + freeMs;
    this.restUntil = claimed.length === 0 ? free : 0;
    this.heldBack = claimed.length === 0 && freeMs > 0;
    this.hold(claimed, { ask: false, from: now, leaveAt: free });
    if (claimed.length === 0) this.quietUntil = now + this.untilNext(now);
  }

  private hold(
    claimed: readonly Claimed[],
    { ask, from, leaveAt = 0 }: { readonly ask: boolean; readonly from: number; readonly leaveAt?: number },
  ): void {
    for (const [index, one] of claimed.entries())
      this.waiting.push({
        claimed: one,
        ask,
        leaveAt: this.everyMs === 0 || ask ? 0 : leaveAt + index * this.everyMs,
        until: from + LEASE_MS,
      });
  }

  /**
   * What should have come back and did not waits for a clock that was set back, or is held back by its batch. The
   * journal is told once that its time has come.
   */
  private async hurryLate(now: number): Promise<void> {
    const late = [...this.due].filter(([, { at }]) => at < now - GRACE_MS);
    for (const [key, { told }] of late) if (told === true) this.due.delete(key);
    const untold = late.filter(([, { told }]) => told !== true);
    if (untold.length === 0) return;
    await this.journal.nowDue(untold.map(([key]) => key));
    for (const [, one] of untold) one.told = true;
  }

  private pause(): number {
    const now = this.clock.ticks();
    return this.quietUntil > now ? Math.min(this.untilNext(now), this.quietUntil - now) : this.untilNext(now);
  }

  /** Until the next that is due, or the end of the endpoint's rest; never longer than a look away. */
  private untilNext(now: number): number {
    let next = this.restUntil > now ? this.restUntil : Infinity;
    for (const { at } of this.due.values()) next = Math.min(next, at);
    return Math.max(LEAST_MS, Math.min(LOOK_MS, next - now));
  }

  private async beat(): Promise<void> {
    const keys = [...this.inHand, ...this.waiting.map(({ claimed }) => claimed.key)];
    if (keys.length === 0) return;
    const from = this.clock.ticks();
    try {
      const held = await this.journal.renew(keys);
      // What was taken meanwhile was not asked about.
      const lost = new Set(keys.filter((key) => !held.has(key)));
      this.waiting = this.waiting.filter(({ claimed }) => !lost.has(claimed.key));
      for (const one of this.waiting) if (held.has(one.claimed.key)) one.until = from + LEASE_MS;
    } catch {
      // The next beat tries again; whoever is without the journal for too long loses what it holds.
    }
  }
}
