import { isKouanError } from '@kouan/core';
import type { Lease } from '../journal/lease.ts';
import { pollReceipts } from '../receipts/poll.ts';
import { pauseUntil } from '../submit/abort.ts';
import { Sender } from '../submit/sender.ts';
import { sendLease } from '../submit/submit.ts';
import type { Transport } from '../transport/transport.ts';
import type { WorkerOptions } from './options.ts';
import type { Patience } from './patience.ts';

const GIVE_UP_AFTER = 50;
const POLL_MS = 5_000;
/** A worker has time: a failure that lasts is met once a minute. */
const RETRY = { baseMs: 200, maxMs: 60_000 };

/** What a worker does for one target: sends to it and fetches its receipts, until drained. */
export class TargetWork {
  private readonly target: string;
  private readonly options: WorkerOptions;
  private readonly patience: Patience;
  private sender: Sender | undefined;

  constructor(target: string, options: WorkerOptions, patience: Patience) {
    this.target = target;
    this.options = options;
    this.patience = patience;
  }

  /** There may be something to send. */
  wake(): void {
    this.sender?.wake();
  }

  async run(): Promise<void> {
    await Promise.all([this.send(), this.poll()]);
  }

  private async send(): Promise<void> {
    const { drain } = this.options;
    while (!drain.aborted) await this.patience.try('send', this.target, () => this.session(), drain);
  }

  /** Sends until drained, or until everything would meet the same. What opens anew may know a new token. */
  private async session(): Promise<void> {
    const transport = await this.options.open(this.target);
    try {
      await this.sendOver(transport);
    } finally {
      await transport.close().catch(() => {});
    }
  }

  private async sendOver(transport: Transport): Promise<void> {
    const { journal, drain, retry, giveUpAfter = GIVE_UP_AFTER, onEvent, limits } = this.options;
    const lease = journal.shared ? undefined : await journal.acquire(sendLease(this.target));
    try {
      // Nobody else sends from a file: whatever is on its way was left by somebody dead.
      if (!journal.shared) await journal.expire(this.target, true);
      const sender = new Sender({
        ...this.options,
        ...limits?.(this.target),
        transport,
        retry: { ...RETRY, ...retry },
        giveUpAfter,
        drain,
        stay: true,
        cautious: this.patience.fails('send', this.target),
        onEvent: (event) => {
          if (event.outcome === 'sent' || event.outcome === 'refused') this.patience.well('send', this.target);
          onEvent?.(event, this.target);
          if (lease?.lost !== undefined) sender.fail(lease.lost);
        },
      });
      this.sender = sender;
      await sender.run();
    } finally {
      this.sender = undefined;
      await lease?.release().catch(() => {});
    }
  }

  /** One worker polls a target; the others stand by, in case it dies. */
  private async poll(): Promise<void> {
    const { journal, decode, drain, open, pollMs = POLL_MS, onReceipts, onPaused } = this.options;
    let lease: Lease | undefined;
    let transport: Transport | undefined;
    while (pollMs > 0 && !drain.aborted) {
      await this.patience.try(
        'receipts',
        this.target,
        async () => {
          if (lease?.lost !== undefined) lease = undefined;
          lease ??= await this.pollLease();
          if (lease === undefined) return;
          if (this.patience.fails('receipts', this.target)) {
            await transport?.close().catch(() => {});
            transport = undefined;
          }
          transport ??= await open(this.target);
          const polled = await pollReceipts({ journal, transport, decode, signal: drain });
          onReceipts?.(this.target, polled);
          for (const { batchId, reason } of polled.paused ?? []) onPaused?.(batchId, reason);
        },
        drain,
      );
      await pauseUntil(pollMs, drain);
    }
    await transport?.close().catch(() => {});
    await lease?.release().catch(() => {});
  }

  private async pollLease(): Promise<Lease | undefined> {
    try {
      return await this.options.journal.acquire(`poll ${this.target}`);
    } catch (error) {
      if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return undefined;
      throw error;
    }
  }
}
