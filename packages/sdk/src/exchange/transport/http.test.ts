import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError, type KouanError } from '@kouan/core';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openJournal } from '../journal/open.ts';
import type { Submission } from '../journal/submission.ts';
import { pollReceipts } from '../receipts/poll.ts';
import type { SubmitEvent, SubmitOptions } from '../submit/options.ts';
import { submitAll } from '../submit/submit.ts';
import { httpTransport } from './http-transport.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-http-'));
afterAll(() => rmSync(folder, { recursive: true }));
const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

type Answer = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

/** An endpoint that says what the test says, and that was made without the question whether it has a message. */
async function endpoint(answer: Answer) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', () => {});
    request.on('end', () => {
      const one = {
        method: request.method ?? '',
        url: request.url ?? '',
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      };
      if (one.url.includes('/submissions/')) {
        response.writeHead(404).end();
        return;
      }
      seen.push(one);
      answer(one, response, request);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sw/`;
  const transport = httpTransport({ url, token: 'secret-token', timeoutMs: 2_000 });
  open.push(
    () => transport.close().catch(() => {}),
    () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  );
  return { seen, transport };
}

let journals = 0;
async function journal() {
  const opened = await openJournal(join(folder, `${journals++}.db`));
  open.unshift(async () => opened.close());
  return opened;
}

const batch = (count: number): Submission[] =>
  Array.from({ length: count }, (_, index) => ({
    bytes: new TextEncoder().encode(`<d>${index}</d>`),
    clientReference: `编号-${index}`,
    mediaType: 'application/xml',
    fileName: `${index}.xml`,
  }));

const FAST = { retry: { baseMs: 1, maxMs: 2 }, decode: () => [], random: () => 0.5 };
const run = async (options: Pick<SubmitOptions, 'transport' | 'submissions'> & Partial<SubmitOptions>) =>
  submitAll({ ...FAST, journal: await journal(), ...options });
const errorOf = async (work: Promise<unknown>): Promise<KouanError> => {
  const error = await work.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (!isKouanError(error)) throw new Error(`no KouanError: ${String(error)}`);
  return error;
};
const status =
  (code: number, body = '', type = 'application/problem+json'): Answer =>
  (_, response) =>
    response.writeHead(code, { 'content-type': type }).end(body);

describe('sending', () => {
  test('carries key, reference, kind and token, and keeps the path of the address', async () => {
    const { seen, transport } = await endpoint(status(200));
    expect(await run({ transport, submissions: batch(1) })).toEqual({
      sent: 1,
      known: 0,
      refused: 0,
      unanswered: 0,
      dead: 0,
      waiting: 0,
    });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/sw/declarations', body: '<d>0</d>' });
    expect(seen[0]?.headers).toMatchObject({
      'content-type': 'application/xml',
      'idempotency-key': expect.stringMatching(/^[0-9a-f]{64}$/),
      'kouan-client-reference': encodeURIComponent('编号-0'),
      authorization: 'Bearer secret-token',
    });
    expect(transport.target).not.toContain('secret');
  });

  const LATER: [string, Answer][] = [
    ['500', status(500)],
    ['503', status(503, '{"title":"later"}')],
    ['429', status(429)],
    ['408', status(408)],
    ['a reset before the answer', (_, __, request) => request.socket.resetAndDestroy()],
    [
      'an answer that ends in the middle',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('half');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['no answer in time', () => {}],
    [
      'an answer without end',
      (_, response) => {
        response.writeHead(200);
        const more = (): void => {
          if (response.destroyed) return;
          response.write('x'.repeat(500_000));
          setTimeout(more, 1);
        };
        more();
      },
    ],
  ];
  test.each(LATER)('%s: the same message again with the same key, taken over once', async (_, bad) => {
    let calls = 0;
    const { seen, transport } = await endpoint((one, response, request) =>
      ++calls <= 2 ? bad(one, response, request) : status(200)(one, response, request),
    );
    const events: SubmitEvent[] = [];
    const done = await run({ transport, submissions: batch(1), onEvent: (event) => events.push(event) });
    expect([done.sent, events[0]?.attempts, seen.length]).toEqual([1, 3, 3]);
    expect(new Set(seen.map(({ headers, body }) => `${headers['idempotency-key']} ${body}`)).size).toBe(1);
  });

  test.each([
    [400, 'ERR_KOUAN_PROTOCOL'],
    [409, 'ERR_KOUAN_CONFLICT'],
    [413, 'ERR_KOUAN_PROTOCOL'],
    [422, 'ERR_KOUAN_PROTOCOL'],
  ])('%i refuses this one for good, and the others go on', async (code, error) => {
    const { seen, transport } = await endpoint((one, response, request) =>
      (one.body === '<d>1</d>' ? status(code, '{"detail":"item 3 is wrong"}') : status(200, '<ok/>'))(
        one,
        response,
        request,
      ),
    );
    const events: SubmitEvent[] = [];
    const done = await run({ transport, submissions: batch(3), onEvent: (event) => events.push(event) });
    expect(done).toMatchObject({ sent: 2, known: 0, refused: 1, unanswered: 0 });
    expect(seen).toHaveLength(3);
    const refused = events.find(({ outcome }) => outcome === 'refused')?.error;
    expect([refused?.code, refused?.message.includes('item 3 is wrong'), refused?.hint !== undefined]).toEqual([
      error,
      true,
      true,
    ]);
  });

  test.each([
    [401, 'ERR_KOUAN_NOT_AUTHORISED'],
    [403, 'ERR_KOUAN_NOT_AUTHORISED'],
    [301, 'ERR_KOUAN_UNAVAILABLE'],
    [404, 'ERR_KOUAN_UNAVAILABLE'],
    [405, 'ERR_KOUAN_UNAVAILABLE'],
  ])('%i is no word about a document: the run ends, every document stays to be sent', async (code, error) => {
    const { seen, transport } = await endpoint(status(code));
    const kept = await journal();
    const ended = await errorOf(run({ transport, submissions: batch(100), journal: kept, concurrency: 4 }));
    expect([ended.code, ended.hint !== undefined]).toEqual([error, true]);
    expect(seen.length).toBeLessThanOrEqual(4);
    expect(Object.keys(await kept.counts())).toEqual(['planned']);
  });

  test('an endpoint that stays silent is tried less and less, and then taken to be down', async () => {
    const { seen, transport } = await endpoint(status(503));
    const kept = await journal();
    const ended = await errorOf(
      run({ transport, submissions: batch(1_000), journal: kept, retry: { attempts: 2, baseMs: 1, maxMs: 1 } }),
    );
    expect(ended.code).toBe('ERR_KOUAN_UNAVAILABLE');
    expect(seen.length).toBeLessThan(150);
    // A gateway that says so may have let it through.
    expect(Object.keys(await kept.counts()).filter((state) => !['planned', 'unknown'].includes(state))).toEqual([]);
  });

  test('the same document twice in one batch, and again in the next run, is sent once', async () => {
    const { seen, transport } = await endpoint((one, response, request) => {
      setTimeout(() => status(200)(one, response, request), 10);
    });
    const kept = await journal();
    const twice = [...batch(5), ...batch(5)];
    expect(await run({ transport, submissions: twice, journal: kept })).toMatchObject({ sent: 5, known: 5 });
    expect(await run({ transport, submissions: twice, journal: kept })).toMatchObject({ sent: 0, known: 10 });
    expect(seen).toHaveLength(5);
  });

  test('what an interrupted run left goes out first, and is not counted twice', async () => {
    const { seen, transport } = await endpoint(status(200));
    const kept = await journal();
    const documents = batch(6);
    const left = await kept.createBatch({ target: transport.target, name: 'left' });
    await kept.plan(left, documents.slice(0, 3));
    // They are on their way when the process ends.
    await kept.claim(transport.target, { count: 3 });
    expect(await run({ transport, submissions: documents, journal: kept, concurrency: 1 })).toMatchObject({
      sent: 6,
      known: 0,
    });
    expect(seen.map(({ body }) => body)).toEqual(documents.map(({ bytes }) => new TextDecoder().decode(bytes)));
  });

  test('a source that never yields does not hold up an interrupt', async () => {
    const { transport } = await endpoint(status(200));
    const stop = new AbortController();
    async function* pipe(): AsyncGenerator<Submission> {
      yield* batch(2);
      await new Promise(() => {});
    }
    const sent: string[] = [];
    const running = errorOf(
      run({
        transport,
        submissions: pipe(),
        signal: stop.signal,
        onEvent: ({ clientReference }) => {
          sent.push(clientReference);
          if (sent.length === 2) stop.abort();
        },
      }),
    );
    expect((await running).code).toBe('ERR_KOUAN_ABORTED');
    expect(sent).toHaveLength(2);
  });

  test('an interrupt while an answer is awaited leaves the message to be sent', async () => {
    const stop = new AbortController();
    const { transport } = await endpoint(() => stop.abort());
    const kept = await journal();
    const ended = await errorOf(run({ transport, submissions: batch(1), journal: kept, signal: stop.signal }));
    expect([ended.code, await kept.counts()]).toEqual(['ERR_KOUAN_ABORTED', { unknown: 1 }]);
  });

  test.each([
    ['a web page', '<!DOCTYPE html><html><body>Log in</body></html>', 'text/html'],
    [
      'a web page that says it is XML',
      '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"/>',
      'application/xml',
    ],
    ['JSON', '{"ok":true}', 'application/json'],
    ['text', 'OK', 'text/plain'],
  ])('200 with %s is no answer: the run ends and everything stays to be sent', async (_, body, type) => {
    const { seen, transport } = await endpoint(status(200, body, type));
    const kept = await journal();
    const ended = await errorOf(run({ transport, submissions: batch(5), journal: kept, concurrency: 1 }));
    expect(ended.code).toBe('ERR_KOUAN_UNAVAILABLE');
    expect(seen).toHaveLength(1);
    expect((await kept.counts())['received']).toBeUndefined();
  });

  test('a decoder that throws does not undo that the message was taken over', async () => {
    const { transport } = await endpoint(status(200, '<odd/>', 'text/plain'));
    const kept = await journal();
    const decode = (): never => {
      throw new Error('odd');
    };
    expect(await run({ transport, submissions: batch(1), journal: kept, decode })).toMatchObject({ sent: 1 });
    expect(await kept.counts()).toEqual({ received: 1 });
  });
});

describe('receipts', () => {
  const page = (receipts: unknown, cursor: unknown, more = false): string => JSON.stringify({ receipts, cursor, more });
  const one = (id: string) => ({ id, mediaType: 'application/xml', body: Buffer.from(id).toString('base64') });
  const poll = async (answer: Answer) => {
    const kept = await journal();
    const { seen, transport } = await endpoint(answer);
    const done = await pollReceipts({ journal: kept, transport, decode: () => [] });
    return { done, seen, kept, cursor: (await kept.position(transport.target)).cursor };
  };

  test('page after page until there are no more, the cursor kept', async () => {
    const pages: Record<string, string> = {
      '': page([one('1'), one('2')], 'a&b', true),
      'a&b': page([one('2'), one('3')], 'c'),
    };
    const { done, seen, cursor } = await poll((asked, response) => {
      const at = new URL(asked.url, 'http://x').searchParams.get('cursor') ?? '';
      response.end(pages[at]);
    });
    expect(done).toMatchObject({ stored: 3, unmatched: 3, unreadable: 3 });
    expect([seen.length, cursor]).toEqual([2, 'c']);
  });

  test.each([
    ['HTML', '<html>'],
    ['no cursor', page([], undefined)],
    ['a cursor without end', page([], 'x'.repeat(2_000))],
    ['receipts that are none', page([{ id: 7 }], 'a')],
    ['a body that is no text', page([{ id: '7', mediaType: 'x', body: {} }], 'a')],
    ['null', 'null'],
  ])('%s instead of a page: an error, and the cursor stays', async (_, body) => {
    const kept = await journal();
    const { transport } = await endpoint((__, response) => response.end(body));
    const error = await errorOf(pollReceipts({ journal: kept, transport, decode: () => [] }));
    expect([error.code, error.hint !== undefined, (await kept.position(transport.target)).cursor]).toEqual([
      'ERR_KOUAN_PROTOCOL',
      true,
      '',
    ]);
  });
});

describe('addresses', () => {
  test.each(['', 'not an address', 'ftp://example.org/', 'http://example.org/', 'https://user:password@example.org/'])(
    '%j is refused before anything is sent',
    (url) => {
      let error: unknown;
      try {
        httpTransport({ url });
      } catch (cause) {
        error = cause;
      }
      expect(isKouanError(error) && [error.code, error.hint !== undefined]).toEqual(['ERR_KOUAN_USAGE', true]);
      expect(String(error)).not.toContain('password@');
    },
  );

  test('plain http beyond this machine only when it is asked for', async () => {
    await httpTransport({ url: 'http://example.org/', allowPlainHttp: true }).close();
    await httpTransport({ url: 'http://localhost:1/' }).close();
  });
});
