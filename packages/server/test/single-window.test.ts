import { readFileSync, writeFileSync } from 'node:fs';
import { openDatabase, openJournal } from '@kouan/sdk';
import { magicReference } from '@kouan/sdk/exchange';
import { describe, expect, test } from 'vitest';
import {
  accepted,
  ask,
  decode,
  errorOf,
  hand,
  message,
  page,
  paths,
  receiptsOf,
  STEP_MS,
  served,
} from './server.testing.ts';

const path = paths();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('the course of a declaration', () => {
  test.each([
    ['released', ['7', 'L', 'J', 'P', 'R']],
    ['inspected', ['7', 'L', 'J', 'C', 'P', 'R']],
    ['rejected', ['7', 'L', 'E']],
    ['returned', ['7', 'Z']],
  ] as const)('%s: %j, one step of the clock after the other', async (name, channels) => {
    const server = await served();
    await hand(server, message(magicReference('T', name)));
    expect(receiptsOf(await page(server))).toEqual([]);
    for (let step = 1; step <= channels.length; step++) {
      server.clock.advance(STEP_MS);
      expect(receiptsOf(await page(server)).map(({ channel }) => channel)).toEqual(channels.slice(0, step));
    }
    server.clock.advance(100 * STEP_MS);
    const all = receiptsOf(await page(server));
    expect(all).toHaveLength(channels.length);
    expect(new Set(all.map(({ singleWindowNumber }) => singleWindowNumber)).size).toBe(1);
  });

  test.each([
    ['late', 10, '7L', '7LJPR'],
    ['lost', 10, '7LJR', '7LJR'],
    ['doubled', 10, '77LLJJPPRR', '77LLJJPPRR'],
    ['reordered', 10, '7JLRP', '7JLRP'],
  ] as const)('%s: after %i steps %s, in the end %s', async (name, after, soon, late) => {
    const server = await served();
    await hand(server, message(magicReference('T', name)));
    const channels = async () =>
      receiptsOf(await page(server))
        .map(({ channel }) => channel)
        .join('');
    server.clock.advance(after * STEP_MS);
    expect(await channels()).toBe(soon);
    server.clock.advance(100 * STEP_MS);
    expect(await channels()).toBe(late);
    const alarms = server.events.page(0, 1_000, { kinds: ['alarm.raised'] });
    expect(alarms.map(({ subject, data }) => ({ subject, data }))).toMatchObject(
      name === 'lost' ? [{ subject: { declaration: 'T-lost' }, data: { code: 'receipt-overdue', channel: 'P' } }] : [],
    );
  });

  test('a signature that is refused: nothing is stored; the message again goes through', async () => {
    const server = await served();
    const reference = magicReference('T', 'signatureRefused');
    const refused = await hand(server, message(reference));
    expect(decode(bytes(refused.body))).toMatchObject([{ state: 'failed', note: expect.stringContaining('签名') }]);
    expect(await accepted(server)).toEqual([]);
    expect(decode(bytes((await hand(server, message(reference))).body))).toMatchObject([{ state: 'stored' }]);
  });

  test('a clock that runs by itself gives the same course', async () => {
    const server = await served({ clock: 'real', stepMs: 1 });
    await hand(server, message('T-released'));
    await expect
      .poll(async () =>
        receiptsOf(await page(server))
          .map(({ channel }) => channel)
          .join(''),
      )
      .toBe('7LJPR');
  });

  test('what was sent back may come again corrected, and goes through; not before it was sent back', async () => {
    const server = await served();
    await hand(server, message('T-rejected'), { 'idempotency-key': 'a' });
    const early = await hand(server, message('T-rejected', { grossMass: '1300.00' }), { 'idempotency-key': 'b' });
    expect(decode(bytes(early.body))).toMatchObject([{ state: 'failed' }]);
    server.clock.advance(3 * STEP_MS);
    const late = await hand(server, message('T-rejected', { grossMass: '1300.00' }), { 'idempotency-key': 'b' });
    expect(decode(bytes(late.body))).toMatchObject([{ state: 'stored', clientReference: 'T-rejected' }]);
    server.clock.advance(10 * STEP_MS);
    expect(
      receiptsOf(await page(server))
        .map(({ channel }) => channel)
        .join(''),
    ).toBe('7LE7LJPR');
    expect((await accepted(server)).map(({ acceptances }) => acceptances)).toEqual([2, 2]);
  });

  test('what was released is not taken in again', async () => {
    const server = await served();
    await hand(server, message('T-released'));
    server.clock.advance(100 * STEP_MS);
    const again = await hand(server, message('T-released', { grossMass: '1300.00' }));
    expect(decode(bytes(again.body))).toMatchObject([{ state: 'failed', note: expect.stringContaining('已被使用') }]);
    expect(await accepted(server)).toHaveLength(1);
  });

  test.each([
    ['nothing', ''],
    ['no XML', 'hello'],
    ['half a message', new TextDecoder().decode(message('T-1')).slice(0, 900)],
    ['a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><DecMessage>&b;</DecMessage>'],
    ['NUL bytes', '\0\0\0\0'],
    ['a message without a reference', message('')],
  ])('%s is answered in the words of the single window, and not taken in', async (_, body) => {
    const server = await served();
    const answer = await hand(server, body);
    expect(answer).toMatchObject({ status: 200, type: 'application/xml' });
    expect(decode(bytes(answer.body))).toMatchObject([{ stage: 'import', state: 'failed', final: true }]);
    expect(await accepted(server)).toEqual([]);
  });
});

describe('the same on every run', () => {
  test('same seed and same requests: the same bytes', async () => {
    const references = Array.from({ length: 40 }, (_, index) => `S-${index}`);
    const run = async (seed: number) => {
      const server = await served({ seed });
      const answers: string[] = [];
      for (const [index, reference] of references.entries()) {
        answers.push((await hand(server, message(reference), { 'idempotency-key': `k${index}` })).body);
        server.clock.advance(index % 3);
      }
      server.clock.advance(2 * STEP_MS);
      answers.push(JSON.stringify(await page(server, '', 7)));
      server.clock.advance(100 * STEP_MS);
      return [...answers, JSON.stringify(await page(server)), JSON.stringify(await accepted(server))];
    };
    expect(await run(7)).toEqual(await run(7));
    expect(await run(7)).not.toEqual(await run(8));
  });
});

describe('the idempotency key', () => {
  test('same key, same message: the same answer, and taken in once', async () => {
    const server = await served();
    const first = await hand(server, message('K-1'), { 'idempotency-key': 'k' });
    server.clock.advance(5 * STEP_MS);
    const second = await hand(server, message('K-1'), { 'idempotency-key': 'k' });
    expect(second).toMatchObject({ status: 200, body: first.body });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await accepted(server)).toMatchObject([{ reference: 'K-1', acceptances: 1 }]);
  });

  test('same key, another message: 409, and nothing is taken in', async () => {
    const server = await served();
    await hand(server, message('K-1'), { 'idempotency-key': 'k' });
    for (const other of [message('K-2'), bytes('no message')]) {
      const refused = await hand(server, other, { 'idempotency-key': 'k' });
      expect(refused).toMatchObject({ status: 409, type: 'application/problem+json' });
    }
    expect(await accepted(server)).toHaveLength(1);
  });

  test('without one, the message itself is the key', async () => {
    const server = await served();
    const first = await hand(server, message('K-1'));
    expect((await hand(server, message('K-1'))).body).toBe(first.body);
    expect(await accepted(server)).toHaveLength(1);
  });

  test('a hundred at once with one key: taken in once, all get the same answer', async () => {
    const server = await served();
    const body = message('K-1');
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => hand(server, body, { 'idempotency-key': 'k' })),
    );
    expect(new Set(answers.map((one) => one.body)).size).toBe(1);
    expect(await accepted(server)).toMatchObject([{ acceptances: 1 }]);
  });

  test.each([
    ['empty', ''],
    ['too long', 'k'.repeat(201)],
  ])('%s: 422', async (_, key) => {
    const server = await served();
    const refused = await hand(server, message('K-1'), { 'idempotency-key': key });
    expect(refused).toMatchObject({ status: 422, type: 'application/problem+json' });
    expect(await accepted(server)).toEqual([]);
  });
});

describe('receipts by page', () => {
  test('none is lost and none comes twice, whatever the size of the page and whenever time passes', async () => {
    const server = await served();
    for (let index = 0; index < 20; index++) await hand(server, message(`P-${index}-released`));
    for (const size of [1, 3, 7, 1_000]) {
      const ids: string[] = [];
      let cursor = '';
      for (let more = true; more || ids.length < 100; ) {
        const got = await page(server, cursor, size);
        expect(got.receipts.length).toBeLessThanOrEqual(size);
        ids.push(...got.receipts.map(({ id }) => id));
        ({ cursor, more } = got);
        if (!more) server.clock.advance(STEP_MS / 2);
      }
      expect(ids).toHaveLength(100);
      expect(new Set(ids).size).toBe(100);
    }
  });

  test('a declaration that comes late never puts a receipt before a cursor that was given', async () => {
    const server = await served();
    await hand(server, message('P-1-released'));
    server.clock.advance(3 * STEP_MS);
    const first = await page(server);
    expect(first.receipts).toHaveLength(3);
    await hand(server, message('P-2-released'));
    server.clock.advance(100 * STEP_MS);
    const rest = await page(server, first.cursor);
    expect(rest.receipts).toHaveLength(7);
    expect((await page(server, rest.cursor)).receipts).toEqual([]);
  });

  test.each(['x', '-1', '1.5', '1e3', '0x10', ' 1', '1 ', '99999999999999999999', '7'])(
    'a cursor that is none of ours, %j: 400',
    async (cursor) => {
      const server = await served();
      await hand(server, message('P-1-released'));
      const refused = await ask(`${server.url}/single-window/receipts?cursor=${encodeURIComponent(cursor)}`);
      expect(refused).toMatchObject({ status: 400, type: 'application/problem+json' });
    },
  );

  test.each(['0', '-1', '1001', 'x', '1.5', ''])('a limit of %j: 400', async (limit) => {
    const server = await served();
    expect(await ask(`${server.url}/single-window/receipts?limit=${limit}`)).toMatchObject({ status: 400 });
  });
});

describe('the store', () => {
  test('a server that starts again with the same file has lost nothing', async () => {
    const store = path('.db');
    const first = await served({ store });
    const answer = await hand(first, message('R-1-released'), { 'idempotency-key': 'k' });
    first.clock.advance(2 * STEP_MS);
    const before = await page(first);
    expect(before.receipts).toHaveLength(2);
    await first.close();

    const second = await served({ store });
    expect((await hand(second, message('R-1-released'), { 'idempotency-key': 'k' })).body).toBe(answer.body);
    second.clock.advance(100 * STEP_MS);
    const after = await page(second, before.cursor);
    expect(receiptsOf(after).map(({ channel }) => channel)).toEqual(['J', 'P', 'R']);
    expect((await page(second)).receipts.slice(0, 2)).toEqual(before.receipts);
    await hand(second, message('R-2-released'));
    const numbers = (await accepted(second)).map(({ singleWindowNumber }) => singleWindowNumber);
    expect(new Set(numbers).size).toBe(2);
  });

  test('receipts that waited in a file of the time before they were planned are given when they are due', async () => {
    const store = path('.db');
    const first = await served({ store });
    await hand(first, message('R-1-released'));
    first.clock.advance(STEP_MS);
    await first.close();
    const database = openDatabase(store);
    database.exec(`DELETE FROM plans;
      INSERT INTO due (due_at, reference, body, summary) SELECT accepted_at + ${2 * STEP_MS}, reference,
        '<as-it-was>' || single_window_number || '</as-it-was>', '{"channel":"L","note":"入库","lost":false}' FROM declarations`);
    database.close();

    const second = await served({ store });
    second.clock.advance(2 * STEP_MS);
    const bodies = (await page(second)).receipts.map(({ body }) => Buffer.from(body, 'base64').toString());
    expect(bodies).toHaveLength(2);
    expect(bodies[1]).toMatch(/^<as-it-was>[EI]2026/);
  });

  test('a file that is no store', async () => {
    const store = path('.db');
    writeFileSync(store, 'certainly no database, '.repeat(100));
    const error = await errorOf(served({ store }));
    expect(error.code).toBe('ERR_KOUAN_JOURNAL');
    expect(error.hint?.zh).toBeTruthy();
  });

  test.each<[string, (file: string) => void | Promise<void>]>([
    ['a journal', async (file) => (await openJournal(file)).close()],
    [
      'somebody else’s database',
      (file) => {
        const database = openDatabase(file);
        database.exec('CREATE TABLE theirs (a)');
        database.close();
      },
    ],
  ])('%s is no store, and is left as it is', async (_, make) => {
    const store = path('.db');
    await make(store);
    const before = readFileSync(store);
    expect((await errorOf(served({ store }))).code).toBe('ERR_KOUAN_JOURNAL');
    expect(readFileSync(store).equals(before)).toBe(true);
  });

  test('two servers on one file: the second is told so, and may have it when the first is closed', async () => {
    const store = path('.db');
    const first = await served({ store });
    const error = await errorOf(served({ store }));
    expect(error.code).toBe('ERR_KOUAN_CONFLICT');
    expect(error.hint?.zh).toBeTruthy();
    await hand(first, message('R-1'));
    await first.close();
    expect(await accepted(await served({ store }))).toHaveLength(1);
  });

  test('a folder that is not there', async () => {
    expect((await errorOf(served({ store: path('/none/store.db') }))).code).toBe('ERR_KOUAN_FILE');
  });
});
