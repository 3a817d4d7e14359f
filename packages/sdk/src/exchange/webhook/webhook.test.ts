import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isKouanError } from '@kouan/core';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type ForwardOptions, forwardEvents } from './forward.ts';
import { signWebhook } from './sign.ts';
import { verifyWebhook } from './verify.ts';

const SECRET = 'a secret of some length';
const OTHER = 'another secret, newer';
const NOW = new Date('2026-01-01T00:00:00Z');

describe('a signature', () => {
  const signed = signWebhook('{"a":1}', [SECRET], NOW);

  test('is that of HMAC-SHA256 over the seconds, a dot and the body', () => {
    // printf '1767225600.{"a":1}' | openssl dgst -sha256 -hmac 'a secret of some length'
    expect(signed).toMatch(/^t=1767225600,v1=[0-9a-f]{64}$/);
    expect(verifyWebhook('{"a":1}', signed, [SECRET], { now: NOW })).toEqual({ ok: true, at: NOW });
  });

  test('verifies while a secret is being replaced, on either side', () => {
    const both = signWebhook('x', [SECRET, OTHER], NOW);
    expect(verifyWebhook('x', both, [OTHER], { now: NOW }).ok).toBe(true);
    expect(verifyWebhook('x', signWebhook('x', [OTHER], NOW), [SECRET, OTHER], { now: NOW }).ok).toBe(true);
  });

  test.each([
    ['nothing', undefined, 'no-signature'],
    ['an empty one', '', 'no-signature'],
    ['other words', 'hello', 'malformed'],
    ['two times', `${signed},t=1`, 'malformed'],
    ['no hex', 't=1767225600,v1=zz', 'malformed'],
    ['very many', `t=1767225600${',v1='.concat('0'.repeat(64)).repeat(11)}`, 'malformed'],
    ['very long', `${signed},v1=${'0'.repeat(3_000)}`, 'malformed'],
    ['an unknown scheme', signed.replace('v1', 'v0'), 'malformed'],
    ['another time', signed.replace('1767225600', '1767225601'), 'wrong-signature'],
  ])('%s is refused', (_, header, reason) => {
    expect(verifyWebhook('{"a":1}', header, [SECRET], { now: NOW })).toMatchObject({ ok: false, reason });
  });

  test('is not believed long after, nor long before', () => {
    const at = (seconds: number) =>
      verifyWebhook('{"a":1}', signed, [SECRET], { now: new Date(NOW.getTime() + seconds * 1_000) });
    expect(at(300).ok).toBe(true);
    expect(at(301)).toMatchObject({ reason: 'too-old' });
    expect(at(-301)).toMatchObject({ reason: 'from-the-future' });
  });

  test('of anything verifies, and with any bit flipped does not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), (body, place) => {
        const header = signWebhook(body, [SECRET], NOW);
        expect(verifyWebhook(body, header, [SECRET], { now: NOW }).ok).toBe(true);
        const changed = Uint8Array.from(body);
        changed[place % body.length] = (changed[place % body.length] ?? 0) ^ (1 << (place % 8));
        expect(verifyWebhook(changed, header, [SECRET], { now: NOW }).ok).toBe(false);
        expect(verifyWebhook(body, header, [OTHER], { now: NOW }).ok).toBe(false);
      }),
    );
  });

  test('is not made with a short secret', () => {
    expect(() => signWebhook('x', ['short'], NOW)).toThrow(/at least 16/);
    expect(() => signWebhook('x', [], NOW)).toThrow();
  });
});

describe('forwarding', () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  async function receiver(answer: (count: number, response: ServerResponse, request: IncomingMessage) => void) {
    const seen: { id: string; body: string; ok: boolean }[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('error', () => {});
      request.on('end', () => {
        const body = Buffer.concat(chunks).toString();
        const verdict = verifyWebhook(body, String(request.headers['kouan-signature']), [SECRET], { now: NOW });
        seen.push({ id: String(request.headers['kouan-event-id']), body, ok: verdict.ok });
        answer(seen.length, response, request);
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    open.push(() => {
      server.close();
      server.closeAllConnections();
    });
    return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1` };
  }

  const events = [1, 2, 3].map((n) => ({ cursor: `0.${n}`, body: { n } }));
  async function forward(url: string, more: Partial<ForwardOptions> = {}) {
    const saved: string[] = [];
    const slept: number[] = [];
    const done = await forwardEvents({
      events,
      url,
      secrets: [SECRET],
      now: () => NOW,
      random: () => 1,
      sleep: async (ms) => void slept.push(ms),
      saveCursor: async (cursor) => void saved.push(cursor),
      ...more,
    }).catch((error: unknown) => (isKouanError(error) ? error.code : String(error)));
    return { done, saved, slept };
  }

  test('in order, signed, each acknowledged before the next', async () => {
    const { seen, url } = await receiver((_, response) => response.end('ok'));
    expect(await forward(url)).toMatchObject({ done: { delivered: 3, last: '0.3' }, saved: ['0.1', '0.2', '0.3'] });
    expect(seen).toEqual(events.map(({ cursor, body }) => ({ id: cursor, body: JSON.stringify(body), ok: true })));
  });

  test('again after a failure, with the same id, and as patiently as asked', async () => {
    const { seen, url } = await receiver((count, response, request) => {
      if (count === 1) response.writeHead(500).end();
      else if (count === 2) request.socket.resetAndDestroy();
      else if (count === 3) response.writeHead(429, { 'retry-after': '120' }).end();
      else response.end();
    });
    const { done, slept } = await forward(url);
    expect(done).toMatchObject({ delivered: 3 });
    expect(seen.map(({ id }) => id)).toEqual(['0.1', '0.1', '0.1', '0.1', '0.2', '0.3']);
    expect(slept).toEqual([1_000, 2_000, 120_000]);
  });

  test.each([
    [410, 'ERR_KOUAN_UNAVAILABLE'],
    [422, 'ERR_KOUAN_PROTOCOL'],
    [302, 'ERR_KOUAN_PROTOCOL'],
  ])('%i ends it, and the event is not passed over', async (status, code) => {
    const { url } = await receiver((count, response) => void response.writeHead(count === 2 ? status : 200).end());
    expect(await forward(url)).toMatchObject({ done: code, saved: ['0.1'] });
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    const { url } = await receiver((_, response) => void response.writeHead(503).end());
    const sleep = async () => stop.abort();
    expect(await forward(url, { signal: stop.signal, sleep })).toMatchObject({ done: 'ERR_KOUAN_ABORTED', saved: [] });
  });

  test.each(['http://example.org/hook', 'ftp://x/', 'https://user:secret@example.org/'])(
    '%s is not spoken to',
    async (url) => {
      expect((await forward(url)).done).toBe('ERR_KOUAN_USAGE');
    },
  );
});
