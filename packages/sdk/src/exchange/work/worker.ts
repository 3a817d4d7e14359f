import { isKouanError, KouanError } from '@kouan/core';
import type { Journal } from '../journal/journal.ts';
import type { Lease } from '../journal/lease.ts';
import { pollReceipts } from '../receipts/poll.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import { pauseUntil } from '../submit/abort.ts';
import type { RetryPolicy, SubmitEvent } from '../submit/options.ts';
import { Sender } from '../submit/sender.ts';
import { sendLease } from '../submit/submit.ts';
import type { Transport } from '../transport/transport.ts';

export interface WorkerOptions {
  readonly journal: Journal;
  /** A way to each target that the journal names. */
  readonly open: (target: string) => Promise<Transport>;
  readonly decode: ReceiptDecoder;
  /** Takes nothing new when it comes, and ends when what is under way is answered. */
  readonly drain: AbortSignal;
  /** Messages under way at once, to each target. */
  readonly concurrency?: number;
  readonly rate?: number;
  readonly retry?: Partial<RetryPolicy>;
  /** Attempts over all workers after which a submission is given up; 50 without. */
  readonly giveUpAfter?: number;
  /** Time between two looks for receipts; 5,000 ms without. 0 leaves them to others. */
  readonly pollMs?: number;
  /** How long before a time limit it is told; 24 h without. */
  readonly alarmMs?: number;
  readonly onEvent?: (event: SubmitEvent) => void;
  readonly onReceipts?: (target: string, stored: number) => void;
  /** A target that cannot be worked on now; it is tried again after a while. */
  readonly onTrouble?: (target: string, error: KouanError) => void;
}

const GIVE_UP_AFTER = 50;
const POLL_MS = 5_000;
const ALARM_MS = 24 * 3_600_000;
/** How often it is looked for targets that nobody has worked on. */
const LOOK_MS = 2_000;
/** How long a target is left alone that cannot be worked on. */
const TROUBLE_MS = 15_000;

/**
 * Works on everything in a journal until it is told to drain: sends what is ready, asks for what is unknown, fetches
 * receipts, tells time limits. Any number of workers, on any machines, share one journal in PostgreSQL; each document
 * is held by one of them at a time, and what a dead one held is taken up by the others.
 */
export async function runWorker(options: WorkerOptions): Promise<void> {
  const { journal, drain } = options;
  const senders = new Set<Sender>();
  const wake = (): void => {
    for (const sender of senders) sender.wake();
  };
  const unlisten = await journal.listen(wake);
  const running = new Map<string, Promise<void>>();
  const alarms = watchDeadlines(options);
  try {
    while (!drain.aborted) {
      for (const target of await patient(options, '', () => journal.targets(), [])) {
        if (running.has(target)) continue;
        const work = workOn(target, options, senders).finally(() => running.delete(target));
        running.set(target, work);
      }
      await pauseUntil(LOOK_MS, drain);
    }
    await Promise.all(running.values());
  } finally {
    await alarms;
    await unlisten();
  }
}

/** Sends to one target and polls it, until drained or in trouble. */
async function workOn(target: string, options: WorkerOptions, senders: Set<Sender>): Promise<void> {
  const { journal, drain, onTrouble } = options;
  let transport: Transport | undefined;
  let lease: Lease | undefined;
  const end = new AbortController();
  const stop = AbortSignal.any([drain, end.signal]);
  try {
    transport = await options.open(target);
    if (!journal.shared) {
      lease = await journal.acquire(sendLease(target));
      await journal.expire(target, true);
    }
    const sender = new Sender({
      ...options,
      transport,
      giveUpAfter: options.giveUpAfter ?? GIVE_UP_AFTER,
      drain: stop,
      stay: true,
    });
    senders.add(sender);
    const polling = poll(transport, options, stop);
    try {
      await sender.run();
    } finally {
      senders.delete(sender);
      end.abort();
      await polling;
    }
  } catch (error) {
    onTrouble?.(target, known(error));
    await pauseUntil(TROUBLE_MS, drain);
  } finally {
    await lease?.release().catch(() => {});
    await transport?.close().catch(() => {});
  }
}

/** One worker polls a target; the others stand by, in case it dies. */
async function poll(transport: Transport, options: WorkerOptions, stop: AbortSignal): Promise<void> {
  const { journal, decode, pollMs = POLL_MS, onReceipts } = options;
  if (pollMs === 0) return;
  let lease: Lease | undefined;
  while (!stop.aborted) {
    await patient(
      options,
      transport.target,
      async () => {
        if (lease?.lost !== undefined) lease = undefined;
        lease ??= await journal.acquire(`poll ${transport.target}`).catch((error: unknown) => {
          if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return undefined;
          throw error;
        });
        if (lease === undefined) return;
        const { stored } = await pollReceipts({ journal, transport, decode, signal: stop });
        onReceipts?.(transport.target, stored);
      },
      undefined,
      stop,
    );
    await pauseUntil(pollMs, stop);
  }
  await lease?.release().catch(() => {});
}

async function watchDeadlines(options: WorkerOptions): Promise<void> {
  const { journal, drain, alarmMs = ALARM_MS } = options;
  while (!drain.aborted) {
    await patient(options, '', () => journal.alarms(alarmMs), []);
    await patient(options, '', () => journal.tidy(), undefined);
    await pauseUntil(POLL_MS, drain);
  }
}

/** A look that fails is told, and made again later. */
async function patient<T>(
  { drain, onTrouble }: WorkerOptions,
  target: string,
  look: () => Promise<T>,
  otherwise: T,
  stop: AbortSignal = drain,
): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!stop.aborted) onTrouble?.(target, known(error));
    return otherwise;
  }
}

const known = (error: unknown): KouanError =>
  isKouanError(error)
    ? error
    : new KouanError('ERR_KOUAN_INTERNAL', { en: String(error), zh: String(error) }, { cause: error });
