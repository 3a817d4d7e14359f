import type { KouanError } from '@kouan/core';
import type { Journal, Submission } from './journal.ts';
import type { ReceiptDecoder } from './read-receipts.ts';
import type { SubmissionState } from './states.ts';
import type { Transport } from './transport.ts';

/** How often and how patiently a retryable failure is tried again. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly baseMs: number;
  readonly maxMs: number;
}

/** What happened to one submission. */
export interface SubmitEvent {
  readonly clientReference: string;
  readonly outcome: 'sent' | 'known' | 'refused' | 'unanswered';
  readonly state: SubmissionState;
  readonly attempts: number;
  readonly error?: KouanError;
}

export interface SubmitOptions {
  readonly journal: Journal;
  readonly transport: Transport;
  /** Empty to resume only. */
  readonly submissions: Iterable<Submission> | AsyncIterable<Submission>;
  readonly decode: ReceiptDecoder;
  /** Messages under way at once. */
  readonly concurrency?: number;
  readonly retry?: Partial<RetryPolicy>;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SubmitEvent) => void;
  /** 0 ≤ x < 1; spreads the retries of many. */
  readonly random?: () => number;
}

export interface SubmitSummary {
  /** Taken over by the endpoint in this run. */
  readonly sent: number;
  /** Had been taken over in an earlier run. */
  readonly known: number;
  /** Refused for good by the endpoint, or by the journal. */
  readonly refused: number;
  /** No answer after every attempt; the next run tries again with the same key. */
  readonly unanswered: number;
}
