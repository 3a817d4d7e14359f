import { ChunkWorker } from '../chunks/worker.ts';
import { pauseUntil } from '../submit/abort.ts';
import type { WorkerOptions } from './options.ts';
import { known, Patience } from './patience.ts';
import { TargetWork } from './target.ts';

const ALARM_MS = 24 * 3_600_000;
/** How often it is looked for time limits, and for targets that nobody has worked on. */
const DEADLINES_MS = 5_000;
const LOOK_MS = 2_000;

/**
 * Works on everything in a journal until it is told to drain: sends what is ready, asks for what is unknown, fetches
 * receipts, tells time limits, does parts of large works. Any number of workers, on any machines, share one journal in
 * PostgreSQL; each document is held by one of them at a time, and what a dead one held is taken up by the others. What
 * cannot be done, because the journal or an endpoint is away, is tried again until it can.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { journal, drain, serves = () => true } = options;
  const patience = new Patience(options);
  const targets = new Map<string, TargetWork>();
  const chunks = chunkWorker(options, patience);
  const unlisten = await journal.listen((target) => {
    if (target === '') for (const one of targets.values()) one.wake();
    else targets.get(target)?.wake();
    if (target === '' || target === chunks?.target) chunks?.wake();
  });
  const running: Promise<void>[] = [watchDeadlines(options, patience)];
  if (chunks !== undefined) running.push(chunks.run());
  try {
    while (!drain.aborted) {
      for (const target of (await patience.try('journal', '', () => journal.targets(), drain)) ?? []) {
        if (targets.has(target) || !serves(target)) continue;
        const work = new TargetWork(target, options, patience);
        targets.set(target, work);
        running.push(work.run());
      }
      await pauseUntil(LOOK_MS, drain);
    }
    await Promise.all(running);
  } finally {
    await unlisten();
  }
}

function chunkWorker(
  { journal, drain, chunks, onTrouble }: WorkerOptions,
  patience: Patience,
): ChunkWorker | undefined {
  if (chunks === undefined) return undefined;
  let failing = false;
  return new ChunkWorker({
    ...chunks,
    journal,
    drain,
    onChunk: (chunk, done) => {
      failing = false;
      chunks.onChunk?.(chunk, done);
    },
    onTrouble: (error) => {
      // The journal's own look tells as well, and tells when it is over.
      if (!failing && !patience.fails('journal', '')) onTrouble?.({ work: 'chunks', target: '', error: known(error) });
      failing = true;
    },
  });
}

async function watchDeadlines(options: WorkerOptions, patience: Patience): Promise<void> {
  const { journal, drain, alarmMs = ALARM_MS, onAlarms } = options;
  while (!drain.aborted) {
    const alarms = (await patience.try('deadlines', '', () => journal.alarms(alarmMs), drain)) ?? [];
    if (alarms.length > 0) onAlarms?.(alarms);
    await patience.try('deadlines', '', () => journal.tidy(), drain);
    await pauseUntil(DEADLINES_MS, drain);
  }
}
