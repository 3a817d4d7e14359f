import { hasErrors, KouanError } from '@kouan/core';
import type { Document } from '../../documents/index.ts';
import type { Format } from '../../format.ts';
import { sign } from '../../signing/sign.ts';
import { xmldsigEnveloped } from '../../signing/xml/xmldsig.ts';
import type { JournalEntry } from '../journal/entries.ts';
import { openJournal } from '../journal/open.ts';
import type { SubmissionState } from '../journal/states.ts';
import { idempotencyKey, type Submission, sha256 } from '../journal/submission.ts';
import { Together } from '../journal/together.ts';
import { pollReceipts } from '../receipts/poll.ts';
import type { ReceiptDecoder } from '../receipts/read-receipts.ts';
import { aborted, pauseUntil } from '../submit/abort.ts';
import type { SubmitEvent } from '../submit/options.ts';
import { conflict, submitAll } from '../submit/submit.ts';
import { directoryTransport } from '../transport/directory-transport.ts';
import { httpTransport } from '../transport/http-transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { CallOptions, Client, ClientOptions } from './options.ts';

const POLL_MS = 1_000;
/** Calls that share a run at most. */
const TOGETHER = 500;
const IS_URL = /^[a-z][a-z0-9+.-]*:\/\//i;
const GOOD: readonly SubmissionState[] = ['released', 'closed'];
const BAD: readonly SubmissionState[] = ['rejected', 'returned', 'cancelled', 'dead'];

/** Opens a client; see {@link Client}. */
export async function createClient(options: ClientOptions): Promise<Client> {
  const transport = typeof options.endpoint === 'string' ? transportOf(options.endpoint, options) : options.endpoint;
  const journal =
    typeof options.journal === 'string'
      ? await openJournal(options.journal, options.clock === undefined ? {} : { now: options.clock })
      : options.journal;
  const decode = decoderOf(options.receipts);
  const written = (one: Document | Submission): Promise<Submission> => submissionOf(one, options);
  const poll = (signal: AbortSignal) => pollReceipts({ journal, transport, decode, signal });
  const pollMs = options.pollMs ?? POLL_MS;
  const sending = {
    journal,
    transport,
    decode,
    ...(options.retries === undefined ? {} : { retry: options.retries }),
    ...(options.concurrency === undefined ? {} : { concurrency: options.concurrency }),
    ...(options.rate === undefined ? {} : { rate: options.rate }),
  };

  async function find(keyOrReference: string): Promise<JournalEntry | undefined> {
    let found: JournalEntry | undefined;
    const filter = /^[0-9a-f]{64}$/.test(keyOrReference)
      ? { key: keyOrReference }
      : { clientReference: keyOrReference };
    for await (const entry of journal.entries({ target: transport.target, ...filter }))
      if (found === undefined || entry.replacedBy === undefined) found = entry;
    return found;
  }

  // One run at a time; those that are asked for meanwhile share the next.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => {});
    return next;
  };
  const single = new Together<Submission, SubmitEvent | undefined>(
    (some) =>
      inTurn(async () => {
        const ended = new Map<string, SubmitEvent>();
        await submitAll({
          ...sending,
          submissions: some,
          onEvent: (event) => void (event.key === undefined || ended.set(event.key, event)),
        });
        return some.map((one) => ended.get(idempotencyKey(transport.target, one)));
      }),
    TOGETHER,
  );

  return {
    journal,
    transport,
    find,
    keyOf: async (one) => idempotencyKey(transport.target, await written(one)),
    async submit(one, call = {}) {
      const submission = await written(one);
      const key = idempotencyKey(transport.target, submission);
      const ended = await orAborted(single.do(submission), signalOf(call));
      if (ended?.error !== undefined) throw ended.error;
      if (ended === undefined) throw conflict(submission.clientReference);
      return { key, clientReference: submission.clientReference, outcome: ended.outcome, state: ended.state };
    },
    submitAll: (documents, call = {}) =>
      inTurn(() =>
        submitAll({
          ...sending,
          submissions: each(documents, written),
          signal: signalOf(call),
          ...(call.batch === undefined ? {} : { batch: call.batch }),
          ...(call.onEvent === undefined ? {} : { onEvent: call.onEvent }),
        }),
      ),
    async *receipts(call = {}) {
      const signal = signalOf(call);
      for (let cursor = call.after ?? ''; ; ) {
        const events = await journal.eventsAfter(cursor);
        yield* events;
        cursor = events.at(-1)?.cursor ?? cursor;
        if (signal.aborted) return;
        if (events.length > 0) continue;
        const { stored } = await poll(signal);
        if (stored === 0) await pauseUntil(pollMs, signal);
      }
    },
    async waitUntilReleased(keyOrReference, call = {}) {
      const signal = signalOf(call);
      for (;;) {
        const entry = await find(keyOrReference);
        if (entry === undefined) throw notKnown(keyOrReference);
        if (GOOD.includes(entry.state)) return entry;
        if (BAD.includes(entry.state)) throw notReleased(entry);
        if (signal.aborted) throw aborted();
        const { stored } = await poll(signal);
        if (stored === 0) await pauseUntil(pollMs, signal);
      }
    },
    async close() {
      await turn;
      if (options.endpoint !== transport) await transport.close();
      if (options.journal !== journal) await journal.close();
    },
  };
}

/** The call ends with its signal; what was begun goes on, and is found by the next call. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(aborted());
    signal.addEventListener('abort', stop);
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
    if (signal.aborted) stop();
  });
}

function transportOf(endpoint: string, { token, fetch, concurrency, allowPlainHttp }: ClientOptions): Transport {
  if (!IS_URL.test(endpoint)) return directoryTransport({ path: endpoint });
  return httpTransport({
    url: endpoint,
    ...(token === undefined ? {} : { token }),
    ...(fetch === undefined ? {} : { fetch }),
    ...(concurrency === undefined ? {} : { connections: concurrency }),
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

function signalOf({ signal, timeoutMs }: CallOptions): AbortSignal {
  return AbortSignal.any([
    ...(signal === undefined ? [] : [signal]),
    ...(timeoutMs === undefined ? [] : [AbortSignal.timeout(timeoutMs)]),
  ]);
}

async function* each(
  documents: Iterable<Document | Submission> | AsyncIterable<Document | Submission>,
  written: (one: Document | Submission) => Promise<Submission>,
): AsyncGenerator<Submission> {
  for await (const one of documents) yield await written(one);
}

/** A document as bytes with its reference; what is said is digested before it is signed. */
async function submissionOf(one: Document | Submission, { format, signer }: ClientOptions): Promise<Submission> {
  if ('bytes' in one) return one;
  const clientReference = 'clientReference' in one ? one.clientReference : undefined;
  if (format?.encode === undefined || clientReference === undefined || one.type !== format.documentType)
    throw new KouanError(
      'ERR_KOUAN_USAGE',
      { en: `This client cannot write a ${one.type}.`, zh: `此客户端无法生成 ${one.type}。` },
      {
        hint: {
          en: 'Give createClient the format of the document; the document needs a clientReference.',
          zh: '请在 createClient 中提供单证格式；单证须有 clientReference。',
        },
      },
    );
  const { bytes, findings } = format.encode(one);
  if (hasErrors(findings))
    throw new KouanError('ERR_KOUAN_DOCUMENT', {
      en: `${clientReference} cannot be written: ${findings[0]?.message.en}`,
      zh: `${clientReference} 无法写出：${findings[0]?.message.zh}`,
    });
  const base = {
    clientReference,
    mediaType: format.mediaType,
    fileName: `${sha256(clientReference).slice(0, 32)}.xml`,
  };
  if (signer === undefined) return { ...base, bytes };
  const signed = await sign(bytes, xmldsigEnveloped, { signer });
  return { ...base, bytes: signed, signed: true, contentSha256: sha256(bytes) };
}

function notKnown(id: string): KouanError {
  return new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The journal knows no submission ${id}.`, zh: `日志中没有报送 ${id}。` },
    { hint: { en: 'Submit it first.', zh: '请先报送。' } },
  );
}

function notReleased({ clientReference, state, errorText }: JournalEntry): KouanError {
  const why = errorText === undefined ? '' : `: ${errorText}`;
  return new KouanError(
    'ERR_KOUAN_DOCUMENT',
    { en: `${clientReference} is ${state}${why}.`, zh: `${clientReference} 状态为 ${state}${why}。` },
    { hint: { en: 'Correct it and submit it again under the same reference.', zh: '请更正后以同一编号重新报送。' } },
  );
}
