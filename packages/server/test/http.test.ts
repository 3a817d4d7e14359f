import { connect } from 'node:net';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { openApi, startServer } from '../src/index.ts';
import { ROUTES } from '../src/routes.ts';
import { type Answer, type Asking, ask, errorOf, hand, message, paths, STEP_MS, served } from './server.testing.ts';

const path = paths();

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: object }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: { readonly $ref: string } }>> }>
  >;
}
interface Described {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

let described: Described;
let ajv: Ajv2020;
beforeAll(async () => {
  // As it is written: what is worked out then is no object before.
  described = JSON.parse(JSON.stringify(await openApi('0.0.0'))) as Described;
  ajv = new Ajv2020({
    strict: true,
    formats: {
      date: (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text),
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
      uri: URL.canParse,
    },
  });
  ajv.addKeyword('components');
  ajv.addSchema({ $id: 'kouan:openapi', components: described.components });
});

const validator = ($ref: string): ValidateFunction => {
  const found = ajv.getSchema(`kouan:openapi${$ref}`);
  if (found === undefined) throw new Error(`${$ref} is not in the document`);
  return found;
};

/** That an answer is one which its operation declares. */
function expectDeclared(method: string, template: string, answer: Answer): void {
  const operation = described.paths[template]?.[method];
  const [type = ''] = answer.type.split(';');
  const declared = operation?.responses[answer.status]?.content?.[type];
  if (declared === undefined) throw new Error(`${method} ${template}: ${answer.status} ${type} is not declared`);
  const valid = validator(declared.schema.$ref);
  const value: unknown = type.endsWith('json') ? JSON.parse(answer.body) : answer.body;
  expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
}

function expectProblem(answer: Answer, status: number): void {
  expect(answer).toMatchObject({ status, type: 'application/problem+json' });
  const valid = validator('#/components/schemas/Problem');
  const value = JSON.parse(answer.body) as { status: number };
  expect(valid(value), JSON.stringify(valid.errors)).toBe(true);
  expect(value.status).toBe(status);
}

describe('the OpenAPI document', () => {
  test('is what the server gives, in version 3.1', async () => {
    const server = await served();
    const given = JSON.parse((await ask(`${server.url}/openapi.json`)).body) as Described;
    expect(given.openapi).toMatch(/^3\.1\.\d+$/);
    expect(given.paths).toEqual(described.paths);
  });

  test('every schema compiles, and every reference has its schema', () => {
    for (const name of Object.keys(described.components.schemas))
      expect(() => validator(`#/components/schemas/${name}`)).not.toThrow();
    const ids = new Set<string>();
    for (const operation of Object.values(described.paths).flatMap((one) => Object.values(one))) {
      expect(ids.has(operation.operationId)).toBe(false);
      ids.add(operation.operationId);
      for (const { schema } of operation.parameters ?? []) expect(() => ajv.compile(schema)).not.toThrow();
      for (const { content = {} } of Object.values(operation.responses))
        for (const { schema } of Object.values(content)) expect(() => validator(schema.$ref)).not.toThrow();
    }
  });

  test('every parameter of a path is declared, and no other', () => {
    for (const [template, operations] of Object.entries(described.paths))
      for (const { parameters = [] } of Object.values(operations))
        expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(
          [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
        );
  });

  test('has every route that there is, and no other', async () => {
    const routes = [...(await ROUTES.all()).map(({ method, path: at }) => `${method} ${at}`), 'get /openapi.json'];
    const operations = Object.entries(described.paths).flatMap(([at, one]) =>
      Object.keys(one).map((method) => `${method} ${at}`),
    );
    expect(operations.sort()).toEqual(routes.sort());
    const server = await served();
    for (const one of operations) {
      const [method = '', template = ''] = one.split(' ');
      // What never ends is asked for so that it is refused.
      const query = ENDLESS.has(template) ? '?after=none' : '';
      const url = `${server.url}${template.replace(/\{\w+\}/, 'none')}${query}`;
      const answer = await ask(url, { method: method.toUpperCase() });
      expectDeclared(method, template, answer);
      // The router itself would say so.
      if (answer.status === 404) expect(answer.body).not.toContain('See /openapi.json for what there is');
    }
  });
});

/** Answers that go on for as long as somebody listens. */
const ENDLESS: ReadonlySet<string> = new Set(['/events/stream', '/events.ndjson']);

describe('every answer is one that the document declares', () => {
  const xml = { 'content-type': 'application/xml' };
  const post = (body: string | Uint8Array, headers = {}): Asking => ({
    method: 'POST',
    body,
    headers: { ...xml, ...headers },
  });
  const key = { 'idempotency-key': 'k' };
  test.each<[name: string, status: number, template: string, url: string, asking?: Asking]>([
    ['health', 200, '/health', '/health'],
    ['a replay', 200, '/single-window/declarations', '/single-window/declarations', post(message('A-released'), key)],
    ['no message', 200, '/single-window/declarations', '/single-window/declarations', post('x')],
    ['a key again', 409, '/single-window/declarations', '/single-window/declarations', post('x', key)],
    [
      'no XML',
      415,
      '/single-window/declarations',
      '/single-window/declarations',
      post('{}', { 'content-type': 'application/json' }),
    ],
    ['no key', 422, '/single-window/declarations', '/single-window/declarations', post('x', { 'idempotency-key': '' })],
    ['the list', 200, '/single-window/declarations', '/single-window/declarations'],
    ['one', 200, '/single-window/declarations/{reference}', '/single-window/declarations/A-released'],
    [
      'one of Chinese name',
      200,
      '/single-window/declarations/{reference}',
      `/single-window/declarations/${encodeURIComponent('编号/1')}`,
    ],
    ['none', 404, '/single-window/declarations/{reference}', '/single-window/declarations/B'],
    ['a broken escape', 404, '/single-window/declarations/{reference}', '/single-window/declarations/%E7%'],
    ['a page', 200, '/single-window/receipts', '/single-window/receipts'],
    ['a bad cursor', 400, '/single-window/receipts', '/single-window/receipts?cursor=x'],
    ['time', 200, '/control/clock/advance', '/control/clock/advance?ms=1', { method: 'POST' }],
    ['no time', 400, '/control/clock/advance', '/control/clock/advance', { method: 'POST' }],
    ['too much time', 400, '/control/clock/advance', '/control/clock/advance?ms=900000000000000', { method: 'POST' }],
  ])('%s: %i', async (_, status, template, url, asking) => {
    const server = await served();
    await hand(server, message('A-released'), key);
    await hand(server, message('编号/1'));
    server.clock.advance(9 * STEP_MS);
    const answer = await ask(`${server.url}${url}`, asking);
    expect(answer.status, answer.body).toBe(status);
    expectDeclared(asking?.method?.toLowerCase() ?? 'get', template, answer);
  });
});

describe('what is refused', () => {
  test('404 for what there is not', async () => {
    const server = await served();
    for (const url of ['/nothing', '/Health', '/health/', '/single-window', '/../health/x', '/%00'])
      expectProblem(await ask(`${server.url}${url}`), 404);
  });

  test('405 for a method that an endpoint has not, with those it has', async () => {
    const server = await served();
    for (const [url, method, allow] of [
      ['/health', 'POST', 'GET, HEAD'],
      ['/openapi.json', 'DELETE', 'GET, HEAD'],
      ['/single-window/declarations', 'PUT', 'POST, GET, HEAD'],
      ['/single-window/receipts', 'POST', 'GET, HEAD'],
      ['/single-window/declarations/x', 'PATCH', 'GET, HEAD'],
      ['/control/clock/advance', 'GET', 'POST'],
    ] as const) {
      const answer = await ask(`${server.url}${url}`, { method });
      expectProblem(answer, 405);
      expect(String(answer.headers['allow']).split(', ').sort()).toEqual(allow.split(', ').sort());
    }
  });

  test('413 for a body over the limit, said beforehand or not', async () => {
    const server = await served();
    const body = new Uint8Array(10_000_001).fill(32);
    // A server that has said no may close while the rest is still being sent.
    const refused = await hand(server, body).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof refused === 'object') expectProblem(refused, 413);
    else expect(['EPIPE', 'ECONNRESET']).toContain(refused);
    expectProblem(
      await raw(server.port, [
        'POST /single-window/declarations HTTP/1.1',
        'Host: 127.0.0.1',
        'Content-Type: application/xml',
        'Content-Length: 10000001',
      ]),
      413,
    );
    const chunk = `100000\r\n${' '.repeat(0x100000)}\r\n`;
    const chunked = await raw(
      server.port,
      [
        'POST /single-window/declarations HTTP/1.1',
        'Host: 127.0.0.1',
        'Content-Type: application/xml',
        'Transfer-Encoding: chunked',
      ],
      chunk.repeat(11),
    );
    expectProblem(chunked, 413);
    expect((await ask(`${server.url}/health`)).body).toContain('"declarations":0');
  });

  test('503 for what is more than the server can hold, as long as it cannot; what is small is taken', async () => {
    const server = await served();
    // So much is said to come, and does not.
    const slow = Array.from({ length: 26 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
    for (const one of slow)
      one.write(
        'POST /single-window/declarations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/xml\r\nContent-Length: 10000000\r\n\r\n<',
      );
    const large = new Uint8Array(9_000_000).fill(32);
    const until = async (status: number) => {
      for (;;) {
        const answer = await hand(server, large).catch(() => undefined);
        if (answer?.status === status) return answer;
      }
    };
    expect((await until(503)).headers['retry-after']).toBe('1');
    expect((await hand(server, message('A-1'))).body).toContain('<ResponseCode>0<');
    for (const one of slow) one.destroy();
    await until(200);
  });

  test('a message that does not end holds nobody up: time goes on, and it comes when it is whole', async () => {
    const server = await served();
    const body = message('SLOW-1');
    const slow = connect(server.port, '127.0.0.1').on('error', () => {});
    const said = new Promise<string>((resolve) => slow.setEncoding('utf8').once('data', resolve));
    slow.write(
      `POST /single-window/declarations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/xml\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    slow.write(body.subarray(0, 100));
    await hand(server, message('QUICK-inspected'));
    // A receipt falls due each second: were it waited for, so it would be before each.
    await ask(`${server.url}/control/clock/advance?ms=${60 * STEP_MS}`, { method: 'POST' });
    expect((await ask(`${server.url}/control/clock`)).body).toContain('00:01:00.000Z');
    slow.write(body.subarray(100));
    expect(await said).toContain('<ResponseCode>0<');
    expect((await ask(`${server.url}/events?kind=declaration.accepted`)).body).toContain('2026-01-01T00:01:00.000Z');
    slow.destroy();
  });

  test('421 for a name that is not of this machine', async () => {
    const server = await served();
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '10.0.0.1'])
      for (const url of ['/health', '/openapi.json', '/nothing'])
        expectProblem(await ask(`${server.url}${url}`, { headers: { host } }), 421);
    for (const host of ['localhost', 'LOCALHOST:1', '127.0.0.1', '127.1.2.3:9', '[::1]:80'])
      expect(await ask(`${server.url}/health`, { headers: { host } })).toMatchObject({ status: 200 });
  });

  test('421 for a WebSocket under such a name, though the page that opens it is of the same name', async () => {
    const server = await served();
    const opening = (url: string, host: string) =>
      raw(server.port, [
        `GET ${url} HTTP/1.1`,
        `Host: ${host}`,
        `Origin: http://${host}`,
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ]);
    for (const url of ['/ukey', '/ns/other/ukey', '/events/socket', '/nothing']) {
      expect((await opening(url, 'evil.example')).status, url).toBe(421);
      expect((await opening(url, 'evil.example:80')).status, url).toBe(421);
    }
    for (const host of ['localhost', '[::1]:80']) expect((await opening('/ukey', host)).status, host).toBe(101);
  });

  test('headers without end are cut off, and the server goes on', async () => {
    const server = await served();
    const long = await ask(`${server.url}/health`, { headers: { 'x-long': 'a'.repeat(100_000) } }).catch(
      () => undefined,
    );
    if (long !== undefined) expect(long.status).toBe(431);
    expect(await ask(`${server.url}/health`)).toMatchObject({ status: 200 });
  });

  test('what is no HTTP is cut off, and the server goes on', async () => {
    const server = await served();
    expect((await raw(server.port, ['no http at all'])).status).toBe(400);
    expect(await ask(`${server.url}/health`)).toMatchObject({ status: 200 });
  });
});

describe('a server', () => {
  test('that finds its port taken says so, and leaves nothing open', async () => {
    const first = await served();
    const store = path('.db');
    const error = await errorOf(startServer({ port: first.port, store }));
    expect(error).toMatchObject({ code: 'ERR_KOUAN_NETWORK', retryable: false });
    expect(error.message).toContain(String(first.port));
    expect(error.hint?.en).toBeTruthy();
    expect(error.hint?.zh).toBeTruthy();
    expect((await ask(`${first.url}/health`)).status).toBe(200);
    await served({ store });
  });

  test('closes with connections open, and is then gone; its port is free', async () => {
    const server = await served();
    const held = connect(server.port, '127.0.0.1');
    const ended = new Promise((resolve) => held.on('close', resolve).on('error', () => {}));
    await new Promise((resolve) => held.on('connect', resolve));
    held.write('GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n');
    await server.close();
    await ended;
    await expect(ask(`${server.url}/health`)).rejects.toThrow(/ECONNREFUSED/);
    expect((await served({ port: server.port })).port).toBe(server.port);
  });
});

/** A request byte for byte, as no client writes it. */
function raw(port: number, head: readonly string[], body = ''): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let answer: Answer = { status: 0, type: '', headers: {}, body: '' };
    socket.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      const [first = '', ...rest] = text.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(first)?.[1] ?? 0);
      answer = {
        status: Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1]),
        type: /content-type: (\S+)/i.exec(first)?.[1] ?? '',
        headers: {},
        body: rest.join('\r\n\r\n'),
      };
      if (rest.length > 0 && Buffer.byteLength(answer.body) >= length) socket.destroy();
    });
    // The server may close while we still write; what it said before counts.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(body);
  });
}
