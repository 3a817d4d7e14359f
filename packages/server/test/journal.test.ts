import { describe, expect, test } from 'vitest';
import type { RequestEntry } from '../src/admin/shown.ts';
import type { Verified } from '../src/admin/verify.ts';
import type { ScenarioFile } from '../src/scenarios/schema.ts';
import { order } from './control.testing.ts';
import { ask, hand, message, served } from './server.testing.ts';

type Where = { readonly url: string };
const requests = async (server: Where, query = ''): Promise<readonly RequestEntry[]> =>
  (await order<{ requests: RequestEntry[] }>(server, 'GET', `/control/requests${query}`)).json.requests;

/** Only what a test has asked of the endpoints, without what it asked of the control API. */
const asked = async (server: Where, query = ''): Promise<readonly RequestEntry[]> =>
  (await requests(server, query)).filter(({ target }) => !target.startsWith('/control/requests'));

/** A machine that answers one reference, by a header. */
const SCRIPTED = {
  format_version: 1,
  name: 'scripted',
  title: { en: 'Scripted', zh: '脚本' },
  about: { en: 'One rule.', zh: '一条规则。' },
  lasts: '1h',
  endpoints: {
    submitDeclaration: {
      start: 'open',
      states: {
        open: [
          {
            match: { reference: 'B-*', header: { 'x-office': '5301' } },
            answers: [{ status: 503, body: 'closed' }],
            next: 'shut',
          },
        ],
        shut: [{ answers: [{ status: 410 }] }],
      },
    },
  },
} as const satisfies ScenarioFile;

describe('the journal', () => {
  test('has every request in order, with its operation and what was answered, a page at a time', async () => {
    const server = await served();
    await hand(server, message('A-1'));
    await ask(`${server.url}/single-window/receipts`);
    await ask(`${server.url}/ns/other/devices`);
    const all = await asked(server);
    expect(all).toMatchObject([
      {
        sequence: 1,
        method: 'POST',
        target: '/single-window/declarations',
        operation: 'submitDeclaration',
        status: 200,
      },
      { sequence: 2, method: 'GET', operation: 'pollReceipts', status: 200, time: '2026-01-01T00:00:00.000Z' },
    ]);
    expect(await asked({ url: `${server.url}/ns/other` })).toMatchObject([{ sequence: 1, target: '/devices' }]);
    expect(await asked(server, '?after=1&limit=1')).toMatchObject([{ sequence: 2 }]);
    expect(await asked(server, '?operation=submitDeclaration')).toHaveLength(1);
    expect((await order(server, 'GET', '/control/requests?after=x')).status).toBe(400);
  });

  test('shows bodies as text or as base64, a part of those that are long, and nothing that lets somebody in', async () => {
    const server = await served();
    await ask(`${server.url}/nowhere?token=s3cret`, {
      method: 'POST',
      headers: { authorization: 'Bearer s3cret', cookie: 'id=s3cret', 'content-type': 'application/json' },
      body: JSON.stringify({ password: 's3cret', n: 1 }),
    });
    await hand(server, `<a><pin>s3cret</pin></a>${' '.repeat(70_000)}`);
    await hand(server, Uint8Array.of(0xff, 0xfe, 0x00));
    const shown = async (sequence: number) =>
      (
        await order<Record<string, { text?: string; base64?: string; truncated: boolean }>>(
          server,
          'GET',
          `/control/requests/${sequence}`,
        )
      ).json;
    expect(JSON.stringify(await shown(1))).not.toContain('s3cret');
    expect((await shown(1))['requestHeaders']).toMatchObject({ authorization: '[redacted]', cookie: '[redacted]' });
    const long = (await shown(2))['requestBody'];
    expect(long?.truncated).toBe(true);
    expect(long?.text).toContain('<pin>[redacted]</pin>');
    expect((await shown(3))['requestBody']).toEqual({ base64: '//4A', truncated: false });
    expect((await order(server, 'GET', '/control/requests/999')).status).toBe(404);
  });

  test('keeps the newest two thousand', async () => {
    const server = await served();
    const { journal } = server.rooms;
    for (let n = 1; n <= 5_000; n++)
      journal?.add({
        instant: n,
        method: 'GET',
        target: `/${n}`,
        requestHeaders: {},
        requestBody: new Uint8Array(n > 4_900 ? 1_000_000 : 10),
        responseHeaders: {},
        responseBody: '',
      });
    const kept = journal?.all() ?? [];
    // A million bytes each: thirty-three of them fill the thirty-two mebibytes.
    expect(kept).toHaveLength(33);
    expect(kept.at(-1)?.sequence).toBe(5_000);
    expect(journal?.get(5_000)?.target).toBe('/5000');
    expect(journal?.get(1)).toBeUndefined();
  });
});

describe('a near miss', () => {
  test.each([
    ['POST', '/single-window/declaration', 'submitDeclaration', ['path']],
    ['POST', '/singlewindow/declarations', 'submitDeclaration', ['path']],
    ['DELETE', '/single-window/receipts', 'pollReceipts', ['method']],
    ['GET', '/single-window/submision/abc', 'getSubmission', ['path']],
    ['POST', '/contrl/clock/freeze', 'freezeClock', ['path']],
  ])('%s %s would have matched %s but for %s', async (method, path, operation, fields) => {
    const server = await served();
    await ask(`${server.url}${path}`, { method });
    const [one] = await asked(server, '?unmatched=true');
    expect(one?.operation).toBeNull();
    expect(one?.nearMiss).toMatchObject({ operation });
    expect(one?.nearMiss?.differences.map(({ field }) => field)).toEqual(fields);
    expect(one?.nearMiss?.en).toContain(operation);
    expect(one?.nearMiss?.zh).toMatch(/\p{Script=Han}/u);
  });

  test('the body that nothing has taken is kept, as far as it may be as large', async () => {
    const server = await served();
    await ask(`${server.url}/single-window/declaration`, { method: 'POST', body: '<DecMessage/>' });
    const [one] = await asked(server, '?unmatched=true');
    const { body } = await ask(`${server.url}/control/requests/${one?.sequence}`);
    expect(JSON.parse(body).requestBody).toEqual({ text: '<DecMessage/>', truncated: false });
  });

  test('a rule of a machine that one field has missed is said with that field', async () => {
    const server = await served({ scenario: SCRIPTED });
    const office = { 'x-office': '2200' };
    await hand(server, message('B-1'), office);
    await hand(server, message('B-1'), { 'x-office': '5301' });
    const [missed, met] = await asked(server);
    expect(missed).toMatchObject({
      status: 200,
      nearMiss: {
        operation: 'submitDeclaration',
        differences: [{ field: 'header.x-office', expected: '5301', found: '2200' }],
      },
    });
    expect(met?.status).toBe(503);
    expect(met?.nearMiss).toBeUndefined();
    expect(await asked(server, '?unmatched=true')).toHaveLength(1);
  });

  test('a machine is put into a state', async () => {
    const server = await served({ scenario: SCRIPTED });
    const to = (name: string, state: string) => order(server, 'PUT', `/control/scenario/machines/${name}`, { state });
    expect((await to('submitDeclaration', 'shut')).json).toEqual({ states: { submitDeclaration: 'shut' } });
    expect((await hand(server, message('A-1'))).status).toBe(410);
    expect((await to('submitDeclaration', 'none')).status).toBe(422);
    expect((await to('__proto__', 'shut')).status).toBe(404);
  });

  test('a path of any length and shape is compared in no time that anybody notices', async () => {
    const server = await served();
    await ask(`${server.url}/${'a/'.repeat(4_000)}`);
    await ask(`${server.url}/${'a'.repeat(8_000)}`);
    expect(await asked(server, '?unmatched=true')).toHaveLength(2);
  });
});

describe('verify', () => {
  const verify = (server: Where, ...expectations: unknown[]) =>
    order<Verified>(server, 'POST', '/control/verify', { expect: expectations });

  test('counts what fits: operations, paths, bodies by element and by pointer', async () => {
    const server = await served();
    await hand(server, message('A-1'));
    await hand(server, message('A-2'));
    await order(server, 'PUT', '/control/faults', { retryAfter: 3 });
    const { json } = await verify(
      server,
      { match: { operation: 'submitDeclaration' }, exactly: 2 },
      { match: { body: { ClientSeqNo: 'A-*' } }, atLeast: 2, atMost: 2 },
      { match: { path: '/control/faults', body: { '/retryAfter': '3' } } },
      { match: { operation: 'pollReceipts' }, exactly: 0 },
      { match: { status: 200, method: 'POST' }, atMost: 2 },
    );
    expect(json.checks.map(({ ok, found }) => [ok, found])).toEqual([
      [true, 2],
      [true, 2],
      [true, 1],
      [true, 0],
      [true, 2],
    ]);
    expect(json.ok).toBe(true);
  });

  test('what is missing is said with the request that came nearest', async () => {
    const server = await served();
    await hand(server, message('A-1'), { 'idempotency-key': 'k' });
    const { status, json } = await verify(server, {
      match: { operation: 'submitDeclaration', body: { ClientSeqNo: 'B-1' } },
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      ok: false,
      checks: [
        {
          ok: false,
          found: 0,
          nearest: { sequence: 1, differences: [{ field: 'body ClientSeqNo', expected: 'B-1', found: 'A-1' }] },
        },
      ],
    });
  });

  test('in order', async () => {
    const server = await served();
    await hand(server, message('A-1'));
    await ask(`${server.url}/single-window/receipts`);
    const send = { match: { operation: 'submitDeclaration' } };
    const poll = { match: { operation: 'pollReceipts' } };
    const inOrder = async (...all: unknown[]) =>
      (await order<Verified>(server, 'POST', '/control/verify', { expect: all, inOrder: true })).json;
    expect(await inOrder(send, poll)).toMatchObject({ ok: true, inOrder: true });
    expect(await inOrder(poll, send)).toMatchObject({ ok: false, inOrder: false });
    expect((await order(server, 'POST', '/control/verify', { expect: [] })).status).toBe(422);
  });
});
