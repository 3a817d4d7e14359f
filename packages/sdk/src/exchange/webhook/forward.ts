import { KouanError } from '@kouan/core';
import type { Pool } from 'undici';
import { retryAfterMs } from '../retry-after.ts';
import { aborted, pauseUntil } from '../submit/abort.ts';
import { endpointAddress } from '../transport/address.ts';
import { undici } from '../transport/undici.ts';
import { KOUAN_EVENT_ID, KOUAN_SIGNATURE, signWebhook } from './sign.ts';

/** One thing to tell, with the cursor behind it. */
export interface ForwardedEvent {
  readonly cursor: string;
  readonly body: object;
}

export interface ForwardOptions {
  readonly events: Iterable<ForwardedEvent> | AsyncIterable<ForwardedEvent>;
  readonly url: string;
  readonly secrets: readonly string[];
  /** Called when the receiver has taken an event; the next run begins behind it. */
  readonly saveCursor: (cursor: string) => Promise<void>;
  readonly timeoutMs?: number;
  readonly retry?: { readonly baseMs?: number; readonly maxMs?: number };
  readonly allowPlainHttp?: boolean;
  readonly signal?: AbortSignal;
  readonly now?: () => Date;
  readonly random?: () => number;
  /** Waits; of the test its own. */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly onAttempt?: (attempt: {
    readonly cursor: string;
    readonly status?: number;
    readonly error?: string;
  }) => void;
}

const TIMEOUT_MS = 10_000;
const BASE_MS = 1_000;
const MAX_MS = 300_000;
const MAX_ANSWER_BYTES = 64 * 1_024;

/** Answers after which the same event may be taken later. */
const LATER = new Set([408, 425, 429]);
const GONE = 410;

/**
 * Delivers events to a webhook, one after the other and in their order, each until the receiver answers 2xx. An answer
 * that is lost makes an event come twice: the receiver knows it by its `kouan-event-id`.
 *
 * @throws KouanError `ERR_KOUAN_UNAVAILABLE` when the receiver says 410, `ERR_KOUAN_PROTOCOL` when it will never take an
 * event (other 4xx, redirects), `ERR_KOUAN_USAGE` for an address or secret that cannot be used, `ERR_KOUAN_ABORTED`.
 */
export async function forwardEvents(options: ForwardOptions): Promise<{ delivered: number; last?: string }> {
  const { url, secrets, allowPlainHttp, saveCursor, timeoutMs = TIMEOUT_MS, now = () => new Date() } = options;
  const base = endpointAddress(url, allowPlainHttp);
  signWebhook('', secrets, now());
  const { Pool } = undici();
  const pool = new Pool(base.origin, { connections: 1, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
  const road: Road = {
    ...options,
    pool,
    path: `${base.pathname}${base.search}`,
    signal: options.signal ?? new AbortController().signal,
  };
  let delivered = 0;
  let last: string | undefined;
  try {
    for await (const event of options.events) {
      await deliver(event, road);
      await saveCursor(event.cursor);
      delivered++;
      last = event.cursor;
    }
  } finally {
    await pool.destroy();
  }
  return { delivered, ...(last === undefined ? {} : { last }) };
}

interface Road extends Omit<ForwardOptions, 'signal'> {
  readonly pool: Pool;
  readonly path: string;
  readonly signal: AbortSignal;
}

async function deliver({ cursor, body }: ForwardedEvent, road: Road): Promise<void> {
  const { retry = {}, signal, sleep = pauseUntil, random = Math.random, onAttempt } = road;
  const text = JSON.stringify(body);
  for (let tries = 0; ; tries++) {
    if (signal.aborted) throw aborted();
    const { status, waitMs = 0, error } = await post(cursor, text, road);
    onAttempt?.({ cursor, ...(status === undefined ? {} : { status }), ...(error === undefined ? {} : { error }) });
    if (status !== undefined && status >= 200 && status < 300) return;
    if (status !== undefined && status < 500 && !LATER.has(status)) throw refusal(road.url, status);
    const grown = Math.min(retry.maxMs ?? MAX_MS, (retry.baseMs ?? BASE_MS) * 2 ** Math.min(30, tries));
    await sleep(Math.max(waitMs, grown * (0.5 + 0.5 * random())), signal);
  }
}

/** One attempt. The signature is made anew: it carries the time. */
async function post(
  cursor: string,
  text: string,
  { pool, path, secrets, signal, now = () => new Date() }: Road,
): Promise<{ status?: number; waitMs?: number; error?: string }> {
  try {
    const { statusCode, headers, body } = await pool.request({
      method: 'POST',
      path,
      headers: {
        'content-type': 'application/json',
        [KOUAN_EVENT_ID]: cursor,
        [KOUAN_SIGNATURE]: signWebhook(text, secrets, now()),
      },
      body: text,
      signal,
    });
    await body.dump({ limit: MAX_ANSWER_BYTES });
    const later = headers['retry-after'];
    const waitMs = retryAfterMs(Array.isArray(later) ? later[0] : later, now(), MAX_MS);
    return { status: statusCode, ...(waitMs === undefined ? {} : { waitMs }) };
  } catch (cause) {
    if (signal.aborted) throw aborted();
    return { error: (cause as { code?: string }).code ?? String(cause) };
  }
}

function refusal(url: string, status: number): KouanError {
  const { origin } = new URL(url);
  const text = { en: `${origin} answered ${status} to an event.`, zh: `${origin} 对事件应答 ${status}。` };
  return status === GONE
    ? new KouanError('ERR_KOUAN_UNAVAILABLE', text, {
        retryable: false,
        hint: { en: 'The receiver wants no more events.', zh: '接收方不再接收事件。' },
      })
    : new KouanError('ERR_KOUAN_PROTOCOL', text, {
        hint: {
          en: 'The receiver will not take this event; correct it there, then forward again: nothing was skipped.',
          zh: '接收方拒绝该事件。请在接收方处理后重新转发，未跳过任何事件。',
        },
      });
}
