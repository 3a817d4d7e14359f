import type { Batch, Journal, Submission, Transport } from '@kouan/sdk/exchange';
import type { Shape } from './failed/index.ts';
import type { Gathered } from './planned.ts';

/** What a run is told to leave behind. */
export interface Leave {
  readonly report?: string | undefined;
  readonly failed?: string | undefined;
  readonly shape: Shape;
  /** Folder that names of inputs are meant from. */
  readonly folder: string;
  readonly unchanged?: (file: string) => boolean;
}

/** One run of sending, with all that it is told to leave behind. */
export interface SendRun {
  readonly journal: Journal;
  readonly transport: Transport;
  readonly batch: Batch;
  /** New documents while they are read; none where everything is planned. */
  readonly submissions: AsyncIterable<Submission> | Iterable<Submission>;
  readonly gathered: Gathered;
  readonly startedAt: Date;
  /** How many there are, where that is known. */
  readonly total?: number;
  readonly seconds: number;
  readonly concurrency?: number | undefined;
  readonly rate?: number | undefined;
  readonly alarmMs: number;
  readonly leave: Leave;
}
