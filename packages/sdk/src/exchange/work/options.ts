import type { ChunkWorkerOptions } from '../chunks/worker.ts';
import type { Alarm } from '../journal/deadlines.ts';
import type { Journal } from '../journal/journal.ts';
import type { PollSummary } from '../receipts/poll.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import type { RetryPolicy, SubmitEvent } from '../submit/options.ts';
import type { Transport } from '../transport/transport.ts';
import type { Trouble } from './patience.ts';

export interface WorkerOptions {
  readonly journal: Journal;
  /** A way to each target that the journal names. */
  readonly open: (target: string) => Promise<Transport>;
  readonly decode: ReceiptDecoder;
  /** Takes nothing new when it comes, and ends when what is under way is answered. */
  readonly drain: AbortSignal;
  /** Targets that this worker works on; all without. */
  readonly serves?: (target: string) => boolean;
  /** Messages under way at once, to each target. */
  readonly concurrency?: number;
  /** Documents a second to each target, by all workers of the journal together. */
  readonly rate?: number;
  /** What one target stands, where that is other than above. */
  readonly limits?: (target: string) => { readonly concurrency?: number; readonly rate?: number };
  readonly retry?: Partial<RetryPolicy>;
  /** Attempts over all workers after which what fails while others go through is given up; 50 without. */
  readonly giveUpAfter?: number;
  /** Time between two looks for receipts; 5,000 ms without. 0 leaves them to others. */
  readonly pollMs?: number;
  /** How long before a time limit it is told; 24 h without. */
  readonly alarmMs?: number;
  /** Parts of large works that are done beside. */
  readonly chunks?: Pick<ChunkWorkerOptions, 'kind' | 'run' | 'concurrency' | 'onChunk'>;
  readonly onEvent?: (event: SubmitEvent, target: string) => void;
  readonly onReceipts?: (target: string, polled: PollSummary) => void;
  /** Time limits that come near or are over; of all workers one is told. */
  readonly onAlarms?: (alarms: readonly Alarm[]) => void;
  /** Too much of a batch failed: it is paused. */
  readonly onPaused?: (batchId: string, reason: string) => void;
  /** Something that cannot be done now begins to fail, or fails otherwise; it is tried again by itself. */
  readonly onTrouble?: (trouble: Trouble) => void;
  /** It works again. */
  readonly onWell?: (well: Omit<Trouble, 'error'>) => void;
}
