import { pollReceipts } from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { type Fault, honest, PASSING_FAULTS, portal, proxied, status } from './proxy.testing.ts';
import { batch, COURSES, firstTry, journal as journalAt, poll, states, submit } from './run.testing.ts';
import { accepted, decode, errorOf, paths, STEP_MS, served } from './server.testing.ts';

const path = paths();
const journal = (file = path('.db')) => journalAt(file);

describe('over a way that is faulty once for each message', () => {
  test.each(Object.entries(PASSING_FAULTS))('%s: the same key again, taken in once, and closed', async (_, fault) => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(fault));
    const transport = proxy.transport();
    const kept = await journal();
    expect(await submit(kept, transport, batch())).toMatchObject({
      sent: 4,
      known: 0,
      refused: 0,
      unanswered: 0,
      dead: 0,
      waiting: 0,
    });
    // What had arrived all the same is asked for, and not sent again.
    expect([4, 8]).toContain(proxy.keys.length);
    expect(new Set(proxy.keys).size).toBe(4);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
    server.clock.advance(100 * STEP_MS);
    expect(await poll(kept, transport)).toMatchObject({ stored: 16, unmatched: 0, unreadable: 0 });
    expect(await states(kept)).toEqual(COURSES);
    expect(await kept.open(transport.target)).toBe(0);
    expect((await submit(kept, transport, [])).sent).toBe(0);
  });

  test('an answer that dribbles in letter by letter, to its end, is an answer', async () => {
    const server = await served();
    const proxy = await proxied(server.url, async ({ forward, response }) => {
      const { body, type } = await forward();
      response.writeHead(200, { 'content-type': type });
      for (const byte of Buffer.from(body)) {
        response.write(Uint8Array.of(byte));
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const kept = await journal();
    expect(await submit(kept, proxy.transport(), batch())).toMatchObject({ sent: 4, unanswered: 0 });
    expect(proxy.keys).toHaveLength(4);
    expect(Object.values(await states(kept))).toEqual(['stored', 'stored', 'stored', 'stored']);
  });

  test('faulty for longer than one run is patient: the next run goes on with the same keys', async () => {
    const server = await served();
    let lost = true;
    const proxy = await proxied(server.url, (passing) =>
      lost ? (PASSING_FAULTS['a reset after the server'] as Fault)(passing) : honest(passing),
    );
    const transport = proxy.transport();
    const kept = await journal();
    expect(await submit(kept, transport, batch())).toMatchObject({
      sent: 0,
      known: 0,
      refused: 0,
      unanswered: 4,
      dead: 0,
      waiting: 0,
    });
    server.clock.advance(100 * STEP_MS);
    lost = false;
    // The receipts are there before the answer to the message that they are about.
    await poll(kept, transport);
    await submit(kept, transport, []);
    expect(await states(kept)).toEqual(COURSES);
    expect(new Set(proxy.keys).size).toBe(4);
    expect((await accepted(server)).every(({ acceptances }) => acceptances === 1)).toBe(true);
  });
});

describe('an answer that says it of everything stops the run, and loses nothing', () => {
  test.each([
    ['401', status(401), 'ERR_KOUAN_NOT_AUTHORISED'],
    ['403', status(403), 'ERR_KOUAN_NOT_AUTHORISED'],
    ['404', status(404), 'ERR_KOUAN_UNAVAILABLE'],
    ['421', status(421), 'ERR_KOUAN_UNAVAILABLE'],
    ['a redirect', status(302, { location: 'https://elsewhere.invalid/' }), 'ERR_KOUAN_UNAVAILABLE'],
    ['a lasting redirect', status(308, { location: '/single-window/declarations' }), 'ERR_KOUAN_UNAVAILABLE'],
  ])('%s', async (_, fault, code) => {
    const server = await served();
    let refusing = true;
    const proxy = await proxied(server.url, (passing) => (refusing ? fault : honest)(passing));
    const transport = proxy.transport();
    const kept = await journal();
    const error = await errorOf(submit(kept, transport, batch()));
    expect(error.code).toBe(code);
    expect(error.hint?.zh).toBeTruthy();
    expect(await accepted(server)).toEqual([]);
    refusing = false;
    const again = await submit(kept, transport, batch());
    expect(again).toMatchObject({ refused: 0, unanswered: 0 });
    expect(again.sent).toBe(4);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
  });
});

describe('answers that are none', () => {
  // A login page that stands before the endpoint must not make a message `sent` that nobody has.
  test('200 with a web page is no answer: the message is sent again, and taken in once', async () => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(portal));
    const transport = proxy.transport();
    const kept = await journal();
    await submit(kept, transport, batch()).catch(() => {});
    await submit(kept, transport, batch());
    expect(await accepted(server)).toHaveLength(4);
  });

  test('a page that promises more and does not move is no page', async () => {
    const server = await served();
    const proxy = await proxied(
      server.url,
      ({ response }) => void response.end('{"receipts":[],"cursor":"","more":true}'),
    );
    const stop = AbortSignal.timeout(300);
    const polling = pollReceipts({ journal: await journal(), transport: proxy.transport(), decode, signal: stop });
    expect((await errorOf(polling)).code).toBe('ERR_KOUAN_PROTOCOL');
  });
});
