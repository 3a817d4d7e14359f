import { isKouanError, type KouanError } from '@kouan/core';
import { type Journal, type JournalEvent, type Lease, pollReceipts, type Transport } from '@kouan/sdk/exchange';
import { openEndpoint, receiptsIn } from '../../flow/endpoint.ts';
import type { Options } from '../../frame/command.ts';
import type { Context } from '../../frame/context.ts';
import { sleep } from '../../frame/sleep.ts';

const LOOK_MS = 500;
const POLL_MS = 5_000;

export interface Stream {
  readonly journal: Journal;
  readonly after: string;
  /** Goes on until it is stopped. */
  readonly follow: boolean;
  readonly signal: AbortSignal;
}

/** The events after a cursor, and, where it follows, those that are still to come. */
export async function* eventsOf({ journal, after, follow, signal }: Stream): AsyncGenerator<JournalEvent> {
  for (let cursor = after; !signal.aborted; ) {
    const events = await journal.eventsAfter(cursor);
    yield* events;
    cursor = events.at(-1)?.cursor ?? cursor;
    if (events.length > 0) continue;
    if (!follow) return;
    await sleep(LOOK_MS, signal);
  }
}

interface Source {
  readonly target: string;
  readonly transport: Transport;
  lease?: Lease | undefined;
}

/**
 * Fetches receipts of all targets into the journal: once, and then, until stopped, again and again. Where a worker does
 * so already it is left to it.
 */
export async function fetching(
  { journal, follow, signal }: Omit<Stream, 'after'>,
  targets: readonly string[],
  options: Options,
  context: Context,
): Promise<{ readonly end: () => Promise<void> }> {
  const sources: Source[] = [];
  for (const target of targets) sources.push({ target, transport: await openEndpoint(target, options, context) });
  const stop = new AbortController();
  const ended = AbortSignal.any([signal, stop.signal]);
  const round = async (tell: (error: KouanError, target: string) => void): Promise<void> => {
    for (const source of sources) {
      try {
        source.lease = await leaseOf(journal, source);
        if (source.lease === undefined || ended.aborted) continue;
        await pollReceipts({ journal, transport: source.transport, decode: receiptsIn, signal: ended });
      } catch (error) {
        if (ended.aborted) return;
        if (!isKouanError(error)) throw error;
        tell(error, source.target);
      }
    }
  };
  const { output, say } = context;
  const close = async (): Promise<void> => {
    for (const { lease, transport } of sources) {
      await lease?.release().catch(() => {});
      await transport.close();
    }
  };
  try {
    await round((error) => {
      // Whoever asks once wants to know; whoever follows is told, and it is tried again.
      if (!follow) throw error;
      output.talk(`${say(error.text)}  [${error.code}]`);
    });
  } catch (error) {
    await close();
    throw error;
  }
  let running: Promise<void> = Promise.resolve();
  if (follow)
    running = (async () => {
      const told = new Map<string, string>();
      while (!ended.aborted) {
        await sleep(POLL_MS, ended);
        if (ended.aborted) return;
        await round((error, target) => {
          if (told.get(target) !== error.code) output.talk(`${say(error.text)}  [${error.code}]`);
          told.set(target, error.code);
        });
      }
    })();
  return {
    async end() {
      stop.abort();
      await running.catch(() => {});
      await close();
    },
  };
}

async function leaseOf(journal: Journal, { target, lease }: Source): Promise<Lease | undefined> {
  if (lease !== undefined && lease.lost === undefined) return lease;
  try {
    return await journal.acquire(`poll ${target}`);
  } catch (error) {
    if (isKouanError(error) && error.code === 'ERR_KOUAN_CONFLICT') return undefined;
    throw error;
  }
}
