import { createHash } from 'node:crypto';
import { KouanError } from '@kouan/core';
import { type Batch, type Journal, sendLease } from '@kouan/sdk/exchange';
import type { BatchSettings } from './settings.ts';

export interface NewRun {
  readonly target: string;
  readonly files: readonly string[];
  readonly state: 'planning' | 'open';
  readonly priority: number;
  readonly maxFailures: string | undefined;
  readonly settings: BatchSettings;
}

/** What a batch is called: its file, or the first of them with a digest that tells other sets of files apart. */
export function batchName(files: readonly string[]): string {
  const [first = '', ...others] = files;
  if (others.length === 0) return first;
  const digest = createHash('sha256').update(files.join('\0')).digest('hex').slice(0, 6);
  return `${first} +${others.length} #${digest}`;
}

/**
 * Begins a batch.
 *
 * @throws KouanError `ERR_KOUAN_CONFLICT` when one of the same files is paused: whatever paused it, running the command
 * again must not get round it; and when another process sends from a journal that one may send from at a time: a batch
 * that nothing comes into would be the newest.
 */
export async function beginBatch(journal: Journal, run: NewRun): Promise<Batch> {
  const { target, files, state, priority, maxFailures, settings } = run;
  if (!journal.shared) await (await journal.acquire(sendLease(target))).release();
  const name = batchName(files);
  for (const earlier of await journal.batches()) {
    if (earlier.target !== target || earlier.name !== name || earlier.state !== 'paused') continue;
    const { folder } = (await journal.batchSettings(earlier.id)) as Partial<BatchSettings>;
    if (folder !== settings.folder) continue;
    const { planned = 0, signed = 0, unknown = 0 } = await journal.batchCounts(earlier.id);
    if (planned + signed + unknown > 0) throw paused(earlier);
  }
  return journal.createBatch({
    target,
    name,
    state,
    priority,
    settings,
    ...(maxFailures === undefined ? {} : { maxFailures }),
  });
}

function paused({ id, reason }: Batch): KouanError {
  const why = reason === undefined ? '' : `: ${reason}`;
  return new KouanError(
    'ERR_KOUAN_CONFLICT',
    { en: `Batch ${id} of the same files is paused${why}.`, zh: `相同文件的批次 ${id} 已暂停${why}。` },
    {
      hint: {
        en: `Look at it: kouan batch show ${id}. Then kouan batch resume ${id}, or kouan batch cancel ${id}.`,
        zh: `查看：kouan batch show ${id}；继续：kouan batch resume ${id}；撤回：kouan batch cancel ${id}。`,
      },
    },
  );
}
