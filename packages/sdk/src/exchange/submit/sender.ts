import { setMaxListeners } from 'node:events';
import type { KouanError } from '@kouan/core';
import { machineClock } from '../clock.ts';
import { MAX_WAIT_MS } from '../journal/claim.ts';
import type { AttemptOutcome } from '../journal/settle.ts';
import { FAILED } from '../journal/states.ts';
import { type Attempted, ask, send } from './attempt.ts';
import { Breaker } from './breaker.ts';
import type { RetryPolicy, SendOptions, SubmitEvent } from './options.ts';
import { type Held, Queue } from './queue.ts';
import { Room } from './room.ts';

export const CONCURRENCY = 16;
const RETRY: RetryPolicy = { attempts: 5, baseMs: 200, maxMs: 10_000 };

/** So many attempts without an answer, one after the other, and the endpoint is taken to be down. */
const SILENCE = 16;

/** So many times the messages under way may be waiting to be written down. */
const CONCLUDING = 3;

/** How often it is looked whether the one message that goes alone has been answered, where nobody says so. */
const PROBE_MS = 1_000;

/** So many times others must have gone through between the failures of a document before it is to blame. */
const OTHERS = 3;

/** Documents whose failures are remembered. */
const REMEMBERED = 10_000;

export interface SenderOptions extends SendOptions {
  /** Goes on until it is told to stop, whatever the endpoint does. */
  readonly stay?: boolean;
  /** Begins with one message alone: the last run ended because every one would have met the same. */
  readonly cautious?: boolean;
}

/** What one document met in this run. */
interface Tries {
  readonly count: number;
  /** How many times others went through between its failures. */
  readonly others: number;
  readonly good: number;
}

/**
 * Sends what is ready of one target. Every decision is in the journal before it is acted on: whoever is killed leaves
 * nothing but submissions that another can ask for.
 */
export class Sender {
  private readonly options: SenderOptions;
  private readonly policy: RetryPolicy;
  private readonly queue: Queue;
  private readonly stop = new AbortController();
  private readonly signal: AbortSignal;
  private readonly tries = new Map<string, Tries>();
  private readonly breaker: Breaker;
  /** What was answered and is being written down. */
  private readonly writing = new Set<Promise<void>>();
  private readonly concluding: Room;
  private good = 0;
  private silent: number;
  private rests: number;
  private finished = false;
  private fatal: unknown;

  constructor(options: SenderOptions) {
    this.options = options;
    this.policy = { ...RETRY, ...options.retry };
    this.silent = this.rests = options.cautious === true ? 1 : 0;
    const { journal, transport, concurrency = CONCURRENCY, rate, clock, signal, stay = false } = options;
    this.concluding = new Room(concurrency * CONCLUDING);
    this.queue = new Queue(journal, transport.target, {
      concurrency,
      rate,
      clock,
      // Who stays for good cannot wait for the end.
      moreToCome: () => !stay && !this.finished,
    });
    this.breaker = new Breaker(journal, async (batchId, reason) => {
      this.options.onPaused?.(batchId, reason);
      // What of it has not begun goes back.
      await this.putBack(this.queue.drop(batchId));
    });
    this.signal = AbortSignal.any(signal === undefined ? [] : [signal]);
    // As many wait for them as messages are under way.
    setMaxListeners(0, this.signal, this.stop.signal);
  }

  /** There may be something to send. */
  wake(): void {
    this.queue.wake();
  }

  /** Nothing more is being planned: it ends when nothing is left. */
  finish(): void {
    this.finished = true;
    this.queue.wake();
  }

  /** Ends at once, with this error. */
  fail(error: unknown): void {
    this.fatal ??= error;
    this.stop.abort();
  }

  /** Aborted when nothing more is taken. */
  get stopping(): AbortSignal {
    return this.stop.signal;
  }

  /** Resolves when it is finished, drained or stopped; throws what made going on senseless. */
  async run(): Promise<void> {
    const { concurrency = CONCURRENCY, drain } = this.options;
    const stop = (): void => this.stop.abort();
    for (const signal of [this.signal, drain]) {
      signal?.addEventListener('abort', stop);
      if (signal?.aborted === true) stop();
    }
    try {
      await Promise.all(Array.from({ length: concurrency }, () => this.work().catch((error) => this.fail(error))));
      await Promise.allSettled(this.writing);
      await this.putBack(this.queue.drop());
      await this.breaker.end();
    } finally {
      this.queue.end();
      for (const signal of [this.signal, drain]) signal?.removeEventListener('abort', stop);
    }
    if (this.fatal !== undefined) throw this.fatal;
  }

  private async work(): Promise<void> {
    const { stay = false, concurrency = CONCURRENCY } = this.options;
    while (!this.stop.signal.aborted) {
      // An endpoint that was silent is tried with one before it is given many; one that had to be left alone, with one alone.
      if (this.rests > 0 && this.queue.busy) {
        await this.queue.wait(PROBE_MS, this.stop.signal);
        continue;
      }
      const held = await this.queue.take(this.silent > 0 ? 1 : concurrency * 2);
      if (typeof held !== 'number') {
        this.queue.began(held.claimed.key);
        await this.handle(held);
        continue;
      }
      if (!stay && this.finished && this.queue.idle) {
        this.stop.abort();
        return;
      }
      if (held > 0) await this.queue.wait(held, this.stop.signal);
    }
  }

  private async handle({ claimed, ask: asked, leaveAt }: Held): Promise<void> {
    const way = { ...this.options, signal: this.signal };
    const { clock = machineClock } = this.options;
    const early = leaveAt - clock.ticks();
    if (early > 0) await clock.sleep(early, this.stop.signal);
    if (this.stop.signal.aborted) {
      await this.putBack([{ claimed, ask: asked, leaveAt }]);
      return;
    }
    const attempted = await (asked ? ask(claimed, way) : send(claimed, way));
    if (asked && attempted.kind === 'unsent') {
      // It is sent in its turn, with the same key.
      await this.settle(claimed, { kind: 'unsent', trouble: { code: 'not-there', text: '' }, waitMs: 0 });
      this.queue.ended(claimed.key);
      return;
    }
    const concluding = this.conclude(claimed, attempted);
    if (attempted.kind !== 'taken') return concluding;
    // What the endpoint has is no longer under way: the next may leave while it is written down.
    const full = this.concluding.enter();
    this.writing.add(concluding);
    void concluding
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.writing.delete(concluding);
        this.concluding.leave();
      });
    await full;
  }

  private async conclude(claimed: Held['claimed'], attempted: Attempted): Promise<void> {
    const { key } = claimed;
    if (attempted.kind === 'fatal') {
      await this.settle(claimed, {
        kind: attempted.sent ? 'unknown' : 'unsent',
        trouble: troubleOf(attempted.error),
        waitMs: 0,
      });
      this.queue.ended(key);
      throw attempted.error;
    }
    if (attempted.kind === 'taken' || attempted.kind === 'refused') {
      this.silent = this.rests = 0;
      this.good++;
      const outcome: AttemptOutcome =
        attempted.kind === 'taken' ? attempted : { kind: 'refused', trouble: troubleOf(attempted.error) };
      const state = await this.settle(claimed, outcome);
      this.queue.ended(key);
      this.tell(
        claimed,
        attempted.kind === 'taken' ? 'sent' : 'refused',
        state,
        attempted.kind === 'refused' ? attempted.error : undefined,
      );
      if (FAILED.includes(state)) await this.breaker.failed(claimed.batchId);
      return;
    }
    await this.defer(claimed, attempted);
  }

  /** Later, if at all: the pause grows with every attempt, and an endpoint that stays silent is left alone by all. */
  private async defer(
    claimed: Held['claimed'],
    { kind, error, retryAfterMs = 0 }: Attempted & { kind: 'unsent' | 'unknown' },
  ): Promise<void> {
    const { journal, transport, giveUpAfter, stay = false } = this.options;
    const { key } = claimed;
    const trouble = error === undefined ? { code: 'not-there', text: '' } : troubleOf(error);
    const { count: tries, others } = this.failed(key);
    this.silent++;
    if (giveUpAfter !== undefined && claimed.attempt >= giveUpAfter && (!stay || others >= OTHERS)) {
      const state = await this.settle(claimed, { kind: 'dead', trouble });
      this.queue.ended(key);
      this.tell(claimed, 'dead', state, error);
      return this.breaker.failed(claimed.batchId);
    }
    const exhausted = !stay && tries >= this.policy.attempts;
    const waitMs = exhausted ? MAX_WAIT_MS : Math.max(retryAfterMs, this.backOff(stay ? claimed.attempt : tries));
    const state = await this.settle(claimed, { kind, trouble, waitMs });
    this.queue.ended(key, exhausted ? undefined : waitMs, kind === 'unknown');
    if (exhausted) this.tell(claimed, 'unanswered', state, error);
    if (retryAfterMs > 0) await journal.rest(transport.target, retryAfterMs);
    if (this.silent < SILENCE) return;
    this.silent = 1;
    if (++this.rests > this.policy.attempts && !stay) throw error;
    await journal.rest(transport.target, this.backOff(this.rests));
  }

  private failed(key: string): Tries {
    const { count, others, good } = this.tries.get(key) ?? { count: 0, others: 0, good: this.good };
    const tries = { count: count + 1, others: others + (this.good > good ? 1 : 0), good: this.good };
    this.tries.set(key, tries);
    // Who stays for long forgets the oldest: another worker may have sent it.
    if (this.tries.size > REMEMBERED) this.tries.delete(this.tries.keys().next().value ?? '');
    return tries;
  }

  private backOff(times: number): number {
    const { baseMs, maxMs } = this.policy;
    const wait = Math.min(maxMs, baseMs * 2 ** Math.min(30, times - 1));
    return wait * (0.5 + 0.5 * (this.options.random ?? Math.random)());
  }

  private settle(claimed: Held['claimed'], outcome: AttemptOutcome) {
    return this.options.journal.settle({ claimed, outcome });
  }

  private async putBack(held: readonly Held[]): Promise<void> {
    await Promise.all(
      held.map(async ({ claimed, ask: asked }) => {
        const trouble = { code: 'put-back', text: '' };
        await this.settle(claimed, { kind: asked ? 'unknown' : 'unsent', trouble, waitMs: 0 });
        this.queue.ended(claimed.key);
      }),
    );
  }

  private tell(
    claimed: Held['claimed'],
    outcome: SubmitEvent['outcome'],
    state: SubmitEvent['state'],
    error?: KouanError,
  ): void {
    const { key, batchId, clientReference } = claimed;
    const failed = this.tries.get(key)?.count ?? 0;
    const attempts = outcome === 'unanswered' || outcome === 'dead' ? Math.max(1, failed) : failed + 1;
    this.tries.delete(key);
    this.options.onEvent?.({
      clientReference,
      outcome,
      state,
      attempts,
      key,
      batchId,
      ...(error === undefined ? {} : { error }),
    });
  }
}

const troubleOf = ({ code, message }: KouanError): { code: string; text: string } => ({ code, text: message });
