import { isKouanError } from '@kouan/core';
import type { Circuit } from '../journal/batches.ts';
import type { Journal } from '../journal/journal.ts';

/** What is known of the failures of one batch. */
interface Watched {
  /** Own failures since it was counted. */
  failures: number;
  /** So many can be borne before it is counted again. */
  slack: number;
  countedAt: number;
  counting: boolean;
}

/** Others fail too, and a limit may be set anew: a batch that fails is counted again after this time at the latest. */
const STALE_MS = 1_000;

/**
 * Looks whether too much of a batch failed. Counting a large batch takes long: it is done when the failures since the
 * last time could be too many, so that none of one's own is overlooked, and else not more than once a second.
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
    if (watched === undefined)
      this.batches.set(batchId, (watched = { failures: 0, slack: 0, countedAt: 0, counting: false }));
    watched.failures++;
    if (!watched.counting) await this.look(batchId, watched, STALE_MS);
  }

  /** Counts what has not been counted. */
  async end(): Promise<void> {
    for (const [batchId, watched] of this.batches) if (watched.failures > 0) await this.look(batchId, watched, -1);
  }

  private async look(batchId: string, watched: Watched, staleMs: number): Promise<void> {
    watched.counting = true;
    try {
      while (
        watched.failures > 0 &&
        (watched.failures >= watched.slack || performance.now() - watched.countedAt > staleMs)
      ) {
        watched.failures = 0;
        const { reason, slack } = await this.count(batchId);
        watched.slack = slack;
        watched.countedAt = performance.now();
        if (reason !== undefined) await this.tripped(batchId, reason);
      }
    } finally {
      watched.counting = false;
    }
  }

  private async count(batchId: string): Promise<Circuit> {
    try {
      return await this.journal.breakCircuit(batchId);
    } catch (error) {
      // Another worker saw it at the same moment.
      if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return { slack: Number.POSITIVE_INFINITY };
      throw error;
    }
  }
}
