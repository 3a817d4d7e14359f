import { setMaxListeners } from 'node:events';
import { KouanError } from '@kouan/core';
import type { Format } from '../../format.ts';
import { machineClock } from '../clock.ts';
import type { Batch } from '../journal/batches.ts';
import type { JournalEntry } from '../journal/entries.ts';
import { openJournal } from '../journal/open.ts';
import type { Home } from '../journal/plan.ts';
import type { SubmissionState } from '../journal/states.ts';
import { idempotencyKey, type Submission } from '../journal/submission.ts';
import { pollReceipts } from '../receipts/poll.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import { aborted } from '../submit/abort.ts';
import { directoryTransport } from '../transport/directory-transport.ts';
import { httpTransport } from '../transport/http-transport.ts';
import type { Transport } from '../transport/transport.ts';
import { begin, during } from './call.ts';
import { submitMany } from './many.ts';
import type { Client, ClientOptions, Sendable } from './options.ts';
import { Polling } from './polling.ts';
import { NotReleasedError } from './released.ts';
import { Sending } from './sending.ts';
import { written } from './written.ts';

const POLL_MS = 1_000;
const IS_URL = /^[a-z][a-z0-9+.-]*:\/\//i;
const IS_KEY = /^[0-9a-f]{64}$/;
const GOOD: readonly SubmissionState[] = ['released', 'closed'];
const BAD: readonly SubmissionState[] = ['rejected', 'returned', 'cancelled', 'dead'];

/**
 * Opens a client; see {@link Client}.
 *
 * @throws KouanError as {@link openJournal}, and `ERR_KOUAN_USAGE` for an endpoint that may not be spoken to.
 */
export async function createClient(options: ClientOptions): Promise<Client> {
  const { clock = machineClock, pollMs = POLL_MS, polls = true } = options;
  const transport = options.transport ?? transportOf(options);
  const journal =
    typeof options.journal === 'string' ? await openJournal(options.journal, { now: clock.now }) : options.journal;
  const decode = decoderOf(options.receipts);
  const closing = new AbortController();
  // Every call listens for it.
  setMaxListeners(0, closing.signal);
  const { target } = transport;
  const sending = new Sending({
    journal,
    transport,
    decode,
    clock,
    ...(options.retries === undefined ? {} : { retry: options.retries }),
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    ...(options.rate === undefined ? {} : { rate: options.rate }),
  });
  const polling = new Polling({
    async look(signal) {
      const { stored } = polls ? await pollReceipts({ journal, transport, decode, signal }) : { stored: 0 };
      if (stored > 0 || !polls) sending.nudge();
      return stored;
    },
    retries: options.retries,
    closing: closing.signal,
    pollMs,
    clock,
  });
  const writtenHere = (one: Sendable): Promise<Submission> => written(one, options);
  const newBatch = (): Promise<Batch> => journal.createBatch({ target, name: options.name ?? 'client' });
  let single: Promise<Home> | undefined;
  /** All single submissions of a client are one batch. */
  const own = (): Promise<Home> => {
    single ??= newBatch().then(
      (batch) => ({ ...batch, single: true }),
      (error: unknown) => {
        single = undefined;
        throw error;
      },
    );
    return single;
  };

  async function find(keyOrReference: string): Promise<JournalEntry | undefined> {
    const named = IS_KEY.test(keyOrReference)
      ? { key: keyOrReference }
      : { clientReference: keyOrReference, current: true as const };
    for await (const entry of journal.entries({ target, ...named })) return entry;
    return undefined;
  }

  return {
    journal,
    transport,
    find,
    keyOf: async (one) => idempotencyKey(target, await writtenHere(one)),
    plan: (one, call = {}) =>
      during(call, closing.signal, async () => sending.plan(await writtenHere(one), await own())),
    submit: (one, call = {}) =>
      during(call, closing.signal, async () => {
        const { key, clientReference, outcome, state, error } = await sending.follow(
          await writtenHere(one),
          await own(),
        );
        if (outcome === 'sent' || outcome === 'known' || outcome === 'waiting')
          return { key, clientReference, outcome, state };
        throw error ?? aborted();
      }),
    submitAll: (documents, call = {}) =>
      during(call, closing.signal, (signal) =>
        submitMany(documents, { sending, written: writtenHere, batch: call.batch ?? newBatch, signal, ...told(call) }),
      ),
    async *receipts(call = {}) {
      const { signal, over } = begin(call, closing.signal);
      try {
        for (let cursor = call.after ?? ''; ; ) {
          if (signal.aborted) throw aborted();
          const events = await journal.eventsAfter(cursor);
          for (const event of events) {
            if (signal.aborted) throw aborted();
            if (event.target === target) yield event;
          }
          cursor = events.at(-1)?.cursor ?? cursor;
          if (events.length === 0) await polling.more(signal);
        }
      } finally {
        over();
      }
    },
    waitUntilReleased: (keyOrReference, call = {}) =>
      during(call, closing.signal, async (signal) => {
        for (;;) {
          const entry = await find(keyOrReference);
          if (entry === undefined) throw notKnown(keyOrReference);
          if (GOOD.includes(entry.state)) return entry;
          if (BAD.includes(entry.state)) throw new NotReleasedError(entry);
          if (signal.aborted) throw aborted();
          await polling.more(signal);
        }
      }),
    async close() {
      await sending.close();
      closing.abort();
      if (options.transport === undefined) await transport.close();
      if (options.journal !== journal) await journal.close();
    },
  };
}

const told = ({ onEvent }: Parameters<Client['submitAll']>[1] & {}) => (onEvent === undefined ? {} : { onEvent });

function transportOf(options: ClientOptions): Transport {
  const { endpoint, token, fetch, concurrency, requestTimeoutMs, allowPlainHttp } = options;
  if (endpoint === undefined)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: 'The client has no endpoint.', zh: '客户端没有报送目标。' },
      { hint: { en: 'Give createClient an endpoint or a transport.', zh: '请提供 endpoint 或 transport。' } },
    );
  if (!IS_URL.test(endpoint)) return directoryTransport({ path: endpoint });
  return httpTransport({
    url: endpoint,
    ...(token === undefined ? {} : { token }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(concurrency === undefined ? {} : { connections: concurrency }),
    ...(requestTimeoutMs === undefined ? {} : { timeoutMs: requestTimeoutMs }),
    ...(allowPlainHttp === undefined ? {} : { allowPlainHttp }),
  });
}

function decoderOf(receipts: Format | ReceiptDecoder): ReceiptDecoder {
  if (typeof receipts === 'function') return receipts;
  return (bytes) => {
    const { document } = receipts.decode(bytes);
    return document?.type === 'receipt' ? [document] : [];
  };
}

function notKnown(id: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The journal knows no submission ${id}.`, zh: `日志中没有报送 ${id}。` },
    { hint: { en: 'Submit it first.', zh: '请先报送。' } },
  );
}
