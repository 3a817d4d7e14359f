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

interface Meaning {
  readonly code: 'ERR_KOUAN_NOT_AUTHORISED' | 'ERR_KOUAN_CONFLICT' | 'ERR_KOUAN_UNAVAILABLE' | 'ERR_KOUAN_PROTOCOL';
  readonly retryable?: false;
  readonly hint: Text;
}

const LOG_IN: Meaning = {
  code: 'ERR_KOUAN_NOT_AUTHORISED',
  hint: { en: 'Is the token there, and still valid?', zh: '请检查令牌是否提供且未过期。' },
};
const LATER: Meaning = {
  code: 'ERR_KOUAN_UNAVAILABLE',
  hint: { en: 'Run the same command later; nothing is sent twice.', zh: '请稍后重新运行同一命令，不会重复报送。' },
};
/** The address is wrong or moved: that says nothing about the message, so the message is not given up. */
const ELSEWHERE: Meaning = {
  code: 'ERR_KOUAN_UNAVAILABLE',
  retryable: false,
  hint: { en: 'Is this the address of a single window?', zh: '请确认地址是否为单一窗口接口。' },
};
const REFUSED: Meaning = {
  code: 'ERR_KOUAN_PROTOCOL',
  hint: {
    en: 'Correct the document and submit it again under the same reference.',
    zh: '请更正报文后以同一编号重新报送。',
  },
};

/** What an HTTP status means for a submission. Others: 2xx taken over, 3xx elsewhere, 4xx refused for good, 5xx later. */
const STATUS: Readonly<Record<number, Meaning>> = {
  401: LOG_IN,
  403: LOG_IN,
  404: ELSEWHERE,
  405: ELSEWHERE,
  407: LOG_IN,
  408: LATER,
  409: {
    code: 'ERR_KOUAN_CONFLICT',
    hint: {
      en: 'The endpoint knows this reference with another state; compare before sending again.',
      zh: '对方已有此编号且状态不同，请核对后再报送。',
    },
  },
  410: ELSEWHERE,
  421: ELSEWHERE,
  425: LATER,
  429: LATER,
  501: ELSEWHERE,
};

function meaningOf(status: number): Meaning {
  return STATUS[status] ?? (status >= 500 ? LATER : status < 400 ? ELSEWHERE : REFUSED);
}

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
      if (!isMessage(answer.bytes)) throw stranger(answer, base.origin);
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
      // Whether the message was taken over is not known: it stays to be sent.
      throw new KouanError(
        'ERR_KOUAN_PROTOCOL',
        { en: `The answer has more than ${MAX_ANSWER_BYTES} bytes.`, zh: `应答超过 ${MAX_ANSWER_BYTES} 字节。` },
        { retryable: true, hint: ELSEWHERE.hint },
      );
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refusal(answer: Answer, origin: string): KouanError {
  const { code, ...options } = meaningOf(answer.status);
  const said = detailOf(answer);
  return new KouanError(
    code,
    {
      en: `${origin} answered ${answer.status}${said === '' ? '' : `: ${said}`}.`,
      zh: `${origin} 应答 ${answer.status}${said === '' ? '' : `：${said}`}。`,
    },
    options,
  );
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

/** How the page of a portal begins that stands before the endpoint and answers 200 to everything. */
const WEB_PAGE = /<!doctype\s+html|<html[\s>]/i;

/** An answer of the single window is XML, or nothing. Taking anything else for one would mark as sent what nobody has. */
function isMessage(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart();
  return head === '' || (head.startsWith('<') && !WEB_PAGE.test(head));
}

function stranger({ status, mediaType }: Answer, origin: string): KouanError {
  const { code, ...options } = ELSEWHERE;
  return new KouanError(
    code,
    {
      en: `${origin} answered ${status} with ${mediaType || 'something'} that is no answer of a single window.`,
      zh: `${origin} 应答 ${status}，内容（${mediaType || '未知'}）不是单一窗口的应答。`,
    },
    options,
  );
}

function pageOf({ bytes }: Answer, origin: string): Poll {
  try {
    const page = JSON.parse(new TextDecoder().decode(bytes)) as {
      receipts: { id: string; mediaType: string; body: string }[];
      cursor: string;
      more: boolean;
    };
    if (!isShort(page.cursor)) throw new TypeError('cursor');
    const receipts = page.receipts.map(({ id, mediaType, body }) => {
      if (!isShort(id) || typeof body !== 'string') throw new TypeError('receipt');
      return { id, mediaType: String(mediaType), bytes: Uint8Array.from(Buffer.from(body, 'base64')) };
    });
    return { receipts, cursor: page.cursor, more: page.more === true };
  } catch (cause) {
    throw new KouanError(
      'ERR_KOUAN_PROTOCOL',
      { en: `${origin} answered no page of receipts.`, zh: `${origin} 的应答不是回执列表。` },
      { cause, hint: ELSEWHERE.hint },
    );
  }
}

const isShort = (value: unknown): boolean => typeof value === 'string' && value.length <= 1_000;

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
