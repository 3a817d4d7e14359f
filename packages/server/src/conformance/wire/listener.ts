import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KouanError } from '@kouan/core';
import type { Exchange, Withholder } from './exchange.ts';

/** A request of the implementation under test. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the runner answers; a text is sent as JSON. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

/** What the runner answers, with whatever else is to be known when it has been written. */
interface Answered {
  readonly reply: Reply;
}

export interface ListenerSettings<A extends Answered> {
  readonly host: string;
  readonly port: number;
  readonly now: () => Date;
  readonly withhold: Withholder;
  answer(heard: Heard): Promise<A>;
  /** Called when the answer has been written. */
  heard(exchange: Exchange, answered: A): void;
}

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

/** An envelope with everything that it may have, and a document in base64. */
const MAX_BODY = 96 * 1024 * 1024;
const API_VERSION = '3.0.0';

/**
 * Listens for the implementation under test.
 *
 * @throws KouanError `ERR_KOUAN_NETWORK` when the address cannot be had
 */
export async function listen<A extends Answered>(settings: ListenerSettings<A>): Promise<Listener> {
  const { host, port } = settings;
  const server = createServer((request, response) => {
    response.on('error', () => {});
    serve(request, response, settings).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(notThere(host, port, cause)));
    server.listen(port, host, resolve);
  });
  const { port: taken, family, address } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve<A extends Answered>(
  request: IncomingMessage,
  response: ServerResponse,
  settings: ListenerSettings<A>,
): Promise<void> {
  const { withhold, now } = settings;
  const at = now().toISOString();
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413, { connection: 'close' }).end();
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ) as Record<string, string>;
  const heard = { method: request.method ?? '', path: request.url ?? '/', headers, body };
  const answer = await settings.answer(heard);
  const { reply } = answer;
  const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
  const answered = {
    'api-version': API_VERSION,
    ...(text === '' ? {} : { 'content-type': 'application/json' }),
  };
  response.writeHead(reply.status, answered).end(text);
  settings.heard(
    {
      from: 'implementation',
      at,
      method: heard.method,
      path: withhold.text(heard.path),
      request: {
        headers: withhold.headers(Object.entries(headers)),
        body: withhold.text(new TextDecoder().decode(body)),
      },
      response: { status: reply.status, headers: answered, body: text },
    },
    answer,
  );
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size > MAX_BODY) return undefined;
    parts.push(part as Buffer);
  }
  return new Uint8Array(Buffer.concat(parts));
}

const notThere = (host: string, port: number, cause: Error): KouanError =>
  new KouanError(
    'ERR_KOUAN_NETWORK',
    { en: `${host}:${port} cannot be listened at.`, zh: `无法监听 ${host}:${port}。` },
    {
      cause,
      hint: { en: 'Choose another --listen; port 0 is a free one.', zh: '请更换 --listen；端口 0 为自动选择。' },
    },
  );
