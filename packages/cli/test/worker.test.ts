import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { testPort } from '@kouan/server/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { freshFolder, kouan } from './kouan.testing.ts';
import { parsePrometheus, sampleIn } from './prometheus.testing.ts';
import { declarationBytes } from './sample.testing.ts';
import { DIALECTS, named, plan, until, worker } from './worker.testing.ts';

const folder = freshFolder();
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function port() {
  const opened = testPort({ seed: 7, stepMs: 1, retryAfterSeconds: 1 });
  closing.push(() => opened.close());
  return { ...opened, url: await opened.listen() };
}

const documents = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `W-${index}-released`,
    bytes: declarationBytes(`W-${index}-released`),
  }));

describe.each(DIALECTS)('kouan worker on %s', (_, where) => {
  it('sends, polls, tells how it is, and drains at SIGTERM', async () => {
    const place = where();
    const { url, accepted, clock, next } = await port();
    next('lose-after', '503', '500-after');
    await plan(place, url, documents(20));
    const running = worker(['--journal', place, '--to', url, '--poll', '0.2']);
    const ready = await until(() => named(running, 'ready'));
    await until(() => accepted().length === 20);
    clock.advance(60_000);
    await until(() => named(running, 'receipts'));
    await until(() => running.told.filter(({ event }) => event === 'sent').length === 20);
    const base = String(ready['metrics']).replace('/metrics', '');
    const ask = async (path: string) => {
      const answer = await fetch(`${base}${path}`);
      return [answer.status, answer.headers.get('content-type'), await answer.text()] as const;
    };
    expect((await ask('/healthz'))[0]).toBe(200);
    expect(await ask('/readyz')).toEqual([200, expect.any(String), 'ready\n']);
    expect((await ask('/other'))[0]).toBe(404);
    const [, type, text] = await ask('/metrics');
    expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
    const families = parsePrometheus(text);
    expect(sampleIn(families, 'kouan_submissions_total', { target: url, outcome: 'sent' })).toBe(20);
    expect(sampleIn(families, 'kouan_journal_up')).toBe(1);
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect(running.told.slice(-2).map(({ event }) => event)).toEqual(['draining', 'stopped']);
    expect(running.told.at(-1)).toMatchObject({ sent: 20, refused: 0, dead: 0 });
    expect(accepted().every(({ acceptances }) => acceptances === 1)).toBe(true);
  });
});

/** An endpoint that lets in whoever has the token, and never answers what it is told to hold. */
async function guarded(token: () => string) {
  const seen = { letIn: 0, held: 0, hold: false };
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token()}`) return void response.writeHead(401).end();
    if (seen.hold && request.method === 'POST') return void seen.held++;
    if (request.method === 'POST') seen.letIn++;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(request.method === 'POST' ? '' : '{"receipts":[],"cursor":"","more":false,"known":false}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/window` };
}

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('kouan worker', () => {
  it('uses the token of each endpoint from its file, also a new one, and tells nobody', async () => {
    const secret = 'a-right-token-of-somebody';
    const { url, seen } = await guarded(() => secret);
    const place = join(folder, 'token.db');
    await plan(place, url, documents(3));
    file('sw.token', 'a-wrong-token');
    const endpoints = file('endpoints.json', JSON.stringify({ endpoints: { [`${url}/`]: { tokenFile: 'sw.token' } } }));
    const running = worker(['--journal', place, '--endpoints', endpoints]);
    expect(await until(() => named(running, 'trouble'))).toMatchObject({ error: { code: 'ERR_KOUAN_NOT_AUTHORISED' } });
    file('sw.token', `${secret}\n`);
    await until(() => named(running, 'well'));
    await until(() => seen.letIn === 3);
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
    expect(running.text()).not.toMatch(/a-right-token|a-wrong-token/);
  });

  it('stops at once at the second signal', async () => {
    const { url, seen } = await guarded(() => 't');
    seen.hold = true;
    const place = join(folder, 'second.db');
    await plan(place, url, documents(1));
    const running = worker(['--journal', place, '--to', url], { env: { KOUAN_TOKEN: 't' } });
    await until(() => seen.held > 0);
    running.child.kill('SIGTERM');
    await until(() => named(running, 'draining'));
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(130);
  });

  it('a target that nobody named gets no token, and a folder in the journal is left alone', async () => {
    const { url, seen } = await guarded(() => 'nobody has it');
    const place = join(folder, 'unnamed.db');
    await plan(place, join(folder, 'client'), documents(1));
    await plan(place, url, documents(1));
    const running = worker(['--journal', place]);
    expect(await until(() => named(running, 'trouble'))).toMatchObject({ target: url });
    running.child.kill('SIGTERM');
    expect(await running.ended).toBe(0);
    expect([seen.letIn, running.told.filter(({ target }) => target === join(folder, 'client'))]).toEqual([0, []]);
  });

  it.each([
    ['a token for nobody', ['--token-file', file('t', 'x')], 2, /which endpoint/],
    [
      'a token in the file of endpoints',
      ['--endpoints', file('e.json', '{"endpoints":{"https://a.test":{"token":"s3cret"}}}')],
      2,
      /"https:\/\/a\.test"\]\.token/,
    ],
    ['no number', ['--concurrency', 'many'], 2, /whole number/],
    ['plain http beyond this machine', ['--to', 'http://user:s3cret@127.0.0.1:1'], 2, /password/],
    [
      'a journal that is not there',
      ['--journal', 'postgres://kouan@127.0.0.1:1/kouan'],
      5,
      /PostgreSQL|cannot be used/,
    ],
  ] as const)('%s: said, and the exit code for it', async (_, args, exit, said) => {
    const journal = args[0] === '--journal' ? [] : ['--journal', join(folder, 'usage.db')];
    const { code, stdout, stderr } = await kouan(['worker', ...journal, ...args]);
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/s3cret|\n\s+at /);
  });
});
