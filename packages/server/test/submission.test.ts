import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Journal,
  openJournal,
  pollReceipts,
  type Submission,
  type SubmitEvent,
  submitAll,
  type Transport,
} from '@kouan/sdk';
import { describe, expect, test } from 'vitest';
import { type Fault, honest, PASSING_FAULTS, portal, proxied, status } from './proxy.testing.ts';
import {
  accepted,
  closing,
  decode,
  errorOf,
  message,
  type Page,
  paths,
  STEP_MS,
  served,
  submission,
} from './server.testing.ts';

const path = paths();

function journal(file = path('.db')): Journal {
  const opened = openJournal(file);
  closing(() => opened.close());
  return opened;
}

const QUICK = { decode, retry: { attempts: 5, baseMs: 1, maxMs: 2 }, random: () => 0 };
const submit = (into: Journal, transport: Transport, submissions: readonly Submission[], signal?: AbortSignal) =>
  submitAll({ ...QUICK, journal: into, transport, submissions, ...(signal === undefined ? {} : { signal }) });
const poll = (into: Journal, transport: Transport) => pollReceipts({ journal: into, transport, decode });

const states = (of: Journal): Record<string, string> =>
  Object.fromEntries(
    [...of.entries()].flatMap((one) => (one.replacedBy === undefined ? [[one.clientReference, one.state]] : [])),
  );

/** The fault for the first try of each message, and an honest way for all that follow. */
function firstTry(fault: Fault): Fault {
  const tried = new Set<string>();
  return (passing) => {
    if (passing.method !== 'POST' || tried.has(passing.key)) return honest(passing);
    tried.add(passing.key);
    return fault(passing);
  };
}

const COURSES = { 'A-released': 'closed', 'A-inspected': 'closed', 'A-rejected': 'rejected', 'A-returned': 'returned' };
const batch = (): Submission[] => Object.keys(COURSES).map((reference) => submission(reference));

describe('over a way that is faulty once for each message', () => {
  test.each(Object.entries(PASSING_FAULTS))('%s: the same key again, taken in once, and closed', async (_, fault) => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(fault));
    const transport = proxy.transport();
    const kept = journal();
    expect(await submit(kept, transport, batch())).toEqual({ sent: 4, known: 0, refused: 0, unanswered: 0 });
    expect(proxy.keys).toHaveLength(8);
    expect(new Set(proxy.keys).size).toBe(4);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
    server.clock.advance(100 * STEP_MS);
    expect(await poll(kept, transport)).toMatchObject({ stored: 16, unmatched: 0, unreadable: 0 });
    expect(states(kept)).toEqual(COURSES);
    expect(kept.open(transport.target)).toBe(0);
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
    const kept = journal();
    expect(await submit(kept, proxy.transport(), batch())).toMatchObject({ sent: 4, unanswered: 0 });
    expect(proxy.keys).toHaveLength(4);
    expect(Object.values(states(kept))).toEqual(['stored', 'stored', 'stored', 'stored']);
  });

  test('faulty for longer than one run is patient: the next run goes on with the same keys', async () => {
    const server = await served();
    let lost = true;
    const proxy = await proxied(server.url, (passing) =>
      lost ? (PASSING_FAULTS['a reset after the server'] as Fault)(passing) : honest(passing),
    );
    const transport = proxy.transport();
    const kept = journal();
    expect(await submit(kept, transport, batch())).toEqual({ sent: 0, known: 0, refused: 0, unanswered: 4 });
    server.clock.advance(100 * STEP_MS);
    lost = false;
    // The receipts are there before the answer to the message that they are about.
    await poll(kept, transport);
    await submit(kept, transport, []);
    expect(states(kept)).toEqual(COURSES);
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
    const kept = journal();
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

describe('what the endpoint refuses for good', () => {
  test.each([
    ['409', 409, 'ERR_KOUAN_CONFLICT'],
    ['422', 422, 'ERR_KOUAN_PROTOCOL'],
    ['400', 400, 'ERR_KOUAN_PROTOCOL'],
    ['413', 413, 'ERR_KOUAN_PROTOCOL'],
    ['415', 415, 'ERR_KOUAN_PROTOCOL'],
  ])('%s: one try, and the corrected document takes the reference over', async (_, code, error) => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(status(code)));
    const transport = proxy.transport();
    const kept = journal();
    const events: SubmitEvent[] = [];
    const one = submission('A-released');
    const options = { ...QUICK, journal: kept, transport, onEvent: (event: SubmitEvent) => void events.push(event) };
    expect(await submitAll({ ...options, submissions: [one] })).toMatchObject({ refused: 1, sent: 0 });
    expect(events).toMatchObject([{ outcome: 'refused', attempts: 1, error: { code: error } }]);
    expect(proxy.keys).toHaveLength(1);
    expect(await submit(kept, transport, [])).toMatchObject({ sent: 0, refused: 0 });

    const corrected = submission('A-released', { grossMass: '1300.00' });
    // Its first try is refused too: it is another message.
    expect(await submit(kept, transport, [corrected])).toMatchObject({ refused: 1 });
    expect(await submit(kept, transport, [corrected])).toMatchObject({ sent: 1 });
    expect(states(kept)).toEqual({ 'A-released': 'stored' });
    expect([...kept.entries()].map(({ replacedBy }) => replacedBy !== undefined)).toEqual([true, false]);
    expect(new Set(proxy.keys).size).toBe(2);
    expect(await accepted(server)).toMatchObject([{ reference: 'A-released', acceptances: 1 }]);
  });

  test('a message that the single window cannot read has failed; corrected, it is taken in', async () => {
    const server = await served();
    const transport = (await proxied(server.url, honest)).transport();
    const kept = journal();
    const half: Submission = { ...submission('A-released'), bytes: message('A-released').slice(0, 900) };
    expect(await submit(kept, transport, [half])).toMatchObject({ sent: 1 });
    expect(states(kept)).toEqual({ 'A-released': 'failed' });
    expect(await submit(kept, transport, [submission('A-released')])).toMatchObject({ sent: 1 });
    expect(states(kept)).toEqual({ 'A-released': 'stored' });
  });

  test('what customs sent back is corrected under the same reference, and closed', async () => {
    const server = await served();
    const transport = (await proxied(server.url, honest)).transport();
    const kept = journal();
    await submit(kept, transport, [submission('A-rejected')]);
    const early = await submit(kept, transport, [submission('A-rejected', { grossMass: '1300.00' })]);
    expect(early).toMatchObject({ sent: 0, refused: 1 });
    server.clock.advance(100 * STEP_MS);
    await poll(kept, transport);
    expect(states(kept)).toEqual({ 'A-rejected': 'rejected' });
    await submit(kept, transport, [submission('A-rejected', { grossMass: '1300.00' })]);
    server.clock.advance(100 * STEP_MS);
    await poll(kept, transport);
    expect(states(kept)).toEqual({ 'A-rejected': 'closed' });
    expect(await accepted(server)).toHaveLength(2);
  });
});

describe('one batch', () => {
  test('with the same document three times: sent once, known twice', async () => {
    const server = await served();
    const proxy = await proxied(server.url, honest);
    const one = submission('A-released');
    expect(await submit(journal(), proxy.transport(), [one, one, one])).toMatchObject({ sent: 1, known: 2 });
    expect(proxy.keys).toHaveLength(1);
    expect(await accepted(server)).toMatchObject([{ acceptances: 1 }]);
  });

  test('with one reference for two documents: the first is sent, the second is a conflict', async () => {
    const server = await served();
    const events: SubmitEvent[] = [];
    await submitAll({
      ...QUICK,
      journal: journal(),
      transport: (await proxied(server.url, honest)).transport(),
      submissions: [submission('A-released'), submission('A-released', { grossMass: '1300.00' })],
      onEvent: (event) => void events.push(event),
    });
    expect(events.map(({ outcome }) => outcome).sort()).toEqual(['refused', 'sent']);
    expect(events.find(({ outcome }) => outcome === 'refused')?.error?.code).toBe('ERR_KOUAN_CONFLICT');
    expect(await accepted(server)).toHaveLength(1);
  });

  test('interrupted in the middle goes on where it was: each taken in once', async () => {
    const server = await served();
    const stop = new AbortController();
    let posts = 0;
    const proxy = await proxied(server.url, async (passing) => {
      const answer = await passing.forward();
      // The one that makes the caller stop is taken in, and its sender never hears of it.
      if (passing.method === 'POST' && ++posts === 20) stop.abort();
      else passing.pass(answer);
    });
    const transport = proxy.transport();
    const kept = journal();
    const all = Array.from({ length: 60 }, (_, index) => submission(`M-${index}-released`));
    expect((await errorOf(submit(kept, transport, all, stop.signal))).code).toBe('ERR_KOUAN_ABORTED');
    const before = (await accepted(server)).length;
    expect(before).toBeGreaterThanOrEqual(20);
    expect(before).toBeLessThan(60);
    const { sent, known } = await submit(kept, transport, all);
    expect(sent + known).toBe(60);
    expect(sent).toBeGreaterThan(0);
    const taken = await accepted(server);
    expect(taken).toHaveLength(60);
    expect(taken.every(({ acceptances }) => acceptances === 1)).toBe(true);
    expect(new Set(proxy.keys).size).toBe(60);
  });
});

describe('receipts', () => {
  /** Pages as the server gives them, changed by the test. */
  const paged =
    (change: (page: Page) => Page): Fault =>
    async (passing) => {
      const answer = await passing.forward();
      if (passing.method === 'POST') return passing.pass(answer);
      passing.pass({ ...answer, body: JSON.stringify(change(JSON.parse(answer.body) as Page)) });
    };
  const stranger = Buffer.from(
    '<DecImportResponse><ResponseCode>0</ResponseCode><ClientSeqNo>NOBODY</ClientSeqNo><SeqNo>I20260000000999999</SeqNo></DecImportResponse>',
  ).toString('base64');

  test.each<[string, (page: Page) => Page, stored: number, unmatched: number, unreadable: number]>([
    ['out of order', (page) => ({ ...page, receipts: page.receipts.toReversed() }), 16, 0, 0],
    ['doubled', (page) => ({ ...page, receipts: [...page.receipts, ...page.receipts] }), 16, 0, 0],
    [
      'of nobody',
      (page) => ({ ...page, receipts: [{ id: 'x', mediaType: 'application/xml', body: stranger }, ...page.receipts] }),
      17,
      1,
      0,
    ],
    [
      'that nobody can read',
      (page) => ({
        ...page,
        receipts: [
          { id: 'y', mediaType: 'application/xml', body: '////' },
          { id: 'z', mediaType: 'x', body: '' },
          ...page.receipts,
        ],
      }),
      18,
      2,
      2,
    ],
  ])(
    '%s: all are kept, once, and every submission ends as it should',
    async (_, change, stored, unmatched, unreadable) => {
      const server = await served();
      const transport = (await proxied(server.url, paged(change))).transport();
      const kept = journal();
      await submit(kept, transport, batch());
      server.clock.advance(100 * STEP_MS);
      expect(await poll(kept, transport)).toMatchObject({ stored, unmatched, unreadable });
      expect(await poll(kept, transport)).toMatchObject({ stored: 0 });
      expect(states(kept)).toEqual(COURSES);
      // With the answers to the messages themselves.
      expect([...kept.receipts()]).toHaveLength(stored + 4);
    },
  );

  test.each<[string, Fault]>([
    ['a page that is cut off', PASSING_FAULTS['an answer that is cut off'] as Fault],
    ['no page', portal],
    ['503', status(503)],
    [
      'a page of the wrong shape',
      ({ response }) => void response.end('{"receipts":[{"id":1}],"cursor":"9","more":false}'),
    ],
    ['null', ({ response }) => void response.end('null')],
  ])('%s: an error, and the next poll has them all', async (_, fault) => {
    const server = await served();
    let faulty = true;
    const transport = (
      await proxied(server.url, (passing) => (faulty && passing.method === 'GET' ? fault : honest)(passing))
    ).transport();
    const kept = journal();
    await submit(kept, transport, batch());
    server.clock.advance(100 * STEP_MS);
    expect((await errorOf(poll(kept, transport))).code).toMatch(/ERR_KOUAN_(NETWORK|PROTOCOL|UNAVAILABLE)/);
    expect(kept.cursor(transport.target)).toBe('');
    faulty = false;
    expect(await poll(kept, transport)).toMatchObject({ stored: 16 });
    expect(states(kept)).toEqual(COURSES);
  });
});

describe('two processes on one journal', () => {
  /** Holds every message until it is let go. */
  async function held() {
    const server = await served();
    let letGo = (): void => {};
    const free = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let came = (): void => {};
    const first = new Promise<void>((resolve) => {
      came = resolve;
    });
    const proxy = await proxied(server.url, async (passing) => {
      const answer = await passing.forward();
      came();
      await free;
      passing.pass(answer);
    });
    return { server, proxy, first, letGo };
  }

  function child(file: string, url: string): { readonly kill: () => void; readonly ended: Promise<string> } {
    const process_ = spawn(
      process.execPath,
      [
        ...['--conditions=@kouan/source', '--import', 'tsx'],
        fileURLToPath(new URL('child.testing.ts', import.meta.url)),
        ...[file, url, ...Object.keys(COURSES)],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    closing(() => void process_.kill('SIGKILL'));
    let said = '';
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    return {
      kill: () => void process_.kill('SIGKILL'),
      ended: new Promise((resolve) => process_.on('close', () => resolve(said))),
    };
  }

  test('the second is told of the first, and sends when it is over', async () => {
    const { server, proxy, first, letGo } = await held();
    const file = path('.db');
    const { ended } = child(file, proxy.url);
    await first;
    const kept = journal(file);
    const error = await errorOf(submit(kept, proxy.transport(), batch()));
    expect(error.code).toBe('ERR_KOUAN_CONFLICT');
    expect(error.hint?.en).toBeTruthy();
    letGo();
    expect(JSON.parse(await ended)).toEqual({ sent: 4, known: 0, refused: 0, unanswered: 0 });
    expect(await submit(kept, proxy.transport(), batch())).toMatchObject({ sent: 0, known: 4 });
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
  });

  test('the second takes over from one that was killed, with the same keys', async () => {
    const { server, proxy, first, letGo } = await held();
    const file = path('.db');
    const { kill, ended } = child(file, proxy.url);
    await first;
    kill();
    await ended;
    letGo();
    const kept = journal(file);
    const { sent, known } = await submit(kept, proxy.transport(), batch());
    expect(sent + known).toBe(4);
    expect(new Set(proxy.keys).size).toBe(4);
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([1, 1, 1, 1]);
  });
});

// Whoever is root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a journal in a folder that may not be written to', () => {
  const folder = path();
  mkdirSync(folder);
  chmodSync(folder, 0o500);
  closing(() => chmodSync(folder, 0o700));
  expect(() => openJournal(join(folder, 'journal.db'))).toThrow(expect.objectContaining({ code: 'ERR_KOUAN_JOURNAL' }));
});

describe('known mistakes of the sender', () => {
  // http-transport.ts takes every 2xx for an answer: a login page that stands before the endpoint makes a message `sent`
  // that nobody has, and no later run sends it. An answer that is not of the protocol leaves it to be sent.
  test.fails('200 with a web page is no answer: the message is sent again, and taken in once', async () => {
    const server = await served();
    const proxy = await proxied(server.url, firstTry(portal));
    const transport = proxy.transport();
    const kept = journal();
    await submit(kept, transport, batch()).catch(() => {});
    await submit(kept, transport, batch());
    expect(await accepted(server)).toHaveLength(4);
  });

  // poll.ts goes on for as long as the endpoint says that there is more, though the cursor stands still.
  test.fails('a page that promises more and does not move is no page', async () => {
    const server = await served();
    const proxy = await proxied(
      server.url,
      ({ response }) => void response.end('{"receipts":[],"cursor":"","more":true}'),
    );
    const stop = AbortSignal.timeout(300);
    const polling = pollReceipts({ journal: journal(), transport: proxy.transport(), decode, signal: stop });
    expect((await errorOf(polling)).code).toBe('ERR_KOUAN_PROTOCOL');
  });
});
