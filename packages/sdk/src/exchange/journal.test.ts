import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isKouanError } from '@kouan/core';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../documents/receipt.ts';
import { idempotencyKey, type Journal, openJournal, type Submission } from './journal.ts';
import { openDatabase } from './sqlite.ts';

const folder = mkdtempSync(join(tmpdir(), 'kouan-journal-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fresh = (): string => join(folder, `${files++}.db`);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TARGET = 'https://example.test/single-window';

const submission = (clientReference: string, content = clientReference): Submission => ({
  bytes: bytes(content),
  clientReference,
  mediaType: 'application/xml',
  fileName: `${clientReference}.xml`,
});

const receipt = (state: Receipt['state'], more: Partial<Receipt> = {}): Receipt => ({
  type: 'receipt',
  stage: 'business',
  state,
  final: false,
  ...more,
});

let receiptIds = 0;
const come = (journal: Journal, ...receipts: Receipt[]) =>
  journal.receive(
    TARGET,
    receipts.map((one) => ({
      raw: { id: `r${receiptIds++}`, bytes: bytes(''), mediaType: 'application/xml' },
      receipts: [one],
    })),
    String(receiptIds),
  );

const stateOf = (journal: Journal, reference: string): string | undefined =>
  [...journal.entries()].find((one) => one.clientReference === reference && one.replacedBy === undefined)?.state;

async function sent(journal: Journal, one: Submission, ...receipts: Receipt[]): Promise<void> {
  const decision = await journal.begin(TARGET, one);
  if (!decision.send) throw new Error('known');
  const raw = { id: `answer:${decision.key}`, bytes: bytes(''), mediaType: 'application/xml' };
  await journal.sent(decision.key, decision.attempt, [{ raw, receipts }]);
}

const failing = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error('it did not fail');
};

describe('before anything is sent', () => {
  test('the key is there, and what was taken over is not sent again, in this process or another', async () => {
    const path = fresh();
    const first = openJournal(path);
    const decision = await first.begin(TARGET, submission('A'));
    expect(decision).toEqual({ send: true, key: idempotencyKey(TARGET, submission('A')), attempt: 1 });
    expect([...first.unfinished(TARGET)]).toMatchObject([{ clientReference: 'A' }]);
    // Nobody closes a journal whose process is killed.
    const second = openJournal(path);
    expect(await second.begin(TARGET, submission('A'))).toMatchObject({ send: true, attempt: 2, key: decision.key });
    await second.sent(decision.key, 2, []);
    expect(await second.begin(TARGET, submission('A'))).toMatchObject({ send: false, state: 'sent' });
    expect([...second.unfinished(TARGET)]).toEqual([]);
    first.close();
    second.close();
  });

  test('another target or another content is another key', () => {
    const keys = [
      idempotencyKey(TARGET, submission('A')),
      idempotencyKey(`${TARGET}/`, submission('A')),
      idempotencyKey(TARGET, submission('A', 'B')),
      idempotencyKey(TARGET, submission('AA', 'A')),
    ];
    expect(new Set(keys).size).toBe(4);
  });

  test('the same reference with another content is a conflict while the first is on its way', async () => {
    const journal = openJournal(fresh());
    await sent(journal, submission('A'));
    const error = await failing(() => journal.begin(TARGET, submission('A', 'changed')));
    expect(isKouanError(error) && [error.code, error.hint !== undefined]).toEqual(['ERR_KOUAN_CONFLICT', true]);
    expect(stateOf(journal, 'A')).toBe('sent');
    journal.close();
  });

  test.each(['rejected', 'returned', 'failed', 'deleted'] as const)(
    'after %s a corrected one takes the reference over, and the first stays as history',
    async (state) => {
      const journal = openJournal(fresh());
      await sent(journal, submission('A'), receipt(state, { noticedAt: '2026-01-01T00:00:00', final: true }));
      expect(await journal.begin(TARGET, submission('A'))).toMatchObject({ send: false, state });
      const next = await journal.begin(TARGET, submission('A', 'corrected'));
      expect(next.send).toBe(true);
      expect(journal.counts(TARGET)).toEqual({ sending: 1 });
      expect([...journal.entries()].map(({ state: each, replacedBy }) => [each, replacedBy])).toEqual([
        [state, next.key],
        ['sending', undefined],
      ]);
      journal.close();
    },
  );
});

describe('receipts', () => {
  test('arrive late and in any order: the newest by the authority’s clock stands', async () => {
    const course = [
      receipt('submitted', { noticedAt: '2026-01-01T00:00:01' }),
      receipt('accepted', { noticedAt: '2026-01-01T00:00:02' }),
      receipt('inspection', { noticedAt: '2026-01-01T00:00:03' }),
      receipt('released', { noticedAt: '2026-01-01T00:00:04' }),
      receipt('closed', { noticedAt: '2026-01-01T00:00:05', final: true }),
    ].map((one) => ({ ...one, singleWindowNumber: 'S1' }));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
        fc.array(fc.nat(4), { maxLength: 4 }),
        async (order, again) => {
          const journal = openJournal(fresh());
          await sent(journal, submission('A'), receipt('stored', { singleWindowNumber: 'S1' }));
          const last = Math.max(...order);
          for (const index of [...order, ...again.filter((one) => one <= last)])
            await come(journal, course[index] as Receipt);
          expect(stateOf(journal, 'A')).toBe(course[last]?.state);
          journal.close();
        },
      ),
      { numRuns: 25 },
    );
  });

  test('times with an offset are compared with times of China', async () => {
    const journal = openJournal(fresh());
    await sent(journal, submission('A'), receipt('stored', { singleWindowNumber: 'S1' }));
    await come(journal, receipt('released', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T08:00:00' }));
    await come(journal, receipt('accepted', { singleWindowNumber: 'S1', noticedAt: '2025-12-31T23:59:59Z' }));
    expect(stateOf(journal, 'A')).toBe('released');
    await come(journal, receipt('closed', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T00:00:01Z' }));
    expect(stateOf(journal, 'A')).toBe('closed');
    journal.close();
  });

  test('that come before the answer find their submission when it is known by its number', async () => {
    const journal = openJournal(fresh());
    const decision = await journal.begin(TARGET, submission('A'));
    const early = await come(
      journal,
      receipt('accepted', { singleWindowNumber: 'S1', declarationNumber: 'D1', noticedAt: '2026-01-01T00:00:01' }),
      receipt('released', { declarationNumber: 'D1', noticedAt: '2026-01-01T00:00:02' }),
    );
    expect(early).toEqual({ stored: 2, unmatched: 2, unreadable: 0 });
    const raw = { id: 'answer', bytes: bytes(''), mediaType: 'application/xml' };
    const answer = receipt('stored', { stage: 'import', singleWindowNumber: 'S1', clientReference: 'A' });
    await journal.sent(decision.key, 1, [{ raw, receipts: [answer] }]);
    expect([...journal.entries()][0]).toMatchObject({ state: 'accepted', declarationNumber: 'D1' });
    await come(journal, receipt('closed', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T00:00:03' }));
    expect([...journal.receipts()].map(({ clientReference }) => clientReference)).toEqual(['A', 'A', 'A', 'A']);
    expect(stateOf(journal, 'A')).toBe('closed');
    journal.close();
  });

  test('of nobody, and those that nobody can read, are kept and counted', async () => {
    const journal = openJournal(fresh());
    await sent(journal, submission('A'));
    const raw = { id: 'odd', bytes: bytes('?'), mediaType: 'text/plain' };
    const done = await journal.receive(TARGET, [{ raw, receipts: [] }], '7');
    expect(done).toEqual({ stored: 1, unmatched: 1, unreadable: 1 });
    expect(await journal.receive(TARGET, [{ raw, receipts: [] }], '8')).toMatchObject({ stored: 0 });
    expect([journal.cursor(TARGET), stateOf(journal, 'A')]).toEqual(['8', 'sent']);
    journal.close();
  });

  test('what the carrier of messages gave up on has failed', async () => {
    const journal = openJournal(fresh());
    await sent(journal, submission('A'));
    const raw = { id: 'F', bytes: bytes('A'), mediaType: 'application/xml', undelivered: 'A.xml' };
    await journal.receive(TARGET, [{ raw, receipts: [] }], '1');
    expect(stateOf(journal, 'A')).toBe('failed');
    journal.close();
  });

  test('an attempt that fails after a receipt came does not undo it', async () => {
    const journal = openJournal(fresh());
    const decision = await journal.begin(TARGET, submission('A'));
    await come(journal, receipt('accepted', { clientReference: 'A', noticedAt: '2026-01-01T00:00:01' }));
    await journal.failed(decision.key, 1, { code: 'ERR_KOUAN_NETWORK', text: 'reset' }, false);
    expect(stateOf(journal, 'A')).toBe('accepted');
    expect(await journal.begin(TARGET, submission('A'))).toMatchObject({ send: false });
    journal.close();
  });
});

describe('the file', () => {
  const refused = async (path: string): Promise<string> => {
    const before = readFileSync(path);
    const error = await failing(() => openJournal(path));
    expect(isKouanError(error) && error.code).toBe('ERR_KOUAN_JOURNAL');
    expect(isKouanError(error) && error.hint).toBeTruthy();
    expect(Buffer.compare(readFileSync(path), before)).toBe(0);
    return isKouanError(error) ? error.message : '';
  };

  test('no SQLite file', async () => {
    const path = fresh();
    writeFileSync(path, 'orders,1\n'.repeat(500));
    expect(await refused(path)).toContain(path);
  });

  test('somebody else’s database is left as it is', async () => {
    const path = fresh();
    const other = openDatabase(path);
    other.exec('PRAGMA journal_mode = DELETE');
    other.exec('CREATE TABLE songs (name TEXT)');
    other.close();
    expect(await refused(path)).toContain('no journal');
  });

  test('a newer version', async () => {
    const path = fresh();
    openJournal(path).close();
    const later = openDatabase(path);
    later.exec('PRAGMA user_version = 99');
    later.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    later.close();
    expect(await refused(path)).toContain('version 99');
  });

  test('a damaged one', async () => {
    const path = fresh();
    const journal = openJournal(path);
    for (let index = 0; index < 50; index++) await journal.begin(TARGET, submission(`A${index}`, 'x'.repeat(3000)));
    journal.close();
    const content = readFileSync(path);
    content.fill(0x55, 200, content.length - 4096);
    expect(content.length).toBeGreaterThan(100_000);
    writeFileSync(path, content);
    const error = await failing(async () => {
      const damaged = openJournal(path);
      try {
        await damaged.begin(TARGET, submission('B'));
        for (const _ of damaged.entries());
      } finally {
        damaged.close();
      }
    });
    expect(isKouanError(error) && error.code).toBe('ERR_KOUAN_JOURNAL');
  });

  test('a folder that is not there', async () => {
    const error = await failing(() => openJournal(join(folder, 'none', 'journal.db')));
    expect(isKouanError(error) && [error.code, error.hint !== undefined]).toEqual(['ERR_KOUAN_JOURNAL', true]);
  });
});

describe('the lease', () => {
  test('one run at a time, and the next when it is over', async () => {
    const path = fresh();
    const [one, two] = [openJournal(path), openJournal(path)];
    const lease = await one.acquire(TARGET);
    const error = await failing(() => two.acquire(TARGET));
    expect(isKouanError(error) && error.code).toBe('ERR_KOUAN_CONFLICT');
    const elsewhere = await two.acquire('https://other.test/');
    await elsewhere.release();
    await lease.release();
    await (await two.acquire(TARGET)).release();
    one.close();
    two.close();
  });

  test('a run that is dead gives way, by its process here and by time elsewhere', async () => {
    const path = fresh();
    let now = new Date('2026-01-01T00:00:00Z');
    const journal = openJournal(path, { now: () => now });
    const database = openDatabase(path);
    const leave = (host: string, pid: number, until: string) =>
      database
        .prepare('INSERT OR REPLACE INTO runs (target, owner, host, pid, lease_until) VALUES (?, ?, ?, ?, ?)')
        .run(TARGET, 'somebody', host, pid, until);
    // No process has this number.
    leave((await import('node:os')).hostname(), 2 ** 22 + 7, '2026-01-01T00:10:00.000Z');
    await (await journal.acquire(TARGET)).release();
    leave('another-machine', 1, '2026-01-01T00:10:00.000Z');
    expect(isKouanError(await failing(() => journal.acquire(TARGET)))).toBe(true);
    now = new Date('2026-01-01T00:10:01Z');
    await (await journal.acquire(TARGET)).release();
    database.close();
    journal.close();
  });
});
