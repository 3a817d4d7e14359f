import type { Batch, Journal } from '@kouan/sdk/exchange';
import type { OptionSpec } from '../../frame/options.ts';
import { usage } from '../../frame/usage.ts';

export const WATCH: OptionSpec = {
  flags: '-w, --watch',
  about: { en: 'look again every second', zh: '每秒刷新' },
};

export const REASON: OptionSpec = {
  flags: '--reason <text>',
  about: { en: 'why; kept with the batch', zh: '原因，随批次保存' },
};

/** The batch that is named by its id or the beginning of it, or the newest that has not gone into another. */
export async function batchNamed(journal: Journal, id: string | undefined): Promise<Batch> {
  if (id !== undefined && id !== '') return journal.batch(id);
  const counts = await journal.countsByBatch();
  const batches = await journal.batches();
  const newest = batches.find((one) => one.state !== 'cancelled' || counts.has(one.id));
  if (newest !== undefined) return newest;
  throw usage({ en: 'The journal has no batch.', zh: '日志中没有批次。' });
}
