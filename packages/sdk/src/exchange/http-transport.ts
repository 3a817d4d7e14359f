import { KouanError, type Text } from '@kouan/core';
import { type Dispatcher, Pool } from 'undici';
import type { Poll, RawReceipt, SubmissionMeta, Transport } from './transport.ts';

export interface HttpTransportOptions {
  /** Address of the single window, for example `http://127.0.0.1:8080/single-window`. */
  readonly url: string;
  /** Sent as a bearer token; never logged. */
  readonly token?: string;
  readonly connections?: number;
  readonly timeoutMs?: number;
  /** Plain http to another machine is refused unless this is set. */
  readonly allowPlainHttp?: boolean;
}

const CONNECTIONS = 16;
const TIMEOUT_MS = 30_000;
const MAX_ANSWER_BYTES = 5_000_000;
const PAGE = 500;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** What an HTTP status means for a submission. Others: 2xx taken over, 4xx refused for good, 5xx try again. */
const STATUS: Readonly<
  Record<number, { code: 'ERR_KOUAN_NOT_AUTHORISED' | 'ERR_KOUAN_CONFLICT' | 'ERR_KOUAN_UNAVAILABLE' }>
> = {
  401: { code: 'ERR_KOUAN_NOT_AUTHORISED' },
  403: { code: 'ERR_KOUAN_NOT_AUTHORISED' },
  407: { code: 'ERR_KOUAN_NOT_AUTHORISED' },
  408: { code: 'ERR_KOUAN_UNAVAILABLE' },
  409: { code: 'ERR_KOUAN_CONFLICT' },
  425: { code: 'ERR_KOUAN_UNAVAILABLE' },
  429: { code: 'ERR_KOUAN_UNAVAILABLE' },
};

/**
 * A single window over HTTP: `POST /declarations` with an `Idempotency-Key`, `GET /receipts?cursor=`.
 *
 * @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, or plain http beyond this machine.
 */
export function httpTransport(options: HttpTransportOptions): Transport {
  const base = parse(options);
  const pool = new Pool(base.origin, {
    connections: options.connections ?? CONNECTIONS,
    headersTimeout: options.timeoutMs ?? TIMEOUT_MS,
    bodyTimeout: options.timeoutMs ?? TIMEOUT_MS,
  });
  const path = base.pathname.replace(/\/+$/, '');
  const authorization = options.token === undefined ? {} : { authorization: `Bearer ${options.token}` };

  async function request(target: string, init: Omit<Dispatcher.RequestOptions, 'origin' | 'path'>): Promise<Answer> {
    try {
      const response = await pool.request({
        ...init,
        path: `${path}${target}`,
        headers: { ...authorization, ...init.headers },
      } as Dispatcher.RequestOptions);
      const bytes = await bounded(response.body);
      return { status: response.statusCode, mediaType: String(response.headers['content-type'] ?? ''), bytes };
    } catch (cause) {
      throw failure(cause, base.origin, init.signal as AbortSignal | undefined);
    }
  }

  return {
    kind: 'http',
    target: `${base.origin}${path}`,
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
      return [{ id: `answer:${meta.idempotencyKey}`, bytes: answer.bytes, mediaType: answer.mediaType }];
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

interface Answer {
  readonly status: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

function parse({ url, allowPlainHttp }: HttpTransportOptions): URL {
  const usage = (en: string, zh: string, hint: Text): KouanError =>
    new KouanError('ERR_KOUAN_USAGE', { en, zh }, { hint });
  let base: URL;
  try {
    base = new URL(url);
  } catch {
    throw usage(`"${url}" is no address.`, `“${url}”不是有效地址。`, {
      en: 'For example https://example.org/single-window',
      zh: '例如 https://example.org/single-window',
    });
  }
  if (base.username !== '' || base.password !== '') {
    throw usage('The address holds a password.', '地址中包含密码。', {
      en: 'Give a token instead.',
      zh: '请改用令牌。',
    });
  }
  if (
    base.protocol === 'https:' ||
    (base.protocol === 'http:' && (allowPlainHttp === true || LOOPBACK.has(base.hostname)))
  )
    return base;
  throw usage(`${base.protocol}//${base.host} is not encrypted.`, `${base.protocol}//${base.host} 未加密。`, {
    en: 'Use https; plain http is for this machine only.',
    zh: '请使用 https；http 仅限本机。',
  });
}

async function bounded(body: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    length += part.length;
    if (length > MAX_ANSWER_BYTES) {
      throw new KouanError('ERR_KOUAN_PROTOCOL', {
        en: `The answer has more than ${MAX_ANSWER_BYTES} bytes.`,
        zh: `应答超过 ${MAX_ANSWER_BYTES} 字节。`,
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusal(answer: Answer, origin: string): KouanError {
  const known = STATUS[answer.status];
  const code = known?.code ?? (answer.status >= 500 ? 'ERR_KOUAN_UNAVAILABLE' : 'ERR_KOUAN_PROTOCOL');
  const said = detailOf(answer);
  return new KouanError(code, {
    en: `${origin} answered ${answer.status}${said === '' ? '' : `: ${said}`}.`,
    zh: `${origin} 应答 ${answer.status}${said === '' ? '' : `：${said}`}。`,
  });
}

/** The words of a problem document (RFC 9457), clipped; nothing of any other answer. */
function detailOf({ mediaType, bytes }: Answer): string {
  if (!mediaType.includes('json')) return '';
  try {
    const { detail, title } = JSON.parse(new TextDecoder().decode(bytes)) as { detail?: unknown; title?: unknown };
    return String(detail ?? title ?? '').slice(0, 200);
  } catch {
    return '';
  }
}

function pageOf({ bytes }: Answer, origin: string): Poll {
  try {
    const page = JSON.parse(new TextDecoder().decode(bytes)) as {
      receipts: { id: string; mediaType: string; body: string }[];
      cursor: string;
      more: boolean;
    };
    if (typeof page.cursor !== 'string') throw new TypeError('cursor');
    const receipts = page.receipts.map(({ id, mediaType, body }) => ({
      id,
      mediaType,
      bytes: Uint8Array.from(Buffer.from(body, 'base64')),
    }));
    return { receipts, cursor: page.cursor, more: page.more === true };
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_PROTOCOL',
      { en: `${origin} answered no page of receipts.`, zh: `${origin} 的应答不是回执列表。` },
      { cause },
    );
  }
}

function failure(cause: unknown, origin: string, signal: AbortSignal | undefined): KouanError {
  if (cause instanceof KouanError) return cause;
  if (signal?.aborted === true) {
    return new KouanError(
      'ERR_KOUAN_ABORTED',
      { en: 'Stopped while waiting for an answer.', zh: '等待应答时中止。' },
      { cause },
    );
  }
  const reason = (cause as { code?: string }).code ?? (cause instanceof Error ? cause.message : String(cause));
  return new KouanError(
    'ERR_KOUAN_NETWORK',
    { en: `${origin} cannot be reached: ${reason}.`, zh: `无法连接 ${origin}：${reason}。` },
    { cause, hint: { en: 'Is it running, and is the address right?', zh: '请确认服务已启动且地址正确。' } },
  );
}
