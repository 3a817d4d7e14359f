import { describe, expect, test } from 'vitest';
import type { RunningServer } from '../src/index.ts';
import { get, order, post, wire } from './control.testing.ts';
import { accepted, message, served } from './server.testing.ts';

/** Every endpoint meets faults: this one lists what there is of bills. */
const BILLS = '/ebl/a/bills';
const DECLARATIONS = '/single-window/declarations';

const next = (server: Pick<RunningServer, 'url'>, name: string, more: object = {}) =>
  order(server, 'PUT', `/control/faults/${name}`, { next: 1, ...more });
const taken = (server: RunningServer) => accepted(server).then((all) => all.length);
const send = (reference: string) => post(DECLARATIONS, 'application/xml', message(reference));

describe('what comes over the socket', () => {
  test('chunks that are none: half of the answer, then a size that is no number', async () => {
    const server = await served();
    const whole = await wire(server, get(BILLS));
    const body = whole.text.split('\r\n\r\n')[1] ?? '';
    await next(server, 'malformed-chunk');
    const { text, end } = await wire(server, get(BILLS));
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(text).toContain('transfer-encoding: chunked\r\n');
    const half = body.slice(0, Math.floor(body.length / 2));
    expect(text.endsWith(`\r\n\r\n${half.length.toString(16)}\r\n${half}\r\nzz\r\n`)).toBe(true);
    expect(end).toBe('end');
    expect((await wire(server, get(BILLS))).text.split('\r\n\r\n')[1]).toBe(body);
  });

  test('a reset before and after it was taken in, and in the middle of the answer', async () => {
    const server = await served();
    await next(server, 'lose-before');
    expect(await wire(server, send('A-1'))).toEqual({ text: '', end: 'ECONNRESET' });
    expect(await taken(server)).toBe(0);
    await next(server, 'lose-after');
    expect(await wire(server, send('A-2'))).toEqual({ text: '', end: 'ECONNRESET' });
    expect(await taken(server)).toBe(1);
    await next(server, 'reset');
    const { text, end } = await wire(server, send('A-3'));
    expect(end).toBe('ECONNRESET');
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(Number(/content-length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(body.length);
    expect(await taken(server)).toBe(2);
  });

  test('no answer ever: taken in, or dropped', async () => {
    const server = await served();
    expect(await taken(server)).toBe(0);
    await next(server, 'timeout');
    expect(await wire(server, send('A-1'), 100)).toEqual({ text: '', end: 'silence' });
    await expect.poll(() => taken(server)).toBe(1);
    await next(server, 'drop');
    expect(await wire(server, send('A-2'), 100)).toEqual({ text: '', end: 'silence' });
    expect(await taken(server)).toBe(1);
  });

  test('an answer dribbles in by the clock, whole in the end', async () => {
    const server = await served();
    const { text: before } = await wire(server, get(BILLS));
    await order(server, 'PUT', '/control/faults', { latency: { distribution: 'fixed', ms: 1_000 } });
    await next(server, 'dribble');
    const coming = wire(server, get(BILLS));
    while (server.clock.waiting(1).length === 0) await new Promise(setImmediate);
    const seen: number[] = [];
    for (let second = 0; second < 12; second++) {
      await order(server, 'POST', '/control/clock/advance?ms=1000');
      seen.push(server.clock.waiting(10).filter(({ name }) => name === 'late answer').length);
    }
    expect(seen.filter((waiting) => waiting === 1).length).toBeGreaterThan(3);
    expect((await coming).text.split('\r\n\r\n')[1]).toBe(before.split('\r\n\r\n')[1]);
  });

  test.each([
    ['500', 500],
    ['502', 502],
    ['503', 503],
    ['504', 504],
    ['429', 429],
    ['401', 401],
    ['403', 403],
    ['404', 404],
  ])('%s with Retry-After; nobody has looked at it', async (name, status) => {
    const server = await served();
    await order(server, 'PUT', '/control/faults', { retryAfter: 7 });
    await next(server, name);
    const { text } = await wire(server, send('A-1'));
    expect(text.startsWith(`HTTP/1.1 ${status} `)).toBe(true);
    expect(text).toContain('retry-after: 7\r\n');
    expect(await taken(server)).toBe(0);
  });

  test('no connection, an error after it was taken in, a page to log in, an answer that is late by the clock', async () => {
    const server = await served();
    await next(server, 'refused');
    expect((await wire(server, send('A-1'))).text).toBe('');
    expect(await taken(server)).toBe(0);
    await next(server, '500-after');
    expect((await wire(server, send('A-2'))).text).toMatch(/^HTTP\/1\.1 500 /);
    expect(await taken(server)).toBe(1);
    await next(server, 'portal');
    expect((await wire(server, send('A-3'))).text).toMatch(/^HTTP\/1\.1 200 [\s\S]*text\/html[\s\S]*<title>Log in/);
    expect(await taken(server)).toBe(1);
    const latency = { distribution: 'lognormal', medianMs: 60_000, sigma: 0.5 };
    await order(server, 'PUT', '/control/faults', { latency });
    await next(server, 'delay');
    const late = wire(server, send('A-4'));
    await expect.poll(() => server.clock.waiting(9).filter(({ name }) => name === 'late answer').length).toBe(1);
    // It is taken in already, and its answer comes when it is due: the date of it is the server’s.
    expect(await taken(server)).toBe(2);
    server.clock.advance(86_400_000);
    expect((await late).text).toMatch(/^HTTP\/1\.1 200 [\s\S]*date: Fri, 02 Jan 2026 00:00:00 GMT/i);
  });

  test('truncated and malformed bodies', async () => {
    const server = await served();
    const body = (await wire(server, get('/ebl/keys'))).text.split('\r\n\r\n')[1] ?? '';
    await next(server, 'truncated');
    expect((await wire(server, get('/ebl/keys'))).text.split('\r\n\r\n')[1]).toBe(
      body.slice(0, Math.floor(body.length / 2)),
    );
    await next(server, 'malformed');
    const broken = (await wire(server, get('/ebl/keys'))).text.split('\r\n\r\n')[1] ?? '';
    expect(broken).toHaveLength(body.length);
    expect(() => JSON.parse(broken)).toThrow();
  });
});

describe('the order of things', () => {
  test('a late message is taken in after the one that comes next', async () => {
    const server = await served();
    await order(server, 'PUT', '/control/faults', { latency: { distribution: 'fixed', ms: 60_000 } });
    await next(server, 'late', { operations: ['submitDeclaration'] });
    const late = wire(server, send('A-first'));
    while (server.clock.waiting(1).length === 0) await new Promise(setImmediate);
    await wire(server, send('A-second'));
    server.clock.advance(60_000);
    expect((await late).text).toMatch(/^HTTP\/1\.1 200 /);
    expect((await accepted(server)).map(({ reference }) => reference)).toEqual(['A-second', 'A-first']);
  });

  test('lists come doubled and in another order, a message arrives twice', async () => {
    const server = await served();
    await Promise.all(['1', '2', '3', '4'].map((n) => wire(server, send(`A-${n}`))));
    const list = async () => (await order<{ declarations: { reference: string }[] }>(server, 'GET', DECLARATIONS)).json;
    const before = (await list()).declarations.map(({ reference }) => reference);
    await next(server, 'reorder');
    const other = (await list()).declarations.map(({ reference }) => reference);
    expect(other).not.toEqual(before);
    expect([...other].sort()).toEqual([...before].sort());
    await next(server, 'duplicate');
    expect((await list()).declarations).toHaveLength(8);
    await next(server, 'duplicate');
    expect((await wire(server, send('A-5'))).text).toContain('idempotency-replayed: true');
    expect(await taken(server)).toBe(5);
  });
});

describe('how often', () => {
  interface Row {
    readonly name: string;
    readonly on: string;
    readonly en: string;
    readonly zh: string;
    readonly next: number;
    readonly met: number;
    readonly rate: number;
  }
  const rows = async (server: RunningServer): Promise<readonly Row[]> =>
    (await order<{ faults: Row[] }>(server, 'GET', '/control/faults')).json.faults;

  test('by count, by operation, and an event each time', async () => {
    const server = await served();
    await order(server, 'PUT', '/control/faults/503', { next: 2, operations: ['listBills', 'eblKeys'] });
    expect((await wire(server, get('/devices'))).text).toMatch(/ 200 /);
    for (const status of [503, 503, 200])
      expect((await wire(server, get('/ebl/keys'))).text.startsWith(`HTTP/1.1 ${status}`)).toBe(true);
    expect((await rows(server)).find(({ name }) => name === '503')).toMatchObject({ met: 2, next: 0 });
    const met = server.events.page(0, 100).filter(({ kind }) => kind === 'fault.met');
    expect(met.map(({ source, data }) => [source, (data as { fault: string }).fault])).toEqual([
      ['/ebl/keys', '503'],
      ['/ebl/keys', '503'],
    ]);
    expect((await order(server, 'PUT', '/control/faults/503', { operations: ['nobody'] })).status).toBe(422);
    expect((await order(server, 'PUT', '/control/faults/none', { next: 1 })).status).toBe(404);
  });

  test('by seed: the same requests meet the same, in every run; it ends when it is told to', async () => {
    const run = async (seed: number): Promise<string> => {
      const server = await served({ seed });
      await order(server, 'PUT', '/control/faults/503', { rate: 0.3 });
      let seen = '';
      for (let n = 0; n < 20; n++) seen += (await wire(server, get('/devices'))).text.slice(9, 12);
      await order(server, 'DELETE', '/control/faults');
      expect((await wire(server, get('/devices'))).text).toMatch(/ 200 /);
      return seen;
    };
    const first = await run(3);
    expect(first).toContain('503');
    expect(first).toContain('200');
    expect(await run(3)).toBe(first);
    expect(await run(4)).not.toBe(first);
  });

  test('the table names every fault in two languages, those of frames too; frames meet them by count', async () => {
    const server = await served();
    const all = await rows(server);
    expect(all.every(({ en, zh }) => en !== '' && /\p{Script=Han}/u.test(zh))).toBe(true);
    expect(all.filter(({ on }) => on === 'tcp').map(({ name }) => name)).toContain('frame-torn');
    await order(server, 'PUT', '/control/faults/frame-torn', { next: 2 });
    expect((await rows(server)).find(({ name }) => name === 'frame-torn')?.next).toBe(2);
    expect((await order(server, 'PUT', '/control/faults/frame-torn', { rate: 0.5 })).status).toBe(422);
    await order(server, 'DELETE', '/control/faults/frame-torn');
    expect((await rows(server)).find(({ name }) => name === 'frame-torn')?.next).toBe(0);
  });
});
