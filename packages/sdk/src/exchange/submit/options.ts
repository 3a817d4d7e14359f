import type { KouanError } from '@kouan/core';
import type { Clock } from '../clock.ts';
import type { Batch } from '../journal/batches.ts';
import type { Journal } from '../journal/journal.ts';
import type { SubmissionState } from '../journal/states.ts';
import type { Submission } from '../journal/submission.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import type { Transport } from '../transport/transport.ts';

/** How often and how patiently a failure that may pass is tried again: exponential, with jitter. */
export interface RetryPolicy {
  /** Attempts of one submission in one run. */
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

/** What happened to one submission. */
export interface SubmitEvent {
  readonly clientReference: string;
  /**
   * - `sent`: the endpoint took it over, or had it already
   * - `known`: it had been taken over in an earlier run, or stands twice in this one
   * - `refused`: for good, by the endpoint or by the journal
   * - `unanswered`: no answer after every attempt of this run
   * - `dead`: given up
   */
  readonly outcome: 'sent' | 'known' | 'refused' | 'unanswered' | 'dead';
  readonly state: SubmissionState;
  /** Attempts in this run. */
  readonly attempts: number;
  readonly key?: string;
  readonly batchId?: string;
  readonly error?: KouanError;
}

/** What is the same for every way of sending. */
export interface SendOptions {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly decode: ReceiptDecoder;
  /** Messages under way at once; 16 without. */
  readonly concurrency?: number;
  /** Documents a second that the endpoint is sent at most, by all workers of the journal together. */
  readonly rate?: number;
  readonly retry?: Partial<RetryPolicy>;
  /**
   * Attempts over all runs after which a submission is given up; never without. Who stays gives up only what fails while
   * others go through: an endpoint that is down says nothing about a document.
   */
  readonly giveUpAfter?: number;
  /** Stops at once; what is under way becomes unknown and is asked for by the next run. */
  readonly signal?: AbortSignal;
  /** Takes nothing new, and ends when what is under way has been answered. */
  readonly drain?: AbortSignal;
  readonly onEvent?: (event: SubmitEvent) => void;
  /** Too much of a batch failed: it is paused. */
  readonly onPaused?: (batchId: string, reason: string) => void;
  /** 0 ≤ x < 1; spreads the retries of many. */
  readonly random?: () => number;
  /** Whose pauses are kept; the machine's without. */
  readonly clock?: Clock;
}

export interface SubmitOptions extends SendOptions {
  /** Empty to resume only. */
  readonly submissions: Iterable<Submission> | AsyncIterable<Submission>;
  /** The batch that they belong to; a new one without. */
  readonly batch?: Pick<Batch, 'id' | 'target' | 'priority'>;
  /** What a new batch is called, and how many failures it stands. */
  readonly name?: string;
  readonly maxFailures?: string;
}

export interface SubmitSummary {
  /** Taken over by the endpoint in this run. */
  readonly sent: number;
  /** Had been taken over in an earlier run. */
  readonly known: number;
  /** Refused for good by the endpoint, or by the journal. */
  readonly refused: number;
  /** No answer after every attempt; the next run asks, and tries again with the same key. */
  readonly unanswered: number;
  /** Given up. */
  readonly dead: number;
  /** Left in the journal: their batch is paused, or what they depend on is not accepted. */
  readonly waiting: number;
}
