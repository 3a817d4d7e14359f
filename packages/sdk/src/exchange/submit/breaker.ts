import { isKouanError } from '@kouan/core';
import type { Journal } from '../journal/journal.ts';

interface Watched {
  /** Tick before which it is not looked again. */
  next: number;
  timer: NodeJS.Timeout | undefined;
}

/** Counting a batch may take a tenth of the time and no more. */
const PATIENCE = 9;

/**
 * Looks whether too much of a batch failed, after every failure while counting is quick, and less often where it is not;
 * the last failure is never left uncounted.
 */
export class Breaker {
  private readonly journal: Journal;
  private readonly tripped: (batchId: string, reason: string) => Promise<void>;
  private readonly batches = new Map<string, Watched>();

  constructor(journal: Journal, tripped: (batchId: string, reason: string) => Promise<void>) {
    this.journal = journal;
    this.tripped = tripped;
  }

  /** One more document of the batch failed. */
  async failed(batchId: string): Promise<void> {
    let watched = this.batches.get(batchId);
    if (watched === undefined) this.batches.set(batchId, (watched = { next: 0, timer: undefined }));
    const wait = watched.next - performance.now();
    if (wait <= 0) return this.look(batchId, watched);
    watched.timer ??= setTimeout(() => void this.late(batchId, watched).catch(() => {}), wait);
  }

  /** Counts what has not been counted. */
  async end(): Promise<void> {
    for (const [batchId, watched] of this.batches) if (watched.timer !== undefined) await this.late(batchId, watched);
  }

  private late(batchId: string, watched: Watched): Promise<void> {
    clearTimeout(watched.timer);
    watched.timer = undefined;
    return this.look(batchId, watched);
  }

  private async look(batchId: string, watched: Watched): Promise<void> {
    const began = performance.now();
    const reason = await this.journal.breakCircuit(batchId).catch((error: unknown) => {
      // Another worker saw it at the same moment.
      if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return undefined;
      throw error;
    });
    watched.next = performance.now() + PATIENCE * (performance.now() - began);
    if (reason !== undefined) await this.tripped(batchId, reason);
  }
}
