import { isKouanError } from '@kouan/core';
import type { Clock } from '../clock.ts';
import type { RetryPolicy } from '../submit/options.ts';
import { knowledgeOf } from '../transport/exchange-error.ts';
import { orAborted } from './call.ts';

const ATTEMPTS = 5;
const FIRST_MS = 200;
const LAST_MS = 10_000;

export interface PollingOptions {
  /** One look at the endpoint; answers with how many receipts were new. */
  readonly look: (signal: AbortSignal) => Promise<number>;
  readonly pollMs: number;
  readonly retries: Partial<RetryPolicy> | undefined;
  readonly clock: Clock;
  readonly closing: AbortSignal;
}

/** Looks for receipts on behalf of all who wait: one look at a time, shared by those who ask meanwhile. */
export class Polling {
  private readonly options: PollingOptions;
  private looking: Promise<number> | undefined;
  private failures = 0;

  constructor(options: PollingOptions) {
    this.options = options;
  }

  /**
   * Resolves when there may be something new. A look that fails is made again with growing pauses; only what lasts, or
   * would never pass, is thrown.
   */
  async more(signal: AbortSignal): Promise<void> {
    const { pollMs, clock } = this.options;
    let pause = pollMs;
    try {
      if ((await orAborted(this.look(), signal)) > 0) return;
    } catch (error) {
      if (signal.aborted) throw error;
      pause = Math.max(pollMs, this.afterFailure(error));
    }
    await clock.sleep(pause, signal);
  }

  private look(): Promise<number> {
    this.looking ??= this.options
      .look(this.options.closing)
      .then(
        (stored) => {
          this.failures = 0;
          return stored;
        },
        (error: unknown) => {
          this.failures++;
          throw error;
        },
      )
      .finally(() => {
        this.looking = undefined;
      });
    return this.looking;
  }

  private afterFailure(error: unknown): number {
    const { attempts = ATTEMPTS, baseMs = FIRST_MS, maxMs = LAST_MS } = this.options.retries ?? {};
    if (!isKouanError(error) || !error.retryable || this.failures >= attempts) throw error;
    return Math.max(knowledgeOf(error).retryAfterMs ?? 0, Math.min(maxMs, baseMs * 2 ** (this.failures - 1)));
  }
}
