import { endpointAddress } from '@kouan/sdk/exchange';
import type { Exchange, Withholder } from './exchange.ts';

/** The way to the implementation under test. */
export interface Client {
  /** Never throws for what the network does: that is part of the exchange. */
  send(method: 'POST' | 'PUT', path: string, body?: string): Promise<Exchange>;
}

export interface ClientSettings {
  readonly url: string;
  readonly token?: string;
  readonly allowPlainHttp?: boolean;
  readonly timeoutMs: number;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly withhold: Withholder;
}

/** More than any answer of these interfaces has. */
const MAX_ANSWER = 4 * 1024 * 1024;

/** @throws KouanError `ERR_KOUAN_USAGE` for an address that is none, or plain http beyond this machine */
export function clientOf(settings: ClientSettings): Client {
  const { url, token, allowPlainHttp, timeoutMs, fetch, now, signal, withhold } = settings;
  const base = endpointAddress(url, allowPlainHttp);
  const prefix = `${base.origin}${base.pathname.replace(/\/+$/, '')}`;
  return {
    async send(method, path, body) {
      const headers: Record<string, string> = {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json',
        'api-version': '3',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      };
      const exchange = {
        from: 'runner',
        at: now().toISOString(),
        method,
        path,
        request: { headers: withhold.headers(Object.entries(headers)), body: withhold.text(body ?? '') },
      } as const;
      try {
        const answer = await fetch(`${prefix}${path}`, {
          method,
          headers,
          redirect: 'manual',
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
          ...(body === undefined ? {} : { body }),
        });
        const text = await bounded(answer);
        return {
          ...exchange,
          response: {
            status: answer.status,
            headers: withhold.headers(answer.headers),
            body: withhold.text(text),
          },
        };
      } catch (cause) {
        signal.throwIfAborted();
        return { ...exchange, failed: withhold.text(reasonOf(cause)) };
      }
    },
  };
}

async function bounded({ body }: Response): Promise<string> {
  if (body === null) return '';
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > MAX_ANSWER) throw new Error(`the answer is larger than ${MAX_ANSWER} octets`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/** `fetch failed` says nothing; what is behind it does. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const { cause: behind } = cause;
  if (!(behind instanceof Error)) return cause.message;
  const { code } = behind as NodeJS.ErrnoException;
  return behind.message === '' ? (code ?? cause.message) : behind.message;
}
