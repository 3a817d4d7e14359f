import { once } from 'node:events';
import { request } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Aedes } from 'aedes';
import mqtt from 'mqtt';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { RunningServer } from '../src/index.ts';
import { ask, closing, served } from './server.testing.ts';

const happen = ({ events }: RunningServer, count: number, more = ''): void => {
  for (let at = 0; at < count; at++)
    events.append({ kind: at % 2 === 0 ? 'gate.gathered' : 'ocr.read', source: `gate-${at % 3}`, data: { at, more } });
};

/** What a stream says, as it comes. */
async function follow(url: string, headers: Record<string, string> = {}) {
  const asked = request(url, { headers, agent: false });
  asked.end();
  const [response] = (await once(asked, 'response')) as [import('node:http').IncomingMessage];
  closing(() => asked.destroy());
  let text = '';
  response.setEncoding('utf8');
  response.on('data', (part: string) => {
    text += part;
  });
  response.on('error', () => {});
  const ids = (): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id));
  return { response, ids, text: () => text };
}

describe('server-sent events', () => {
  test('what has happened, and what happens then, in order and once', async () => {
    const server = await served();
    happen(server, 3);
    const { response, ids, text } = await follow(`${server.url}/events/stream`);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'text/event-stream']);
    await expect.poll(ids).toEqual([1, 2, 3]);
    happen(server, 2);
    await expect.poll(ids).toEqual([1, 2, 3, 4, 5]);
    expect(text()).toContain('retry: 1000\n\n');
    const [, data = ''] = /event: ocr\.read\ndata: (.*)\n/.exec(text()) ?? [];
    expect(JSON.parse(data)).toEqual(server.events.page(1, 1)[0]);
  });

  test('Last-Event-ID goes on where it was; filters choose', async () => {
    const server = await served();
    happen(server, 6);
    const after = await follow(`${server.url}/events/stream`, { 'last-event-id': '4' });
    const gates = await follow(`${server.url}/events/stream?kind=gate.*&source=gate-0`);
    const now = await follow(`${server.url}/events/stream?after=now`);
    await expect.poll(after.ids).toEqual([5, 6]);
    await expect.poll(gates.ids).toEqual([1]);
    happen(server, 1);
    await expect.poll(gates.ids).toEqual([1, 7]);
    await expect.poll(now.ids).toEqual([7]);
  });

  test('each namespace has its own', async () => {
    const server = await served();
    happen(server, 1);
    const other = await follow(`${server.url}/ns/other/events/stream`);
    const first = await follow(`${server.url}/events/stream`);
    await expect.poll(first.ids).toEqual([1]);
    expect(other.ids()).toEqual([]);
  });

  test('who does not read is left alone, holds up nobody, and misses nothing', async () => {
    const server = await served();
    const quick = await follow(`${server.url}/events/stream`);
    const slow = connect(server.port, '127.0.0.1');
    closing(() => slow.destroy());
    slow.write('GET /events/stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(slow, 'readable');
    const before = process.memoryUsage().rss;
    const more = 'x'.repeat(20_000);
    for (let round = 0; round < 40; round++) {
      happen(server, 20, more);
      await new Promise((done) => setImmediate(done));
    }
    await expect.poll(() => quick.ids().length).toBe(800);
    expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
    let text = '';
    slow.setEncoding('utf8');
    slow.on('data', (part: string) => {
      text += part;
    });
    const ids = (): number[] => [...text.matchAll(/^id: (\d+)\r?$/gm)].map(([, id]) => Number(id));
    await expect.poll(() => ids().length, { timeout: 10_000 }).toBe(800);
    expect(ids()).toEqual(Array.from({ length: 800 }, (_, at) => at + 1));
  });

  test('a wrong sequence, another name of the host', async () => {
    const server = await served();
    expect((await ask(`${server.url}/events/stream?after=x`)).status).toBe(400);
    expect((await ask(`${server.url}/events/stream`, { headers: { host: 'evil.example' } })).status).toBe(421);
    expect((await ask(`${server.url}/events/stream`, { method: 'POST' })).status).toBe(405);
  });
});

test('as lines of JSON', async () => {
  const server = await served();
  const { text } = await follow(`${server.url}/events.ndjson?kind=ocr.read`);
  happen(server, 4);
  await expect
    .poll(() =>
      text()
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line).sequence),
    )
    .toEqual([2, 4]);
});

test('over a WebSocket; a page of another origin is not let in', async () => {
  const server = await served();
  happen(server, 1);
  const url = `${server.url.replace('http', 'ws')}/events/socket`;
  const socket = new WebSocket(`${url}?kind=gate.*`);
  closing(() => socket.terminate());
  const heard: number[] = [];
  socket.on('message', (data) => heard.push(JSON.parse(String(data)).sequence));
  await once(socket, 'open');
  happen(server, 3);
  await expect.poll(() => heard).toEqual([1, 2, 4]);
  for (const [to, options] of [
    [url, { headers: { origin: 'https://evil.example' } }],
    [`${server.url.replace('http', 'ws')}/nowhere`, {}],
  ] as const) {
    const refused = new WebSocket(to, options);
    await expect(once(refused, 'open')).rejects.toThrow();
  }
});

test('MQTT: a broker of the server’s own, for reading; and a broker of the user', async () => {
  const server = await served({ mqttBroker: 0 });
  const address = `mqtt://127.0.0.1:${server.ports.mqttBroker}`;
  const client = await mqtt.connectAsync(address);
  closing(() => client.end(true));
  const heard: [string, number][] = [];
  client.on('message', (topic, payload) => heard.push([topic, JSON.parse(payload.toString()).sequence]));
  await client.subscribeAsync('kouan/default/gate/#', { qos: 1 });
  happen(server, 3);
  await expect
    .poll(() => heard)
    .toEqual([
      ['kouan/default/gate/gathered/gate-0', 1],
      ['kouan/default/gate/gathered/gate-2', 3],
    ]);
  await expect(served({ mqtt: { url: 'mqtt://user:secret@127.0.0.1' } })).rejects.toMatchObject({
    code: 'ERR_KOUAN_USAGE',
  });
  await expect(served({ mqtt: { url: 'mqtt://127.0.0.1:1' } })).rejects.toMatchObject({ code: 'ERR_KOUAN_NETWORK' });
});

test('what a broker of the user missed while it was away comes when it is back', async () => {
  const heard = new Map<number, string>();
  const open = async (port: number): Promise<{ port: number; close(): Promise<void> }> => {
    const broker = await Aedes.createBroker();
    broker.on('publish', ({ topic, payload }) => {
      if (topic.startsWith('kouan/')) heard.set(JSON.parse(payload.toString()).sequence, topic);
    });
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      broker.handle(socket);
    });
    await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
    const address = server.address();
    return {
      port: typeof address === 'object' && address !== null ? address.port : 0,
      async close() {
        for (const socket of sockets) socket.destroy();
        await new Promise<void>((done) => broker.close(done));
        await new Promise<void>((done) => server.close(() => done()));
      },
    };
  };
  const first = await open(0);
  const server = await served({ mqtt: { url: `mqtt://127.0.0.1:${first.port}` } });
  happen(server, 2);
  await expect.poll(() => [...heard.keys()]).toEqual([1, 2]);
  await first.close();
  happen(server, 3);
  const second = await open(first.port);
  closing(() => second.close());
  await expect.poll(() => [...heard.keys()].sort(), { timeout: 10_000 }).toEqual([1, 2, 3, 4, 5]);
  await server.close();
});
