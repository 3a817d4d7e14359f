import { setMaxListeners } from 'node:events';
import type { KouanError } from '@kouan/core';
import { MAX_WAIT_MS } from '../journal/claim.ts';
import type { AttemptOutcome } from '../journal/settle.ts';
import { FAILED } from '../journal/states.ts';
import { pauseUntil } from './abort.ts';
import { type Attempted, ask, send } from './attempt.ts';
import type { RetryPolicy, SendOptions, SubmitEvent } from './options.ts';
import { type Held, Queue } from './queue.ts';
import { Room } from './room.ts';

export const CONCURRENCY = 16;
const RETRY: RetryPolicy = { attempts: 5, baseMs: 200, maxMs: 10_000 };

/** Whoever stays has time: a document that fails again and again waits longer. */
const STAYING: RetryPolicy = { ...RETRY, maxMs: 5 * 60_000 };

/** So many attempts without an answer, one after the other, and the endpoint is taken to be down. */
const SILENCE = 16;

/** So many times the messages under way may be waiting to be written down. */
const CONCLUDING = 3;

/** How often a batch is looked at whether too much of it failed. */
const CIRCUIT_MS = 250;

export interface SenderOptions extends SendOptions {
  /** Goes on until it is told to stop, whatever the endpoint does. */
  readonly stay?: boolean;
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
  private readonly tries = new Map<string, number>();
  private readonly circuits = new Map<string, number>();
  /** What was answered and is being written down. */
  private readonly writing = new Set<Promise<void>>();
  private readonly concluding: Room;
  private silent = 0;
  private rests = 0;
  private finished = false;
  private fatal: unknown;

  constructor(options: SenderOptions) {
    this.options = options;
    this.policy = { ...(options.stay === true ? STAYING : RETRY), ...options.retry };
    const { journal, transport, concurrency = CONCURRENCY, rate, signal } = options;
    this.concluding = new Room(concurrency * CONCLUDING);
    this.queue = new Queue(journal, transport.target, concurrency, rate);
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
    } finally {
      this.queue.end();
      for (const signal of [this.signal, drain]) signal?.removeEventListener('abort', stop);
    }
    if (this.fatal !== undefined) throw this.fatal;
  }

  private async work(): Promise<void> {
    const { stay = false, concurrency = CONCURRENCY } = this.options;
    while (!this.stop.signal.aborted) {
      // An endpoint that was silent is tried with one before it is given many.
      const held = await this.queue.take(this.silent > 0 ? 1 : concurrency * 2);
      if (typeof held !== 'number') {
        this.queue.began(held.claimed.key);
        await this.handle(held);
        continue;
      }
      if (!stay && this.finished && this.queue.idle && this.queue.resting === 0) {
        this.stop.abort();
        return;
      }
      if (held > 0) await this.queue.wait(held, this.stop.signal);
    }
  }

  private async handle({ claimed, ask: asked, leaveAt }: Held): Promise<void> {
    const way = { ...this.options, signal: this.signal };
    const early = leaveAt - performance.now();
    if (early > 0) await pauseUntil(early, this.stop.signal);
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
    const concluding = this.conclude(claimed, attempted, asked);
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

  private async conclude(claimed: Held['claimed'], attempted: Attempted, asked: boolean): Promise<void> {
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
      await this.heard();
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
      if (FAILED.includes(state)) await this.look(claimed.batchId);
      return;
    }
    await this.defer(claimed, attempted, asked);
  }

  /** It speaks again after a silence: nobody waits for pauses that were chosen meanwhile. */
  private async heard(): Promise<void> {
    const { journal, transport } = this.options;
    const wasDown = this.rests > 0;
    this.silent = this.rests = 0;
    if (!wasDown) return;
    await journal.hurry(transport.target);
    this.queue.wake();
  }

  /**
   * Later, if at all: the pause grows with every attempt, and an endpoint that stays silent is left alone by all. Given
   * up is only what left and was not answered: that an endpoint is down says nothing about a document.
   */
  private async defer(
    claimed: Held['claimed'],
    { kind, error, retryAfterMs = 0 }: Attempted & { kind: 'unsent' | 'unknown' },
    asked: boolean,
  ): Promise<void> {
    const { journal, transport, giveUpAfter, stay = false } = this.options;
    const { key } = claimed;
    const trouble = error === undefined ? { code: 'not-there', text: '' } : troubleOf(error);
    const tries = (this.tries.get(key) ?? 0) + 1;
    this.silent++;
    if (giveUpAfter !== undefined && claimed.attempt >= giveUpAfter && kind === 'unknown' && !asked) {
      const state = await this.settle(claimed, { kind: 'dead', trouble });
      this.queue.ended(key);
      this.tell(claimed, 'dead', state, error);
      return this.look(claimed.batchId);
    }
    const exhausted = !stay && tries >= this.policy.attempts;
    const waitMs = exhausted ? MAX_WAIT_MS : Math.max(retryAfterMs, this.backOff(stay ? claimed.attempt : tries));
    this.tries.set(key, tries);
    const state = await this.settle(claimed, { kind, trouble, waitMs });
    this.queue.ended(key, exhausted ? undefined : waitMs, kind === 'unknown');
    if (exhausted) this.tell(claimed, 'unanswered', state, error);
    if (retryAfterMs > 0) await journal.rest(transport.target, retryAfterMs);
    if (this.silent < SILENCE) return;
    this.silent = 1;
    if (++this.rests > this.policy.attempts && !stay) throw error;
    await journal.rest(transport.target, Math.min(RETRY.maxMs, this.backOff(this.rests)));
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
    const attempts =
      outcome === 'unanswered' || outcome === 'dead' ? (this.tries.get(key) ?? 1) : (this.tries.get(key) ?? 0) + 1;
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

  /** Too many failures pause the batch; what of it has not begun goes back. */
  private async look(batchId: string): Promise<void> {
    const now = performance.now();
    if (now - (this.circuits.get(batchId) ?? Number.NEGATIVE_INFINITY) < CIRCUIT_MS) return;
    this.circuits.set(batchId, now);
    if ((await this.options.journal.breakCircuit(batchId)) !== undefined) await this.putBack(this.queue.drop(batchId));
  }
}

const troubleOf = ({ code, message }: KouanError): { code: string; text: string } => ({ code, text: message });
