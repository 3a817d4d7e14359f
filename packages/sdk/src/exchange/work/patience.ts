import { isKouanError, KouanError } from '@kouan/core';
import { pauseUntil } from '../submit/abort.ts';
import { knowledgeOf } from '../transport/exchange-error.ts';

/** What a worker does; each can fail by itself. */
export type Work = 'journal' | 'send' | 'receipts' | 'deadlines' | 'chunks';

/** Something that cannot be done now; it is tried again by itself. */
export interface Trouble {
  readonly work: Work;
  /** Empty where it is no matter of one endpoint. */
  readonly target: string;
  readonly error: KouanError;
}

const FIRST_MS = 1_000;
const LAST_MS = 60_000;

/**
 * Tries again what fails, less and less often. Told when it begins to fail, or fails otherwise than before, and when it
 * is over.
 */
export class Patience {
  private readonly failing = new Map<string, { readonly code: string; readonly times: number }>();
  private readonly onTrouble: ((trouble: Trouble) => void) | undefined;
  private readonly onWell: ((well: Omit<Trouble, 'error'>) => void) | undefined;

  constructor(tell: {
    readonly onTrouble?: ((trouble: Trouble) => void) | undefined;
    readonly onWell?: ((well: Omit<Trouble, 'error'>) => void) | undefined;
  }) {
    this.onTrouble = tell.onTrouble;
    this.onWell = tell.onWell;
  }

  /** One try; after a failure it resolves with nothing, and only after the pause that is due. */
  async try<T>(work: Work, target: string, look: () => Promise<T>, stop: AbortSignal): Promise<T | undefined> {
    try {
      const value = await look();
      this.well(work, target);
      return value;
    } catch (cause) {
      if (stop.aborted) return undefined;
      const error = known(cause);
      await pauseUntil(Math.max(this.failed(work, target, error), knowledgeOf(cause).retryAfterMs ?? 0), stop);
      return undefined;
    }
  }

  /** Whether it failed when it was tried last. */
  fails(work: Work, target: string): boolean {
    return this.failing.has(`${work} ${target}`);
  }

  well(work: Work, target: string): void {
    if (this.failing.delete(`${work} ${target}`)) this.onWell?.({ work, target });
  }

  private failed(work: Work, target: string, error: KouanError): number {
    const place = `${work} ${target}`;
    const before = this.failing.get(place);
    const times = (before?.times ?? 0) + 1;
    this.failing.set(place, { code: error.code, times });
    if (before?.code !== error.code) this.onTrouble?.({ work, target, error });
    return Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(20, times - 1));
  }
}

export const known = (error: unknown): KouanError =>
  isKouanError(error)
    ? error
    : new KouanError('ERR_KOUAN_INTERNAL', { en: String(error), zh: String(error) }, { cause: error });
