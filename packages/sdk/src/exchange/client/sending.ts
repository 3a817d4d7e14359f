import { setMaxListeners } from 'node:events';
import { KouanError, type KouanErrorCode } from '@kouan/core';
import { type Clock, machineClock } from '../clock.ts';
import type { JournalEntry } from '../journal/entries.ts';
import type { Journal } from '../journal/journal.ts';
import type { Home } from '../journal/plan.ts';
import { PASSED, type SubmissionState, UNSENT } from '../journal/states.ts';
import type { Planned, Submission } from '../journal/submission.ts';
import { Together } from '../journal/together.ts';
import { aborted } from '../submit/abort.ts';
import type { SendOptions, SubmitEvent } from '../submit/options.ts';
import { Sender } from '../submit/sender.ts';
import { conflict, sendLease } from '../submit/submit.ts';

/** How one ended that a call waits for. */
export interface Ended {
  readonly key: string;
  readonly clientReference: string;
  readonly outcome: SubmitEvent['outcome'] | 'waiting';
  readonly state: SubmissionState;
  readonly attempts: number;
  readonly error?: KouanError;
}

interface Waiter {
  readonly promise: Promise<Ended>;
  readonly resolve: (ended: Ended) => void;
  readonly reject: (error: unknown) => void;
  /** The round that was under way when it came: what ends with that round may not have seen it. */
  readonly since: number;
}

const PLANNING = 200;
/** How often it is looked what others do with what is waited for. */
const LOOK_MS = 200;

/**
 * Sends for all calls of a client at once. It runs while somebody waits, has the right to send from a file only so long,
 * and leaves to other processes what they hold.
 */
export class Sending {
  private readonly options: SendOptions;
  private readonly journal: Journal;
  private readonly clock: Clock;
  private readonly planners = new Map<string, Together<Submission, Planned>>();
  private readonly waiters = new Map<string, Waiter>();
  private readonly closing = new AbortController();
  private sender: Sender | undefined;
  private running: Promise<void> | undefined;
  private round = 0;
  /** Something was left in the journal until it can be sent. */
  private left = false;
  private nudged = false;

  constructor(options: SendOptions) {
    this.options = options;
    this.journal = options.journal;
    this.clock = options.clock ?? machineClock;
    setMaxListeners(0, this.closing.signal);
  }

  /** Writes it with its key; many that come at once share a transaction. */
  plan(submission: Submission, batch: Home): Promise<Planned> {
    let planner = this.planners.get(batch.id);
    if (planner === undefined) {
      planner = new Together((some) => this.journal.plan(batch, some), { most: PLANNING });
      this.planners.set(batch.id, planner);
    }
    return planner.do(submission);
  }

  /** Sends it, and resolves when its end is known. */
  async follow(submission: Submission, batch: Home): Promise<Ended> {
    const { clientReference, after } = submission;
    const { key, outcome, state } = await this.plan(submission, batch);
    const face = { key, clientReference, state, attempts: 0 };
    if (outcome === 'conflict') return { ...face, outcome: 'refused', error: conflict(clientReference) };
    if (outcome === 'known' || !UNSENT.includes(state)) return { ...face, outcome: 'known' };
    if (after !== undefined && !(await this.hasPassed(after))) {
      this.left = true;
      return { ...face, outcome: 'waiting' };
    }
    return this.end(key);
  }

  /** What was left may be ready now: receipts have come. */
  nudge(): void {
    if (!this.left || this.closing.signal.aborted) return;
    this.nudged = true;
    this.sender?.wake();
    this.start();
  }

  /** Nothing more is planned into a batch. */
  forget({ id }: Home): void {
    this.planners.delete(id);
  }

  /** Ends when what is under way has been answered; whoever waits for more is told so. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.running;
    for (const { reject } of this.waiters.values()) reject(aborted());
  }

  /** Whether the journal has a submission of this reference. */
  async knows(clientReference: string): Promise<boolean> {
    return (await this.stateOf(clientReference)) !== undefined;
  }

  private async hasPassed(clientReference: string): Promise<boolean> {
    const state = await this.stateOf(clientReference);
    // What the journal does not know is nothing to wait for.
    return state === undefined || PASSED.includes(state);
  }

  private async stateOf(clientReference: string): Promise<SubmissionState | undefined> {
    const { target } = this.options.transport;
    for await (const { state } of this.journal.entries({ target, clientReference, current: true })) return state;
    return undefined;
  }

  private end(key: string): Promise<Ended> {
    const known = this.waiters.get(key);
    if (known !== undefined) return known.promise;
    let resolve: Waiter['resolve'] = () => {};
    let reject: Waiter['reject'] = () => {};
    const promise = new Promise<Ended>((...ends) => {
      [resolve, reject] = ends;
    });
    // The call that waits may have ended by its own signal.
    promise.catch(() => {});
    this.waiters.set(key, { promise, resolve, reject, since: this.round });
    this.sender?.wake();
    this.start();
    return promise;
  }

  private start(): void {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
      if (this.waiters.size > 0 && !this.closing.signal.aborted) this.start();
    });
  }

  private async run(): Promise<void> {
    const { journal } = this;
    const { target } = this.options.transport;
    try {
      const lease = journal.shared ? undefined : await journal.acquire(sendLease(target));
      try {
        await journal.expire(target, !journal.shared);
        while ((this.waiters.size > 0 || this.nudged) && !this.closing.signal.aborted) {
          this.nudged = false;
          if (lease?.lost !== undefined) throw lease.lost;
          await this.oneRound();
        }
      } finally {
        await lease?.release();
      }
    } catch (error) {
      this.nudged = false;
      for (const [key, { reject }] of this.waiters) {
        this.waiters.delete(key);
        reject(error);
      }
    }
  }

  /** Sends until nothing is left that can be sent, and looks what became of those of which nothing was heard. */
  private async oneRound(): Promise<void> {
    const round = ++this.round;
    this.sender = new Sender({ ...this.options, drain: this.closing.signal, onEvent: (event) => this.heard(event) });
    this.sender.finish();
    try {
      await this.sender.run();
    } finally {
      this.sender = undefined;
    }
    let others = false;
    for (const [key, { since }] of this.waiters) {
      if (since >= round) continue;
      for await (const entry of this.journal.entries({ key })) {
        const ended = await this.judge(entry);
        if (ended === undefined) others = true;
        else this.give(ended);
      }
    }
    if (others) await this.clock.sleep(LOOK_MS, this.closing.signal);
  }

  private heard({ key, clientReference, outcome, state, attempts, error }: SubmitEvent): void {
    if (key === undefined) return;
    this.give({ key, clientReference, outcome, state, attempts, ...(error === undefined ? {} : { error }) });
  }

  private give(ended: Ended): void {
    const waiter = this.waiters.get(ended.key);
    this.waiters.delete(ended.key);
    waiter?.resolve(ended);
  }

  /** What the journal says of one that another process may have taken; nothing while that is under way. */
  private async judge(entry: JournalEntry): Promise<Ended | undefined> {
    const { key, clientReference, state, attempts, batchId, errorCode, errorText } = entry;
    const face = { key, clientReference, state, attempts };
    if (state === 'planned' || state === 'signed') {
      const held = entry.afterReference !== undefined || (await this.journal.batch(batchId)).state !== 'open';
      if (held) this.left = true;
      return held ? { ...face, outcome: 'waiting' } : undefined;
    }
    if (UNSENT.includes(state)) return undefined;
    const text = { en: errorText ?? state, zh: errorText ?? state };
    const error = new KouanError((errorCode ?? 'ERR_KOUAN_PROTOCOL') as KouanErrorCode, text, { retryable: false });
    if (state === 'dead' || state === 'cancelled') return { ...face, outcome: 'dead', error };
    if (state === 'rejected' && entry.receiptState === undefined) return { ...face, outcome: 'refused', error };
    return { ...face, outcome: 'sent' };
  }
}
