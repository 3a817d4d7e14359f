import { KouanError } from '@kouan/core';
import type { Journal } from '../journal/journal.ts';
import type { Lease } from '../journal/lease.ts';
import { aborted, pauseUntil } from '../submit/abort.ts';
import { askerLease, chunkTarget, commonOf, dropChunks, type Ended, endedFrom, putChunk, putCommon } from './table.ts';

export interface SpreadOptions {
  readonly journal: Journal;
  /** Who takes the parts: workers of the same kind. */
  readonly kind: string;
  /** What a person reads. */
  readonly name: string;
  /** What all parts have in common; given to a worker once. */
  readonly common: Uint8Array;
  readonly inputs: AsyncIterable<Uint8Array>;
  /** Parts that lie in the journal at most, done or not. */
  readonly ahead?: number;
  readonly signal?: AbortSignal;
  /** Called when the work is there to be taken. */
  readonly onBegun?: (batchId: string) => void;
}

const AHEAD = 64;
const LOOK_MS = 200;
/** Ended parts that are fetched at once. */
const FETCH = 8;

/**
 * Cuts one large work into parts that workers do wherever they are, and gives what came out in the order of the parts,
 * each exactly once. Memory, and what lies in the journal, are those of some parts.
 *
 * @throws KouanError `ERR_KOUAN_INTERNAL` when a part could not be done by any of several workers;
 * `ERR_KOUAN_CONFLICT` when the work was cleared away; `ERR_KOUAN_ABORTED`.
 */
export async function* spreadChunks(options: SpreadOptions): AsyncGenerator<Uint8Array> {
  const { journal, kind, name, common, ahead = AHEAD, signal = new AbortController().signal, onBegun } = options;
  const { id } = await journal.createBatch({ target: chunkTarget(kind), name });
  let lease = await journal.acquire(askerLease(id));
  let wake = (): void => {};
  const unlisten = await journal.listen((target) => {
    if (target === '' || target === chunkTarget(kind)) wake();
  });
  const inputs = options.inputs[Symbol.asyncIterator]();
  let put = 0;
  let given = 0;
  let all = false;
  try {
    await journal.run(() => putCommon(id, common));
    onBegun?.(id);
    while (!all || given < put) {
      if (signal.aborted) throw aborted();
      if (lease.lost !== undefined) lease = await askAgain(journal, id, name, lease);
      const woken = new AbortController();
      wake = () => woken.abort();
      while (!all && put - given < ahead) {
        const next = await inputs.next();
        if (next.done === true) all = true;
        else {
          const number = put++;
          await journal.run(() => putChunk(kind, id, number, next.value));
        }
        // What is ready goes out before all is read.
        if (put - given >= FETCH) break;
      }
      const ended = await journal.run(() => endedFrom(id, given, FETCH));
      for (const one of ended) {
        yield outputOf(one, name);
        given++;
      }
      if (ended.length === 0 && (all || put - given >= ahead)) {
        const stop = (): void => woken.abort();
        signal.addEventListener('abort', stop);
        await pauseUntil(LOOK_MS, woken.signal);
        signal.removeEventListener('abort', stop);
      }
    }
  } finally {
    await Promise.resolve(inputs.return?.()).catch(() => {});
    await unlisten();
    await journal.run(() => dropChunks(id)).catch(() => {});
    await lease.release().catch(() => {});
  }
}

/** The journal was away for longer than the lease lasts; the work lies there for much longer. */
async function askAgain(journal: Journal, id: string, name: string, lost: Lease): Promise<Lease> {
  if ((await journal.run(() => commonOf(id))) === undefined)
    throw new KouanError('ERR_KOUAN_CONFLICT', {
      en: `${name} was cleared away while the journal could not be reached.`,
      zh: `日志无法访问期间，${name} 已被清除。`,
    });
  return journal.acquire(askerLease(id)).catch(() => lost);
}

function outputOf({ number, output, why }: Ended, name: string): Uint8Array {
  if (output !== undefined) return output;
  throw new KouanError(
    'ERR_KOUAN_INTERNAL',
    {
      en: `Part ${number + 1} of ${name} could not be done: ${why}`,
      zh: `${name} 的第 ${number + 1} 部分未能完成：${why}`,
    },
    { hint: { en: 'Try again without --journal.', zh: '请去掉 --journal 重试。' } },
  );
}
