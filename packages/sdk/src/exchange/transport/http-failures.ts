import type { Text } from '@kouan/core';
import { ExchangeError } from './exchange-error.ts';

/** What came back, whole. */
export interface Answer {
  readonly status: number;
  /** Milliseconds of a Retry-After. */
  readonly retryAfterMs?: number;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

interface Meaning {
  readonly code: 'ERR_KOUAN_NOT_AUTHORISED' | 'ERR_KOUAN_CONFLICT' | 'ERR_KOUAN_UNAVAILABLE' | 'ERR_KOUAN_PROTOCOL';
  readonly retryable?: false;
  readonly hint: Text;
  /** Said before the message was looked at: it was not taken over. A 5xx, 503 of a gateway as well, may come after. */
  readonly unsent?: true;
}

const LOG_IN: Meaning = {
  unsent: true,
  code: 'ERR_KOUAN_NOT_AUTHORISED',
  hint: { en: 'Is the token there, and still valid?', zh: '请检查令牌是否提供且未过期。' },
};
const LATER: Meaning = {
  code: 'ERR_KOUAN_UNAVAILABLE',
  hint: { en: 'Run the same command later; nothing is sent twice.', zh: '请稍后重新运行同一命令，不会重复报送。' },
};
const NOT_NOW: Meaning = { ...LATER, unsent: true };
/** The address is wrong or moved: that says nothing about the message, so the message is not given up. */
export const ELSEWHERE: Meaning = {
  unsent: true,
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
  425: NOT_NOW,
  429: NOT_NOW,
  501: ELSEWHERE,
};

function meaningOf(status: number): Meaning {
  return STATUS[status] ?? (status >= 500 ? LATER : status < 400 ? ELSEWHERE : REFUSED);
}

/** What the status of an answer means, as an error. */
export function refusal(answer: Answer, origin: string): ExchangeError {
  const { code, ...meaning } = meaningOf(answer.status);
  const options = answer.retryAfterMs === undefined ? meaning : { ...meaning, retryAfterMs: answer.retryAfterMs };
  const said = detailOf(answer);
  return new ExchangeError(
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
export function isMessage(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, 1_000)).trimStart();
  return head === '' || (head.startsWith('<') && !WEB_PAGE.test(head));
}

/** Something that answers to everything stands before the endpoint; whether the message got through is not known. */
export function stranger({ status, mediaType }: Answer, origin: string): ExchangeError {
  const { code, unsent: _, ...options } = ELSEWHERE;
  return new ExchangeError(
    code,
    {
      en: `${origin} answered ${status} with ${mediaType || 'something'} that is no answer of a single window.`,
      zh: `${origin} 应答 ${status}，内容（${mediaType || '未知'}）不是单一窗口的应答。`,
    },
    options,
  );
}

/** Connections that were never made: nothing has left. */
const NEVER_MADE = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|.*_CERT.*)$/;

/** A way that was lost; it may have been there when the message left. */
const NO_WAY = /^(EHOSTUNREACH|ENETUNREACH)$/;

function wasNeverMade(cause: unknown, reason: string): boolean {
  return NEVER_MADE.test(reason) || (NO_WAY.test(reason) && (cause as { syscall?: unknown }).syscall === 'connect');
}

/** What the system said; `fetch` puts it one level deeper. */
function codeOf(cause: unknown): string | undefined {
  const { code, cause: deeper } = (cause ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return deeper === undefined ? undefined : codeOf(deeper);
}

/** A request that ended without an answer. */
export function failure(cause: unknown, origin: string, signal: AbortSignal | undefined): ExchangeError {
  if (cause instanceof ExchangeError) return cause;
  if (signal?.aborted === true) {
    return new ExchangeError(
      'ERR_KOUAN_ABORTED',
      { en: 'Stopped while waiting for an answer.', zh: '等待应答时中止。' },
      { cause },
    );
  }
  const reason = codeOf(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  return new ExchangeError(
    'ERR_KOUAN_NETWORK',
    { en: `${origin} cannot be reached: ${reason}.`, zh: `无法连接 ${origin}：${reason}。` },
    {
      cause,
      unsent: wasNeverMade(cause, reason),
      hint: { en: 'Is it running, and is the address right?', zh: '请确认服务已启动且地址正确。' },
    },
  );
}
