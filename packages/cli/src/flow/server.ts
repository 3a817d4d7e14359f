import { isKouanError, KouanError } from '@kouan/core';
import { endpointAddress } from '@kouan/sdk/exchange';
import { type Options, textOf } from '../frame/command.ts';
import type { Context } from '../frame/context.ts';
import type { OptionSpec } from '../frame/options.ts';
import { ENDPOINT_OPTIONS } from './endpoint.ts';
import { readText } from './files.ts';

/** A reference server that a command speaks to. */
export interface ServerAddress {
  readonly base: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Asks; a server that cannot be reached is an error, whatever it answers is not. */
  ask(path: string, init?: RequestInit): Promise<Response>;
}

export const NAMESPACE: OptionSpec = {
  flags: '--namespace <name>',
  about: { en: 'state of the server to work with', zh: '使用服务器的哪个命名空间' },
};

/** Options of every command that speaks to a running server. */
export const SERVER_OPTIONS: readonly OptionSpec[] = [NAMESPACE, ...ENDPOINT_OPTIONS];

/** @throws KouanError `ERR_KOUAN_USAGE` for an address that is none or is not safe */
export async function serverAt(url: string, options: Options, { env, signal }: Context): Promise<ServerAddress> {
  const base = endpointAddress(url, options['allowPlainHttp'] === true);
  const tokenFile = textOf(options, 'tokenFile');
  const token = tokenFile === undefined ? env['KOUAN_TOKEN'] : (await readText(tokenFile)).trim();
  const namespace = textOf(options, 'namespace');
  const headers = {
    ...(token === undefined || token === '' ? {} : { authorization: `Bearer ${token}` }),
    ...(namespace === undefined ? {} : { 'kouan-namespace': namespace }),
  };
  const root = base.href.replace(/\/+$/, '');
  return {
    base,
    headers,
    async ask(path, init = {}) {
      try {
        return await fetch(`${root}${path}`, {
          signal,
          redirect: 'error',
          ...init,
          headers: { ...headers, ...(init.headers as Record<string, string> | undefined) },
        });
      } catch (cause) {
        if (isKouanError(cause) || signal.aborted) throw cause;
        throw new KouanError(
          'ERR_KOUAN_NETWORK',
          { en: `${base.host} cannot be reached.`, zh: `无法连接 ${base.host}。` },
          { cause, hint: { en: 'Is kouan serve running there?', zh: '请确认 kouan serve 已启动。' } },
        );
      }
    },
  };
}

const CODES: Readonly<Record<number, 'ERR_KOUAN_NOT_AUTHORISED' | 'ERR_KOUAN_UNAVAILABLE'>> = {
  401: 'ERR_KOUAN_NOT_AUTHORISED',
  403: 'ERR_KOUAN_NOT_AUTHORISED',
  503: 'ERR_KOUAN_UNAVAILABLE',
};

/** What a server said instead of what was asked for. */
export async function refusal(answer: Response): Promise<KouanError> {
  const text = await answer.text().catch(() => '');
  const detail = problemOf(text);
  return new KouanError(
    CODES[answer.status] ?? 'ERR_KOUAN_PROTOCOL',
    { en: `The server answers ${answer.status}: ${detail}`, zh: `服务器返回 ${answer.status}：${detail}` },
    { hint: { en: 'Its /openapi.json says what it takes.', zh: '可用接口见其 /openapi.json。' } },
  );
}

function problemOf(text: string): string {
  try {
    const { title = '', detail = '' } = JSON.parse(text) as { title?: string; detail?: string };
    return `${title} ${detail}`.trim().slice(0, 300);
  } catch {
    return text.slice(0, 100);
  }
}
