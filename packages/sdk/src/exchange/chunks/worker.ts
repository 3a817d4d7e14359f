import { isKouanError, type KouanError } from '@kouan/core';
import { LEASE_MS } from '../journal/claim.ts';
import type { Journal } from '../journal/journal.ts';
import { pauseUntil } from '../submit/abort.ts';
import {
  type Chunk,
  chunkTarget,
  claimChunk,
  commonOf,
  failChunk,
  finishChunk,
  renewChunks,
  sweepChunks,
} from './table.ts';

/** What a part is done with. */
export interface ChunkTask {
  readonly batchId: string;
  readonly number: number;
  readonly input: Uint8Array;
  /** What all parts of the work have in common. */
  common(): Promise<Uint8Array>;
}

export interface ChunkWorkerOptions {
  readonly journal: Journal;
  /** Which works are taken: those of the same kind, made by the same version. */
  readonly kind: string;
  readonly run: (task: ChunkTask) => Promise<Uint8Array>;
  /** Takes nothing new when it comes, and ends when what is under way is done. */
  readonly drain: AbortSignal;
  /** Parts under way at once; 1 without. */
  readonly concurrency?: number;
  /** Parts of this work only. */
  readonly batchId?: string;
  readonly onChunk?: (chunk: Pick<Chunk, 'batchId' | 'number' | 'attempt'>, done: boolean) => void;
  /** The journal cannot be used now; it is tried again after a while. */
  readonly onTrouble?: (error: unknown) => void;
}

const LOOK_MS = 500;
const TROUBLE_MS = 2_000;
/** A part that could not be done here is left to others first. */
const FAILED_MS = 300;
const SWEEP_MS = 60_000;

/** Does parts of large works, each under a lease that is renewed: what a dead worker had is done by another. */
export class ChunkWorker {
  private readonly options: ChunkWorkerOptions;
  private readonly wakers = new Set<() => void>();
  private swept = 0;

  constructor(options: ChunkWorkerOptions) {
    this.options = options;
  }

  /** There may be a part to do. */
  wake(): void {
    for (const waker of this.wakers) waker();
  }

  /** The target of which {@link wake} is to be told. */
  get target(): string {
    return chunkTarget(this.options.kind);
  }

  /** Resolves when drained. */
  async run(): Promise<void> {
    const { journal, concurrency = 1 } = this.options;
    const heart = setInterval(
      () => void journal.run((at, _, owner) => renewChunks(owner, at)).catch(() => {}),
      LEASE_MS / 4,
    );
    heart.unref();
    try {
      await Promise.all(Array.from({ length: concurrency }, () => this.work()));
    } finally {
      clearInterval(heart);
    }
  }

  private async work(): Promise<void> {
    const { journal, kind, batchId, drain, onTrouble } = this.options;
    while (!drain.aborted) {
      try {
        await this.sweep();
        const chunk = await journal.run((at, _, owner) => claimChunk(kind, batchId, owner, at));
        if (chunk === undefined) await this.wait(LOOK_MS);
        else await this.handle(chunk);
      } catch (error) {
        onTrouble?.(error);
        await pauseUntil(TROUBLE_MS, drain);
      }
    }
  }

  private async handle(chunk: Chunk): Promise<void> {
    const { journal, kind, run, onChunk } = this.options;
    const { batchId, number, input } = chunk;
    const common = async (): Promise<Uint8Array> => (await journal.run(() => commonOf(batchId))) ?? new Uint8Array();
    let output: Uint8Array;
    try {
      output = await run({ batchId, number, input, common });
    } catch (error) {
      await journal.run((at, _, owner) => failChunk(chunk, owner, whyOf(error), at + FAILED_MS));
      onChunk?.(chunk, false);
      return;
    }
    const done = await journal.run((_at, _, owner) => finishChunk(kind, chunk, owner, output));
    onChunk?.(chunk, done);
  }

  /** Whoever works also clears away what nobody waits for any more. */
  private async sweep(): Promise<void> {
    const now = performance.now();
    if (this.swept > 0 && now - this.swept < SWEEP_MS) return;
    this.swept = now;
    await this.options.journal.run((at) => sweepChunks(at));
  }

  private async wait(ms: number): Promise<void> {
    const over = new AbortController();
    const end = (): void => over.abort();
    const { drain } = this.options;
    this.wakers.add(end);
    drain.addEventListener('abort', end);
    if (drain.aborted) end();
    await pauseUntil(ms, over.signal);
    this.wakers.delete(end);
    drain.removeEventListener('abort', end);
  }
}

const whyOf = (error: unknown): string =>
  isKouanError(error) ? `${(error as KouanError).code}: ${error.message}` : String(error);
