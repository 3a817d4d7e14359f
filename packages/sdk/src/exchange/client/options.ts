import type { Document } from '../../documents/index.ts';
import type { Format } from '../../format.ts';
import type { Signer } from '../../signing/signer.ts';
import type { Clock } from '../clock.ts';
import type { Batch } from '../journal/batches.ts';
import type { JournalEntry } from '../journal/entries.ts';
import type { JournalEvent } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { SubmissionState } from '../journal/states.ts';
import type { Planned, Submission } from '../journal/submission.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import type { RetryPolicy, SubmitEvent, SubmitSummary } from '../submit/options.ts';
import type { Transport } from '../transport/transport.ts';

export interface ClientOptions {
  /** Address of a single window, or folder of an import client. */
  readonly endpoint?: string;
  /** A way of your own instead; the caller closes it. */
  readonly transport?: Transport;
  /** Bearer token; never logged. */
  readonly token?: string;
  /** File, `postgres://` address, or an open journal, which the caller closes. */
  readonly journal: string | Journal;
  /** How documents are written; without it only bytes can be submitted. */
  readonly format?: Format;
  /** How answers are read: the format of receipts, or a function. */
  readonly receipts: Format | ReceiptDecoder;
  readonly signer?: Signer;
  readonly fetch?: typeof globalThis.fetch;
  /** Whose time it is: for tests. */
  readonly clock?: Clock;
  readonly retries?: Partial<RetryPolicy>;
  /** Messages under way at once; 16 without. */
  readonly concurrency?: number;
  /** Documents a second that the endpoint is sent at most, by all who send from the journal. */
  readonly rate?: number;
  /** Milliseconds that one request may take; 30,000 without. */
  readonly requestTimeoutMs?: number;
  /** Time between two looks for receipts while something is waited for; 1,000 ms without. */
  readonly pollMs?: number;
  /** False where workers fetch the receipts into a journal that is shared with them: only the journal is looked at. */
  readonly polls?: boolean;
  readonly allowPlainHttp?: boolean;
  /** What the batch of single submissions is called. */
  readonly name?: string;
}

/** How long a call may take. What it has begun is in the journal and goes on; the same call finds it. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call. */
  readonly timeoutMs?: number;
}

/** What is said of a document on its way, beside the document. */
export type Manner = Pick<Submission, 'after' | 'priority' | 'deadline' | 'declarant'>;

/** What can be sent: a document, a document with its {@link Manner}, or bytes. */
export type Sendable = Document | ({ readonly document: Document } & Manner) | Submission;

/** What became of one submission. */
export interface Submitted {
  readonly key: string;
  readonly clientReference: string;
  /**
   * - `sent`: the endpoint took it over, or had it already
   * - `known`: it had been taken over before
   * - `waiting`: it is in the journal; what it depends on is not accepted, or its batch is paused
   */
  readonly outcome: 'sent' | 'known' | 'waiting';
  readonly state: SubmissionState;
}

/** Sends documents and follows what becomes of them; everything is in its journal. */
export interface Client {
  readonly journal: Journal;
  readonly transport: Transport;
  /** Idempotency key that a document has, or would have. */
  keyOf(document: Sendable): Promise<string>;
  /** Writes one into the journal, to be sent by the workers on it; resolves when it is durable. */
  plan(document: Sendable, options?: CallOptions): Promise<Planned>;
  /**
   * Sends one; resolves when the endpoint has it.
   *
   * @throws KouanError when it was refused (`ERR_KOUAN_PROTOCOL`, `ERR_KOUAN_CONFLICT`) or got no answer, which
   * `retryable` tells apart; the same call goes on with the same key. `ERR_KOUAN_ABORTED` when the signal or the time
   * came first.
   */
  submit(document: Sendable, options?: CallOptions): Promise<Submitted>;
  /** Sends many; memory stays that of some hundred. Those that are refused or unanswered are counted, not thrown. */
  submitAll(
    documents: Iterable<Sendable> | AsyncIterable<Sendable>,
    options?: CallOptions & { readonly batch?: Batch; readonly onEvent?: (event: SubmitEvent) => void },
  ): Promise<SubmitSummary>;
  /**
   * Receipts and other events of this endpoint after a cursor, none missed, for as long as somebody asks; the endpoint
   * is polled meanwhile. `event.cursor` is where to go on, also in another process.
   *
   * @throws KouanError `ERR_KOUAN_ABORTED` when the signal or the time came, and what polling meets again and again.
   */
  receipts(options?: CallOptions & { readonly after?: string }): AsyncGenerator<JournalEvent>;
  /** What the journal knows of a submission, by key or by reference. */
  find(keyOrReference: string): Promise<JournalEntry | undefined>;
  /**
   * Resolves when it is released or closed.
   *
   * @throws NotReleasedError when it was rejected, returned, cancelled or given up; KouanError `ERR_KOUAN_ABORTED` when
   * the signal or the time comes first; `ERR_KOUAN_USAGE` when the journal does not know it.
   */
  waitUntilReleased(keyOrReference: string, options?: CallOptions): Promise<JournalEntry>;
  /** Lets what is under way be answered, and ends. */
  close(): Promise<void>;
}
