import type { Dispatcher, Pool } from 'undici';
import { retryAfterMs } from '../retry-after.ts';
import { endpointAddress } from './address.ts';
import { bounded, listingOf, lookupOf, pageOf } from './http-answers.ts';
import { type Answer, failure, isMessage, refusal, stranger } from './http-failures.ts';
import type { Listing, Lookup, Poll, RawReceipt, SubmissionMeta, Transport } from './transport.ts';
import { undici } from './undici.ts';

export interface HttpTransportOptions {
  /** Address of the single window, for example `http://127.0.0.1:8080/single-window`. */
  readonly url: string;
  /** Sent as a bearer token; never logged. */
  readonly token?: string;
  readonly connections?: number;
  readonly timeoutMs?: number;
  /** Used instead of a pool of connections: for tests, and where requests go through something of yours. */
  readonly fetch?: typeof globalThis.fetch;
  /** Plain http to another machine is refused unless this is set. */
  readonly allowPlainHttp?: boolean;
}

const CONNECTIONS = 16;
const TIMEOUT_MS = 30_000;
const PAGE = 500;
/** No endpoint is waited for longer at its own word. */
const MAX_RETRY_AFTER_MS = 15 * 60_000;

/** Endpoints that were made without this question answer so. */
const NOT_ASKED_THIS = new Set([404, 405, 501]);

/**
 * A single window over HTTP: `POST /declarations` with an `Idempotency-Key`, `GET /receipts?cursor=`, and, where the
 * endpoint has them, `GET /submissions/{key}` and `GET /declarations?cursor=`.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, or plain http beyond this machine.
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const base = endpointAddress(options.url, options.allowPlainHttp);
  const { Pool } = undici();
  const pool = new Pool(base.origin, {
    connections: options.connections ?? CONNECTIONS,
    headersTimeout: options.timeoutMs ?? TIMEOUT_MS,
    bodyTimeout: options.timeoutMs ?? TIMEOUT_MS,
  });
  const path = base.pathname.replace(/\/+$/, '');
  const authorization = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };

  async function request(target: string, init: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>): Promise<Answer> {
    const headers = { ...authorization, ...init.headers } as Record<string, string>;
    const signal = init.signal as AbortSignal | null | undefined;
    // The pool has a time limit of its own, a `fetch` of somebody's has none.
    const patience = options.fetch && within(options.timeoutMs ?? TIMEOUT_MS, signal);
    try {
      const response = await (options.fetch === undefined
        ? byPool(pool, { ...init, path: `${path}${target}`, headers })
        : byFetch(options.fetch, `${base.origin}${path}${target}`, {
            ...init,
            headers,
            signal: patience?.signal ?? null,
          }));
      const wait = retryAfterMs(response.retryAfter, new Date(), MAX_RETRY_AFTER_MS);
      return {
        status: response.status,
        mediaType: response.mediaType,
        bytes: await bounded(response.body),
        ...(wait === undefined ? {} : { retryAfterMs: wait }),
      };
    } catch (cause) {
      throw failure(cause, base.origin, signal ?? undefined);
    } finally {
      patience?.over();
    }
  }

  return {
    kind: 'http',
    target: `${base.origin}${path}`,
    idempotent: true,
    async send(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[]> {
      const answer = await request('/declarations', {
        method: 'POST',
        body: bytes,
        headers: {
          'content-type': meta.mediaType,
          'idempotency-key': meta.idempotencyKey,
          'kouan-client-reference': encodeURIComponent(meta.clientReference),
        },
        signal: meta.signal ?? null,
      });
      if (answer.status >= 300) throw refusal(answer, base.origin);
      if (!isMessage(answer.bytes)) throw stranger(answer, base.origin);
      return [{ id: `answer:${meta.idempotencyKey}`, bytes: answer.bytes, mediaType: answer.mediaType }];
    },
    async lookup(_: Uint8Array, { idempotencyKey, signal }: SubmissionMeta): Promise<Lookup | undefined> {
      const answer = await request(`/submissions/${encodeURIComponent(idempotencyKey)}`, {
        method: 'GET',
        signal: signal ?? null,
      });
      if (NOT_ASKED_THIS.has(answer.status)) return undefined;
      if (answer.status >= 300) throw refusal(answer, base.origin);
      return lookupOf(answer, base.origin);
    },
    async check(bytes: Uint8Array, meta: SubmissionMeta): Promise<readonly RawReceipt[] | undefined> {
      const answer = await request('/declarations/check', {
        method: 'POST',
        body: bytes,
        headers: { 'content-type': meta.mediaType },
        signal: meta.signal ?? null,
      });
      if (NOT_ASKED_THIS.has(answer.status)) return undefined;
      if (answer.status >= 300) throw refusal(answer, base.origin);
      if (!isMessage(answer.bytes)) throw stranger(answer, base.origin);
      return [{ id: 'check', bytes: answer.bytes, mediaType: answer.mediaType }];
    },
    async list(cursor: string, signal?: AbortSignal): Promise<Listing | undefined> {
      const answer = await request(`/declarations?cursor=${encodeURIComponent(cursor)}&limit=${PAGE}`, {
        method: 'GET',
        signal: signal ?? null,
      });
      if (NOT_ASKED_THIS.has(answer.status)) return undefined;
      if (answer.status >= 300) throw refusal(answer, base.origin);
      return listingOf(answer, base.origin);
    },
    async poll(cursor: string, signal?: AbortSignal): Promise<Poll> {
      const answer = await request(`/receipts?cursor=${encodeURIComponent(cursor)}&limit=${PAGE}`, {
        method: 'GET',
        signal: signal ?? null,
      });
      if (answer.status >= 300) throw refusal(answer, base.origin);
      return pageOf(answer, base.origin);
    },
    close: () => pool.close(),
  };
}

function within(ms: number, signal: AbortSignal | null | undefined): { readonly signal: AbortSignal; over(): void } {
  const end = new AbortController();
  const stop = (): void => end.abort(signal?.reason);
  const late = Object.assign(new Error('no answer in time'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
  const timer = setTimeout(() => end.abort(late), ms);
  signal?.addEventListener('abort', stop);
  if (signal?.aborted === true) stop();
  return {
    signal: end.signal,
    over() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    },
  };
}

/** An answer whose body has not been read. */
interface Begun {
  readonly status: number;
  readonly mediaType: string;
  readonly retryAfter: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

async function byPool(pool: Pool, init: Omit<Dispatcher.RequestOptions, 'origin'>): Promise<Begun> {
  const { statusCode, headers, body } = await pool.request(init as Dispatcher.RequestOptions);
  const later = headers['retry-after'];
  return {
    status: statusCode,
    mediaType: String(headers['content-type'] ?? ''),
    retryAfter: Array.isArray(later) ? later[0] : later,
    body,
  };
}

async function byFetch(
  fetch: typeof globalThis.fetch,
  url: string,
  { method, headers, body, signal }: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>,
): Promise<Begun> {
  const response = await fetch(url, {
    method,
    headers: headers as Record<string, string>,
    redirect: 'manual',
    signal: signal as AbortSignal | null,
    ...(body === undefined ? {} : { body: body as Uint8Array<ArrayBuffer> }),
  });
  return {
    status: response.status,
    mediaType: response.headers.get('content-type') ?? '',
    retryAfter: response.headers.get('retry-after') ?? undefined,
    body: (response.body as AsyncIterable<Uint8Array> | null) ?? nothing(),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
