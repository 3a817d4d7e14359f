import type { Document } from '../../documents/index.ts';
import type { Format } from '../../format.ts';
import type { Signer } from '../../signing/signer.ts';
import type { Batch } from '../journal/batches.ts';
import type { JournalEntry } from '../journal/entries.ts';
import type { JournalEvent } from '../journal/events.ts';
import type { Journal } from '../journal/journal.ts';
import type { SubmissionState } from '../journal/states.ts';
import type { Submission } from '../journal/submission.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import type { RetryPolicy, SubmitEvent, SubmitSummary } from '../submit/options.ts';
import type { Transport } from '../transport/transport.ts';

export interface ClientOptions {
  /** Address of a single window, folder of an import client, or a transport of your own. */
  readonly endpoint: string | Transport;
  /** Bearer token; never logged. */
  readonly token?: string;
  /** File, `postgres://` address, or an open journal. */
  readonly journal: string | Journal;
  /** How documents are written; without it only bytes can be submitted. */
  readonly format?: Format;
  /** How answers are read: the format of receipts, or a function. */
  readonly receipts: Format | ReceiptDecoder;
  readonly signer?: Signer;
  readonly fetch?: typeof globalThis.fetch;
  /** Clock of a journal in a file. */
  readonly clock?: () => Date;
  readonly retries?: Partial<RetryPolicy>;
  readonly concurrency?: number;
  readonly rate?: number;
  /** Time between two looks for receipts while something is waited for; 1,000 ms without. */
  readonly pollMs?: number;
  readonly allowPlainHttp?: boolean;
}

/** How long a call may take. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole call. */
  readonly timeoutMs?: number;
}

/** What became of one submission. */
export interface Submitted {
  readonly key: string;
  readonly clientReference: string;
  readonly outcome: SubmitEvent['outcome'];
  readonly state: SubmissionState;
}

/** Sends documents and follows what becomes of them; everything is in its journal. */
export interface Client {
  readonly journal: Journal;
  readonly transport: Transport;
  /** Idempotency key that a document has, or would have. */
  keyOf(document: Document | Submission): Promise<string>;
  /**
   * Sends one; resolves when the endpoint has it.
   *
   * @throws KouanError when it was refused (`ERR_KOUAN_PROTOCOL`, `ERR_KOUAN_CONFLICT`) or got no answer; the same call
   * goes on with the same key.
   */
  submit(document: Document | Submission, options?: CallOptions): Promise<Submitted>;
  /** Sends many; memory stays that of some hundred. */
  submitAll(
    documents: Iterable<Document | Submission> | AsyncIterable<Document | Submission>,
    options?: CallOptions & { readonly batch?: Batch; readonly onEvent?: (event: SubmitEvent) => void },
  ): Promise<SubmitSummary>;
  /** Receipts and other events after a cursor, for as long as somebody asks; the endpoint is polled meanwhile. */
  receipts(options?: CallOptions & { readonly after?: string }): AsyncGenerator<JournalEvent>;
  /** What the journal knows of a submission, by key or by reference. */
  find(keyOrReference: string): Promise<JournalEntry | undefined>;
  /**
   * Resolves when it is released or closed.
   *
   * @throws KouanError `ERR_KOUAN_DOCUMENT` when it was rejected, returned, cancelled or given up; `ERR_KOUAN_ABORTED`
   * when the signal or the time comes first; `ERR_KOUAN_USAGE` when the journal does not know it.
   */
  waitUntilReleased(keyOrReference: string, options?: CallOptions): Promise<JournalEntry>;
  close(): Promise<void>;
}
