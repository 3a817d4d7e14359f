/** A way to the server that does to requests what networks do to them. @module */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { httpTransport, type Transport } from '@kouan/sdk';
import { type Answer, ask, closing } from './server.testing.ts';

/** One request on its way, and the means to bring it there. */
export interface Passing {
  readonly method: string;
  readonly url: string;
  /** Its idempotency key; empty for a request without one. */
  readonly key: string;
  readonly body: Uint8Array;
  readonly response: ServerResponse;
  /** Hands the request to the server; at most once for each call. */
  forward(): Promise<Answer>;
  /** Answers with what the server said. */
  pass(answer: Answer): void;
}

export type Fault = (passing: Passing) => Promise<void> | void;

/** The request arrives, and so does the answer. */
export const honest: Fault = async ({ forward, pass }) => pass(await forward());

const answered =
  (status: number, body = '', type = 'application/problem+json', headers: Record<string, string> = {}): Fault =>
  ({ response }) =>
    void response.writeHead(status, { 'content-type': type, ...headers }).end(body);

/** A status without that the server has heard of the request. */
export const status = (code: number, headers: Record<string, string> = {}): Fault =>
  answered(
    code,
    JSON.stringify({ type: 'about:blank', title: 'Fault', status: code, detail: 'as told' }),
    undefined,
    headers,
  );

/** What stands between a hotel room and the world. */
export const portal: Fault = answered(200, '<!DOCTYPE html><title>Log in</title>', 'text/html');

/** Faults after which the sender cannot know whether the message was taken in, or knows that it was not for now. */
export const PASSING_FAULTS: Readonly<Record<string, Fault>> = {
  'a reset before the server': ({ response }) => void response.destroy(),
  'a reset after the server': async ({ forward, response }) => {
    await forward();
    response.destroy();
  },
  'an answer that never comes': async ({ forward }) => void (await forward()),
  'an answer that is cut off': async ({ forward, response }) => {
    const { body, type } = await forward();
    response.writeHead(200, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.write(body.slice(0, body.length / 2), () => response.destroy());
  },
  'an answer without end': async ({ forward, response }) => {
    await forward();
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.on('error', () => {});
    response.end(Buffer.alloc(6_000_000, 32));
  },
  'an answer that dribbles and stops': async ({ forward, response }) => {
    const { body, type } = await forward();
    response.writeHead(200, { 'content-type': type });
    for (const letter of body.slice(0, 40)) {
      response.write(letter);
      await new Promise((resolve) => setImmediate(resolve));
    }
  },
  'no HTTP': ({ response }) => void response.socket?.end('what?\r\n\r\n'),
  'an error behind the server': async (passing) => {
    await passing.forward();
    await status(500)(passing);
  },
  '408': status(408),
  '425': status(425),
  '429': status(429, { 'retry-after': '1' }),
  '500': status(500),
  '502': status(502),
  '503': status(503, { 'retry-after': '1' }),
  '504': status(504),
};

export interface Proxy {
  readonly url: string;
  /** Keys of the messages, in the order in which they came. */
  readonly keys: string[];
  transport(): Transport;
}

/** Forwards to a server whatever the fault lets through. */
export async function proxied(serverUrl: string, fault: Fault): Promise<Proxy> {
  const keys: string[] = [];
  const server = createServer((request, response) => {
    void passingOf(request, response, serverUrl).then(async (passing) => {
      if (passing.method === 'POST') keys.push(passing.key);
      await fault(passing);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/single-window`;
  const transport = (): Transport => {
    const made = httpTransport({ url, timeoutMs: 2_000 });
    closing(() => made.close().catch(() => {}));
    return made;
  };
  return { url, keys, transport };
}

async function passingOf(request: IncomingMessage, response: ServerResponse, serverUrl: string): Promise<Passing> {
  response.on('error', () => {});
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const body = Buffer.concat(parts);
  const { method = '', url = '' } = request;
  const headers = Object.fromEntries(
    ['content-type', 'idempotency-key', 'kouan-client-reference'].flatMap((name) => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return {
    method,
    url,
    body,
    response,
    key: headers['idempotency-key'] ?? '',
    forward: () => ask(`${serverUrl}${url}`, { method, headers, ...(method === 'POST' ? { body } : {}) }),
    pass: (answer) => void response.writeHead(answer.status, { 'content-type': answer.type }).end(answer.body),
  };
}
