import { Worker } from 'node:worker_threads';
import { KouanError } from '@kouan/core';
import type { Block } from './blocks.ts';
import { engineOptions } from './engine.ts';
import { type Worked, type WorkSettings, workBlock } from './work.ts';

/** Room for what lives shortly: nearly all that an assessment makes. More is slower to clean and no faster to fill. */
const YOUNG_MB = 16;

/** Blocks that a thread has before it: one at work and one waiting, so that it never starves. */
const AHEAD = 2;

/**
 * Assesses blocks on several threads and gives the answers in the order of the blocks. Reading waits when the threads
 * have enough before them, so that memory stays flat. A single block, or a single thread, is worked on here.
 */
export async function* workBlocks(
  blocks: AsyncIterable<Block>,
  settings: WorkSettings,
  threads: number,
): AsyncGenerator<Worked> {
  const source = blocks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done === true) return;
  const second = threads > 1 ? await source.next() : undefined;
  if (second === undefined || second.done === true) {
    const options = await engineOptions(settings.engine);
    yield workBlock(first.value, settings, options);
    if (second?.done === true) return;
    for (let next = await source.next(); next.done !== true; next = await source.next())
      yield workBlock(next.value, settings, options);
    return;
  }
  const pool = Array.from({ length: threads }, () => new Thread(settings));
  const waiting: Promise<Worked>[] = [];
  const give = (block: Block): void => {
    const least = pool.reduce((best, thread) => (thread.load < best.load ? thread : best));
    const answer = least.work(block);
    // Awaited in its turn; a thread that fails before must not end the process.
    answer.catch(() => {});
    waiting.push(answer);
  };
  try {
    give(first.value);
    give(second.value);
    let more = true;
    while (more || waiting.length > 0) {
      while (more && waiting.length < threads * AHEAD) {
        const next = await source.next();
        if (next.done === true) more = false;
        else give(next.value);
      }
      const answer = waiting.shift();
      if (answer !== undefined) yield await answer;
    }
  } finally {
    await Promise.all(pool.map((thread) => thread.end()));
  }
}

/** One thread with what it was told; it answers in the order in which it was asked. */
export class Thread {
  load = 0;
  private readonly worker: Worker;
  private readonly answers: { resolve(worked: Worked): void; reject(cause: unknown): void }[] = [];

  constructor(settings: WorkSettings) {
    this.worker = new Worker(new URL('./origin/worker.js', import.meta.url), {
      workerData: settings,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.worker.on('message', (worked: Worked) => {
      this.load -= 1;
      this.answers.shift()?.resolve(worked);
    });
    this.worker.on('error', (cause) => this.fail(cause));
    this.worker.on('exit', (code) => this.fail(new Error(`the thread ended with ${code}`)));
  }

  work(block: Block): Promise<Worked> {
    this.load += 1;
    return new Promise((resolve, reject) => {
      this.answers.push({ resolve, reject });
      if (block.kind === 'goods') this.worker.postMessage(block);
      else {
        // The bytes move; they may be a part of a larger buffer, of which the rest is still needed here.
        const bytes = new Uint8Array(block.bytes);
        this.worker.postMessage({ ...block, bytes }, [bytes.buffer]);
      }
    });
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private fail(cause: unknown): void {
    const error = new KouanError(
      'ERR_KOUAN_INTERNAL',
      { en: 'A worker thread ended.', zh: '工作线程意外结束。' },
      { cause, hint: { en: 'Try again with --threads 1.', zh: '请用 --threads 1 重试。' } },
    );
    for (const { reject } of this.answers.splice(0)) reject(error);
  }
}
