import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { verifyWebhook } from '@kouan/sdk/exchange';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { freshFolder, kouan, records, served, start } from './kouan.testing.ts';
import { road } from './road.testing.ts';
import { declarationFile } from './sample.testing.ts';

const folder = freshFolder();
const journal = join(folder, 'journal.db');
const run = (...args: string[]) => kouan([...args, '--journal', journal]);

let server: Awaited<ReturnType<typeof served>>;
let way: Awaited<ReturnType<typeof road>>;
beforeAll(async () => {
  server = await served();
  way = await road(server.url);
});
afterAll(async () => {
  await way.close();
  await server.stop();
});
beforeEach(() => way.behave('pass'));

const submit = (...names: string[]) =>
  run('submit', ...names.map((name) => declarationFile(folder, name)), '--yes', '--to', way.url);

describe('kouan receipts events', () => {
  it('gives everything once, and goes on from a cursor', async () => {
    await submit('A-1-released', 'A-2-rejected');
    await run('receipts', '--wait', '20', '--quiet');
    const all = records((await run('receipts', 'events', '--json')).stdout);
    const only = records((await run('receipts', 'events', '--json', '--kind', 'receipt')).stdout);
    expect(only).toEqual(all.filter(({ kind }) => kind === 'receipt'));
    expect(only.length).toBe(10);
    const [, , third] = all;
    const rest = records((await run('receipts', 'events', '--json', '--after', String(third?.['cursor']))).stdout);
    expect(rest).toEqual(all.slice(3));
    const lines = await run('receipts', 'events', '--lang', 'zh');
    expect(lines.stdout).toMatch(/回执 {2}A-2-rejected {2}退单/);
  });

  it('follows: fetches what is answered, until it is stopped', async () => {
    const child = start(['receipts', 'events', '--follow', '--json', '--kind', 'receipt', '--journal', journal]);
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    child.stderr.resume();
    await submit('A-3-released');
    const closed = (): boolean => /"A-3-released","state":"closed"/.test(text);
    const until = Date.now() + 30_000;
    while (!closed() && Date.now() < until) await new Promise((soon) => setTimeout(soon, 100));
    child.kill('SIGTERM');
    const [code] = (await once(child, 'close')) as [number];
    expect([code, closed()]).toEqual([0, true]);
  });
});

describe('kouan receipts forward', () => {
  const secrets = ['first-secret-0123456789', 'second-secret-0123456789'];
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const got: { id: string; body: string; signature: string }[] = [];
  /** What the receiver answers, one after the other; 200 afterwards. */
  const answers: number[] = [];
  let hook = '';
  const receiver = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const status = answers.shift() ?? 200;
      const header = (name: string): string => String(incoming.headers[name]);
      if (status < 300)
        got.push({
          id: header('kouan-event-id'),
          signature: header('kouan-signature'),
          body: Buffer.concat(chunks).toString(),
        });
      outgoing.writeHead(status).end();
    });
  });
  beforeAll(async () => {
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook?token=opensesame`;
  });
  afterAll(() => receiver.close());

  it('delivers each event in order, signed with every secret; the next run has nothing to do', async () => {
    const all = records((await run('receipts', 'events', '--json')).stdout);
    answers.push(503, 200, 429);
    const [one, two] = [file('one', `${secrets[0]}\n`), file('two', `${secrets[1]}\r\n`)];
    const ran = await run('receipts', 'forward', '--to', hook, '--secret-file', one, '--secret-file', two);
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining(`${all.length} events delivered`)]);
    expect(ran.stderr).toContain('not taken (503)');
    expect(got.map(({ id }) => id)).toEqual(all.map(({ cursor }) => cursor));
    for (const { body, signature } of got)
      for (const secret of secrets) expect(verifyWebhook(body, signature, [secret]).ok).toBe(true);
    expect(verifyWebhook(got[0]?.body ?? '', got[0]?.signature, ['another-secret-0123456789']).ok).toBe(false);
    expect(JSON.parse(got[0]?.body ?? '')).toMatchObject({ kind: 'receipt', target: way.url });
    const again = await run('receipts', 'forward', '--to', hook, '--secret-file', one);
    expect(again.stderr).toContain('0 events delivered');
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/first-secret|opensesame/);
  });

  it('a receiver that refuses stops it where it is; afterwards nothing was skipped', async () => {
    const before = got.length;
    const env = { KOUAN_WEBHOOK_SECRET: secrets.join(',') };
    const named = ['receipts', 'forward', '--to', hook, '--name', 'again', '--journal', journal];
    answers.push(200, 200, 400);
    const refused = await kouan(named, { env });
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('nothing was skipped')]);
    const rest = await kouan([...named, '--json'], { env });
    expect(rest.code).toBe(0);
    const ids = got.slice(before).map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(got.slice(0, before).map(({ id }) => id));
    answers.push(410);
    const gone = await kouan(['receipts', 'forward', '--to', hook, '--name', 'gone', '--journal', journal], { env });
    expect(gone.code).toBe(5);
  });

  it('killed in the middle it goes on behind the last that was taken; a second one is refused meanwhile', async () => {
    const before = got.length;
    const named = ['--to', hook, '--name', 'killed', '--secret-file', join(folder, 'one'), '--journal', journal];
    answers.push(200, 200, 200, ...new Array<number>(1_000).fill(503));
    const child = start(['receipts', 'forward', '--follow', ...named]);
    child.stdout.resume();
    child.stderr.resume();
    const until = Date.now() + 30_000;
    while (got.length < before + 3 && Date.now() < until) await new Promise((soon) => setTimeout(soon, 50));
    const second = await kouan(['receipts', 'forward', ...named]);
    expect([second.code, second.stderr]).toEqual([6, expect.stringContaining('forwards')]);
    child.kill('SIGKILL');
    await once(child, 'close');
    answers.length = 0;
    expect((await kouan(['receipts', 'forward', ...named])).code).toBe(0);
    const ids = got.slice(before).map(({ id }) => id);
    expect([...new Set(ids)]).toEqual([...new Set(got.slice(0, before).map(({ id }) => id))]);
  });

  it('no secret, a short one, plain http to another machine: exit 2', async () => {
    for (const args of [
      ['--to', hook],
      ['--to', hook, '--secret-file', file('short', 'short')],
      ['--to', 'http://example.test/hook', '--secret-file', join(folder, 'one'), '--offline'],
    ])
      expect((await run('receipts', 'forward', ...args)).code).toBe(2);
  });
});

describe('receipts that never came', () => {
  it('are told by their numbers, and found by asking for each submission', async () => {
    await submit('G-1-released');
    const first = records((await run('receipts', '--wait', '20', '--json')).stdout);
    expect(first.some(({ event }) => event === 'gaps')).toBe(false);
    const newest = (await readReceipts()).cursor;
    // Two of the next are lost on the way.
    way.lost.add(newest + 2).add(newest + 3);
    await submit('G-2-released');
    const polled = await run('receipts', '--wait', '3', '--quiet');
    expect([polled.code, polled.stderr]).toEqual([
      3,
      expect.stringMatching(new RegExp(`2 receipts of .* never came: numbers ${newest + 2}–${newest + 3}`)),
    ]);
    const events = records((await run('receipts', 'events', '--kind', 'gap', '--json')).stdout);
    expect(events).toMatchObject([{ kind: 'gap', body: { from: newest + 2, to: newest + 3 } }]);
    way.lost.clear();
    await run('reconcile');
    expect((await run('receipts', '--quiet')).code).toBe(0);
  });

  async function readReceipts(): Promise<{ cursor: number }> {
    const { cursor } = (await (await fetch(`${server.url}/receipts?limit=1000`)).json()) as { cursor: string };
    return { cursor: Number(cursor) };
  }
});

describe('kouan reconcile', () => {
  it('nothing differs: 0', async () => {
    const own = join(folder, 'same.db');
    const file = declarationFile(folder, 'R-1-released');
    await kouan(['submit', file, '--yes', '--to', way.url, '--journal', own, '--wait', '20']);
    const ran = await kouan(['reconcile', '--journal', own, '--json']);
    const [summary] = records(ran.stdout).slice(-1);
    // What others have sent there is strange to this journal.
    expect(summary).toMatchObject({ event: 'summary', asked: 1 });
    expect(Object.keys(summary?.['differences'] as object)).toEqual(['stranger']);
  });

  it('says what differs, in words and as lines, with 3; what it found is in the journal', async () => {
    const [local, own] = [await served(), join(folder, 'differs.db')];
    const between = await road(local.url);
    try {
      const post = (name: string) =>
        fetch(`${local.url}/declarations`, {
          method: 'POST',
          headers: { 'content-type': 'application/xml' },
          body: readFileSync(declarationFile(folder, name)),
        });
      const send = (...names: string[]) =>
        kouan([
          ...['submit', ...names.map((name) => declarationFile(folder, name)), '--yes', '--to', between.url],
          ...['--journal', own],
        ]);
      await send('R-2-released');
      // The answer of one was lost: it is there, and the journal does not know.
      between.behave('swallow');
      const child = start([
        ...['submit', declarationFile(folder, 'R-3-released'), '--yes', '--to', between.url, '--journal', own],
      ]);
      child.stdout.resume();
      child.stderr.resume();
      await between.nextArrival();
      child.kill('SIGKILL');
      await once(child, 'close');
      between.behave('pass');
      await post('R-4-released');
      await new Promise((soon) => setTimeout(soon, 100));
      const ran = await kouan(['reconcile', '--journal', own, '--json']);
      expect(ran.code).toBe(3);
      const told = records(ran.stdout).map(({ kind, clientReference }) => [kind, clientReference]);
      expect(told).toContainEqual(['there', 'R-3-released']);
      expect(told).toContainEqual(['stranger', 'R-4-released']);
      const words = await kouan(['reconcile', '--journal', own, '--lang', 'zh']);
      expect([words.code, words.stdout]).toEqual([3, expect.stringMatching(/stranger\s+R-4-released/)]);
      expect(words.stderr).toContain('对方有此单，日志中没有');
      const states = records((await kouan(['status', '--journal', own, '--json'])).stdout).at(-1);
      expect(states).toMatchObject({ states: { closed: 2 } });
    } finally {
      await between.close();
      await local.stop();
    }
    const gone = await kouan(['reconcile', '--journal', own]);
    expect(gone.code).toBe(5);
  });
});
