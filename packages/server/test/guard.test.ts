import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startServer } from '../src/index.ts';
import { get, wire } from './control.testing.ts';
import { act, issue, straight } from './ebl.testing.ts';
import { type Asking, ask, closing, errorOf, hand, message, paths, served } from './server.testing.ts';

const path = paths();
const TOKEN = 'a-token-of-some-length';
const bearer = (token: string): Asking => ({ headers: { authorization: `Bearer ${token}` } });

describe('a token', () => {
  test('is a must where others than this machine may come, and is no short one', async () => {
    const { code, hint } = await errorOf(startServer({ host: '0.0.0.0' }));
    expect(code).toBe('ERR_KOUAN_USAGE');
    expect(hint?.zh).toContain('--token-file');
    expect((await errorOf(startServer({ token: 'short' }))).code).toBe('ERR_KOUAN_USAGE');
  });

  test('opens by Bearer, by Basic as browsers have it, and by a header of its own; nothing else does', async () => {
    const server = await served({ token: TOKEN });
    const basic = Buffer.from(`anybody:${TOKEN}`).toString('base64');
    const status = async (headers: Record<string, string>) =>
      (await ask(`${server.url}/single-window/receipts`, { headers })).status;
    expect(await status({ authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(await status({ authorization: `Basic ${basic}` })).toBe(200);
    expect(await status({ 'kouan-token': TOKEN, authorization: 'Bearer of-somebody-else' })).toBe(200);
    for (const headers of [
      {},
      { authorization: `Bearer ${TOKEN} ` },
      { authorization: `Bearer ${TOKEN.slice(1)}` },
      { authorization: TOKEN },
      { authorization: 'Basic x' },
      { 'kouan-token': '' },
    ])
      expect(await status(headers as Record<string, string>), JSON.stringify(headers)).toBe(
        JSON.stringify(headers).includes(`${TOKEN} `) ? 200 : 401,
      );
    const refused = await ask(`${server.url}/control/clock`);
    expect(refused.type).toBe('application/problem+json');
    expect(refused.headers['www-authenticate']).toContain('Bearer');
    expect((await ask(`${server.url}/health`)).status).toBe(200);
  });

  test('is asked of every door: paths that there are and are not, namespaces, streams, sockets', async () => {
    const server = await served({ token: TOKEN });
    for (const at of ['/', '/nothing', '/ns/x/devices', '/openapi.json', '/events/stream', '/record/r-1/x', '/healthy'])
      expect((await ask(`${server.url}${at}`)).status, at).toBe(401);
    const socket = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const one = new WebSocket(`${server.url.replace('http', 'ws')}/events/socket`, { headers });
        one.on('open', () => {
          one.terminate();
          resolve('open');
        });
        one.on('error', ({ message: why }) => resolve(why));
      });
    expect(await socket({})).toContain('401');
    expect(await socket({ authorization: `Bearer ${TOKEN}` })).toBe('open');
  });

  test('stays at the door: neither the journal nor a state has it; desks of the server need none', async () => {
    const server = await served({ token: TOKEN });
    await hand(server, message('A-1'), { authorization: `Bearer ${TOKEN}` });
    const { journal, inputs } = server.rooms;
    expect(JSON.stringify([journal?.all(), inputs?.all()])).not.toContain(TOKEN);
    const open = await served();
    await issue(open, straight('GUARD0001'));
    // With a token the same bill goes from desk to desk as well: its platforms show what nobody else knows.
    const issued = await ask(`${server.url}/ebl/carrier/documents`, {
      method: 'POST',
      headers: { ...bearer(TOKEN).headers, 'content-type': 'application/json' },
      body: JSON.stringify({ transportDocument: straight('GUARD0002'), issueTo: 'shipper' }),
    });
    expect(JSON.parse(issued.body).document.issuance).toBe('ISSU');
    expect((await ask(`${server.url}/in-${'0'.repeat(48)}/ebl`)).status).toBe(401);
    expect((await act(open, 'a', 'GUARD0001', { actionCode: 'TRANSFER', recipient: 'buyer' })).status).toBeTruthy();
  });
});

describe('bounds', () => {
  test('requests of one address in a second; those who wait are let in', async () => {
    const server = await served({ rateLimit: 5 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => ask(`${server.url}/health`)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(10);
    expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  test('headers and bodies', async () => {
    const server = await served();
    const long = get('/health').replace('\r\n\r\n', `\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect((await wire(server, long)).text).toMatch(/^HTTP\/1\.1 431 /);
    const chunk = `${(1_100_000).toString(16)}\r\n${'x'.repeat(1_100_000)}\r\n`;
    const head =
      'POST /devices/readings/ais HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n';
    expect((await wire(server, `${head}${chunk}0\r\n\r\n`)).text).toMatch(/^HTTP\/1\.1 413 /);
    const said = 'POST /single-window/declarations HTTP/1.1\r\nhost: localhost\r\ncontent-type: text/xml\r\n';
    const lying = `${said}content-length: 99999999999\r\nconnection: close\r\n\r\nx`;
    expect((await wire(server, lying)).text).toMatch(/^HTTP\/1\.1 413 /);
    // Two lengths are two requests to somebody.
    const smuggled = `${said}content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect((await wire(server, smuggled)).text).toMatch(/^HTTP\/1\.1 400 /);
  });

  test('a web page of another origin changes nothing here', async () => {
    const server = await served();
    const from = (origin: string, method = 'POST') =>
      ask(`${server.url}/control/state/reset`, { method, headers: { origin } }).then(({ status }) => status);
    expect(await from('https://evil.example')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from(server.url)).toBe(200);
  });
});

test('no message of the directory leads out of its folders', async () => {
  const directory = path('client');
  for (const box of ['OutBox', 'InBox', 'SentBox', 'FailBox']) mkdirSync(join(directory, box), { recursive: true });
  const outside = path('outside.xml');
  writeFileSync(outside, message('LINK-1'));
  symlinkSync(outside, join(directory, 'OutBox', 'link.xml'));
  writeFileSync(join(directory, 'OutBox', 'a..%2f..%2fup.xml'), message('../../../etc/escape-released'));
  writeFileSync(join(directory, 'OutBox', 'x\\..\\..\\up.xml'), message('..\\..\\escape-released'));
  const server = await startServer({ directory, clock: 'virtual', stepMs: 1_000 });
  closing(() => server.close());
  await expect.poll(() => readdirSync(join(directory, 'OutBox')), { timeout: 5_000 }).toEqual(['link.xml']);
  server.clock.advance(60_000);
  await expect.poll(() => readdirSync(join(directory, 'InBox')).length, { timeout: 5_000 }).toBe(12);
  expect(readdirSync(join(directory, 'OutBox'))).toEqual(['link.xml']);
  expect(
    readdirSync(directory)
      .filter((name) => !name.startsWith('.'))
      .sort(),
  ).toEqual(['FailBox', 'InBox', 'OutBox', 'SentBox']);
  expect(readdirSync(join(directory, '..')).filter((name) => name.includes('escape'))).toEqual([]);
});

test('a curl line sends the same again also where the server wants a token, and does not tell it', async () => {
  const token = 'a-token-for-the-command-line';
  const server = await served({ token });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/xml' };
  const sent = { method: 'POST', headers, body: Buffer.from(message('CURL-released')).toString('utf8') };
  expect((await ask(`${server.url}/single-window/declarations`, sent)).status).toBe(200);
  const { body } = await ask(`${server.url}/control/submissions/CURL-released`, { headers });
  const [{ curl }] = (JSON.parse(body) as { accepted: [{ curl: string }] }).accepted;
  expect(body).not.toContain(token);
  const run = (env: object) =>
    promisify(execFile)('sh', ['-c', `${curl} -i --max-time 10`], { env: { ...process.env, ...env } });
  expect((await run({ KOUAN_TOKEN: token })).stdout).toMatch(/ 200 OK[\s\S]*idempotency-replayed: true/);
  expect((await run({ KOUAN_TOKEN: 'x' })).stdout).toContain(' 401 ');
});
