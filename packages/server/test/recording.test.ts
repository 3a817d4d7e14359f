import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROUTES } from '../src/routes.ts';
import { readScenario } from '../src/scenarios/read-scenario.ts';
import type { ScenarioFile } from '../src/scenarios/schema.ts';
import { order } from './control.testing.ts';
import { ask, closing, hand, message, served } from './server.testing.ts';

const OPERATIONS = new Set((await ROUTES.all()).map(({ id }) => id));

/** Somebody else’s server. */
async function upstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Recording {
  readonly id: string;
  readonly path: string;
  readonly exchanges: readonly { readonly target: string; readonly status: number }[];
  readonly leftOut: readonly { readonly target: string; readonly why: { readonly en: string } }[];
}

/** A scenario out of its text, as the server that plays it reads it. */
function scenarioOf(yaml: string): ScenarioFile {
  const { scenario, findings } = readScenario(yaml, OPERATIONS);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scenario as ScenarioFile;
}

describe('a recording', () => {
  test('of another server becomes a scenario that answers the same, in the same order', async () => {
    const real = await served();
    const server = await served({ recordAllow: [real.url] });
    const { status, json } = await order<Recording & object>(server, 'POST', '/control/recordings', {
      upstream: real.url,
    });
    expect(status).toBe(201);
    const through = { url: `${server.url}${json.path}` };
    const doings = async (where: { url: string }) => {
      const seen: string[] = [];
      for (const reference of ['A-released', 'B-rejected', 'A-released'])
        seen.push((await hand(where, message(reference))).body);
      seen.push((await ask(`${where.url}/single-window/receipts?cursor=`)).body);
      real.clock.advance(1_000);
      seen.push((await ask(`${where.url}/single-window/receipts?cursor=`)).body);
      seen.push((await ask(`${where.url}/single-window/declarations/A-released`)).body);
      return seen;
    };
    const recorded = await doings(through);
    await ask(`${through.url}/elsewhere`);
    const { json: kept } = await order<Recording & object>(server, 'GET', `/control/recordings/${json.id}`);
    expect(kept.exchanges).toHaveLength(7);
    expect(kept.leftOut).toMatchObject([{ target: '/elsewhere', why: { en: expect.stringContaining('no endpoint') } }]);
    const yaml = (await ask(`${server.url}/control/recordings/${json.id}/scenario`)).body;
    expect(yaml).toMatch(/^# GET \/elsewhere: /);
    const again = await served({ scenario: scenarioOf(yaml) });
    expect(await doings(again)).toEqual(recorded);
  });

  test('hides what lets somebody in, and what it is told to', async () => {
    const seen: IncomingMessage[] = [];
    const origin = await upstream((request, response) => {
      seen.push(request);
      response.setHeader('set-cookie', 'id=s3cret');
      response.setHeader('x-office', 's3cret');
      response.setHeader('content-type', 'application/json');
      response.end('{"access_token":"s3cret","owner":"s3cret","n":1}');
    });
    const server = await served({ recordAllow: [origin] });
    const { json } = await order<Recording & object>(server, 'POST', '/control/recordings', {
      upstream: `${origin}/api`,
      redact: { headers: ['X-Office'], members: ['owner'] },
    });
    const answer = await ask(`${server.url}${json.path}/devices?token=s3cret`, {
      headers: { authorization: 'Bearer s3cret', 'kouan-token': 'ours' },
    });
    // Whoever asked gets the answer as it is; the upstream what it was asked, but for what is ours.
    expect(JSON.parse(answer.body)).toMatchObject({ access_token: 's3cret' });
    expect(seen[0]?.url).toBe('/api/devices?token=s3cret');
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret' });
    expect(seen[0]?.headers).not.toHaveProperty('kouan-token');
    const yaml = (await ask(`${server.url}/control/recordings/${json.id}/scenario`)).body;
    expect(yaml).not.toContain('s3cret');
    expect(parse(yaml).endpoints.listDevices.states.recorded[0].answers[0].headers).toEqual({
      'x-office': '[redacted]',
    });
  });

  test('goes nowhere but to the origins that the server was started with: no other, no redirect, no way out', async () => {
    let inner = 0;
    const secret = await upstream((_, response) => {
      inner++;
      response.end('secret');
    });
    const origin = await upstream((request, response) => {
      response.setHeader('x-path', request.url ?? '');
      if (request.url === '/api/away') response.writeHead(302, { location: `${secret}/` });
      response.end('here');
    });
    const closed = await served();
    const begin = (server: { url: string }, to: string) =>
      order<Recording & object>(server, 'POST', '/control/recordings', { upstream: to });
    expect((await begin(closed, origin)).status).toBe(403);
    const server = await served({ recordAllow: [origin] });
    const { host } = new URL(origin);
    for (const to of [
      secret,
      `http://${host}@${new URL(secret).host}/`,
      `http://u:p@${host}/`,
      `http://evil.example:${new URL(origin).port}/`,
      `${origin}/?x`,
    ])
      expect((await begin(server, to)).status, to).toBe(403);
    for (const to of ['file:///etc/passwd', 'gopher://x/', '//x', ''])
      expect((await begin(server, to)).status).toBe(422);
    const { json } = await begin(server, `${origin}/api`);
    const at = `${server.url}${json.path}`;
    expect(await ask(`${at}/away`)).toMatchObject({ status: 302, body: 'here' });
    for (const out of ['/%2e%2e/admin', '/..%2fadmin', '//evil.example/x', '/@evil.example/', '/\\evil.example']) {
      const { status, headers } = await ask(`${at}${out}`);
      expect([200, 400, 404], out).toContain(status);
      if (status === 200) expect(headers['x-path'], out).toMatch(/^\/api\//);
    }
    expect(inner).toBe(0);
    expect((await ask(`${server.url}/record/r-9/x`)).status).toBe(404);
  });

  test('an upstream that is gone is said, and nothing is kept of it', async () => {
    const server = await served({ recordAllow: ['http://127.0.0.1:1'] });
    const { json } = await order<Recording & object>(server, 'POST', '/control/recordings', {
      upstream: 'http://127.0.0.1:1',
    });
    expect((await ask(`${server.url}${json.path}/devices`)).status).toBe(502);
    const { json: kept } = await order<Recording & object>(server, 'GET', `/control/recordings/${json.id}`);
    expect(kept.exchanges).toEqual([]);
  });
});

test('an archive of a browser becomes a scenario; what cannot be answered stands above it', async () => {
  const entry = (method: string, url: string, response: object, postData?: object) => ({
    startedDateTime: '2026-01-01T00:00:00Z',
    request: { method, url, httpVersion: 'HTTP/2', headers: [], ...(postData === undefined ? {} : { postData }) },
    response: { status: 200, headers: [{ name: 'Set-Cookie', value: 's3cret' }], content: {}, ...response },
  });
  const chinese = Buffer.from('<DecImportResponse>暂存成功</DecImportResponse>').toString('base64');
  const archive = {
    log: {
      version: '1.2',
      creator: { name: 'browser', version: '1' },
      entries: [
        entry(
          'POST',
          'https://sw.example.org/api/v1/single-window/declarations',
          { content: { mimeType: 'application/xml', encoding: 'base64', text: chinese } },
          { text: '<ClientSeqNo>H-1</ClientSeqNo>' },
        ),
        entry('GET', 'https://sw.example.org/api/v1/single-window/receipts?cursor=7', { status: 503 }),
        entry('GET', 'https://sw.example.org/logo.png\n# x', { content: { encoding: 'base64', text: '/w==' } }),
        entry('GET', 'https://sw.example.org/devices', { status: 0 }),
      ],
    },
  };
  const server = await served();
  const { status, body, type } = await ask(`${server.url}/control/har`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(archive),
  });
  expect([status, type]).toEqual([200, 'application/yaml']);
  expect(body.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(2);
  expect(body).not.toContain('s3cret');
  const played = await served({ scenario: scenarioOf(body) });
  expect((await hand(played, message('H-1'))).body).toContain('暂存成功');
  expect((await ask(`${played.url}/single-window/receipts?cursor=7`)).status).toBe(503);
  expect((await ask(`${played.url}/single-window/receipts?cursor=`)).status).toBe(200);
  const refused = await ask(`${server.url}/control/har`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"log":{}}',
  });
  expect(refused.status).toBe(422);
});
