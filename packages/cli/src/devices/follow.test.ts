import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { serverAt } from '../flow/server.ts';
import type { Context } from '../frame/context.ts';
import { type Followed, follow } from './follow.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers each connection by the next of some answers. */
async function answering(...answers: ((response: ServerResponse, request: IncomingMessage) => void)[]) {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(String(request.headers['last-event-id']));
    answers.shift()?.(response, request);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

async function take(url: string, count: number, after = 'now'): Promise<Followed[]> {
  const stop = new AbortController();
  const context = { env: {}, signal: stop.signal } as unknown as Context;
  const found: Followed[] = [];
  for await (const one of follow(await serverAt(url, {}, context), new URLSearchParams(), after, stop.signal)) {
    found.push(one);
    if (found.length === count) stop.abort();
  }
  return found;
}

const event = (id: number): string => `id: ${id}\nevent: x\ndata: {"sequence":${id}}\n\n`;

it('goes on after the last event, whatever ended the connection, and wherever pieces end', async () => {
  const { url, asked } = await answering(
    (response) => {
      const text = `retry: 1000\n\n${event(1)}:\n\n${event(2)}id: 3\nda`;
      response.write(text.slice(0, 20));
      setImmediate(() => {
        response.write(text.slice(20));
        setTimeout(() => response.destroy(), 20);
      });
    },
    (response) => void response.writeHead(503).end(),
    (response) => void response.end(`event: gap\ndata: {"gap":{"from":3,"to":4}}\n\n${event(5)}`),
  );
  const found = await take(url, 6, '0');
  expect(found.map((one) => (one.kind === 'event' ? one.id : one.kind))).toEqual([
    '1',
    '2',
    'lost',
    'lost',
    'gap',
    '5',
  ]);
  expect(asked).toEqual(['0', '2', '2']);
});

it.each([
  [401, 'ERR_KOUAN_NOT_AUTHORISED'],
  [400, 'ERR_KOUAN_PROTOCOL'],
  [503, 'ERR_KOUAN_UNAVAILABLE'],
])('a first answer of %i ends it', async (status, code) => {
  const { url } = await answering((response) => void response.writeHead(status).end('{"title":"No"}'));
  await expect(take(url, 1)).rejects.toMatchObject({ code });
});

it('a server that is not there is said at once', async () => {
  await expect(take('http://127.0.0.1:1', 1)).rejects.toMatchObject({ code: 'ERR_KOUAN_NETWORK' });
});
