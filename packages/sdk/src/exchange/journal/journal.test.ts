import fc from 'fast-check';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../documents/receipt.ts';
import { DIALECTS, freshSchema, SERVER } from '../store/dialects.testing.ts';
import { LEASE_MS } from './claim.ts';
import {
  bytesOf,
  claimed,
  come,
  entriesOf,
  eventsOf,
  failing,
  journalAt,
  planned,
  receipt,
  stateOf,
  submission,
  TARGET,
  taken,
} from './journal.testing.ts';
import { idempotencyKey } from './submission.ts';

const trouble = { code: 'ERR_KOUAN_NETWORK', text: 'reset' };

test('another target, declarant, reference or content is another key', () => {
  const one = submission('A');
  const keys = [
    idempotencyKey(TARGET, one),
    idempotencyKey(`${TARGET}/`, one),
    idempotencyKey(TARGET, { ...one, declarant: '4401000000' }),
    idempotencyKey(TARGET, { ...one, bytes: bytesOf('B') }),
    idempotencyKey(TARGET, { ...submission('AA'), bytes: bytesOf('A') }),
  ];
  expect(new Set(keys).size).toBe(5);
  // A signature made anew does not make another document of it.
  const said = { ...one, contentSha256: 'c'.repeat(64) };
  expect(idempotencyKey(TARGET, { ...said, bytes: bytesOf('signed again') })).toBe(idempotencyKey(TARGET, said));
});

test.skipIf(SERVER === undefined)(
  'PostgreSQL: what another plans and sends while this one plans the same is not planned again',
  async () => {
    const place = freshSchema();
    const journal = await journalAt(place);
    const key = idempotencyKey(TARGET, submission('A'));
    await planned(journal, submission('A'));
    const other = new pg.Client({ connectionString: SERVER });
    await other.connect();
    await other.query(`SET search_path = ${new URL(place).searchParams.get('schema')}`);
    // Its row comes into sight between the look and the insertion of the second: readers pass the lock, writers wait.
    await other.query("UPDATE submissions SET key = 'hidden', client_reference = 'hidden'");
    await other.query('BEGIN; LOCK TABLE submissions IN SHARE MODE');
    const second = planned(await journalAt(place), submission('A'));
    const waiting = "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'submissions'::regclass";
    while ((await other.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await other.query("UPDATE submissions SET key = $1, client_reference = 'A', state = 'received'", [key]);
    await other.query('COMMIT');
    await other.end();
    await second;
    expect(await stateOf(journal, 'A')).toBe('received');
    expect(await claimed(journal)).toEqual([]);
  },
);

describe.each(DIALECTS)('%s', (_, where) => {
  describe('before anything is sent', () => {
    test('the key is there, and what was taken over is not sent again, in this process or another', async () => {
      const place = where();
      const first = await journalAt(place);
      const plan = await planned(first, submission('A'));
      expect(plan.planned).toEqual([
        { key: idempotencyKey(TARGET, submission('A')), clientReference: 'A', outcome: 'planned', state: 'planned' },
      ]);
      const [held] = await claimed(first);
      expect(held).toMatchObject({ clientReference: 'A', attempt: 1, bytes: expect.anything() });
      expect(Buffer.from(held?.bytes ?? []).toString()).toBe('A');
      // Nobody closes a journal whose process is killed.
      const second = await journalAt(place);
      expect(await claimed(second)).toEqual([]);
      expect(await second.expire(TARGET, true)).toBe(1);
      const [unknown] = await second.claimUnknown(TARGET, 5);
      expect(unknown).toMatchObject({ key: held?.key, attempt: 2 });
      if (unknown === undefined) throw new Error('nothing is unknown');
      await second.settle({ claimed: unknown, outcome: { kind: 'taken', receipts: [] } });
      expect((await planned(second, submission('A'))).planned).toMatchObject([{ outcome: 'known', state: 'received' }]);
      expect(await claimed(first)).toEqual([]);
      expect(await first.attempts(held?.key ?? '')).toMatchObject([{ number: 1 }, { number: 2, outcome: 'taken' }]);
    });

    test('a batch that is being planned is kept back until it is opened', async () => {
      const journal = await journalAt(where());
      const batch = await journal.createBatch({ target: TARGET, name: 'plan', state: 'planning' });
      await journal.plan(batch, [submission('A'), submission('B', { signed: true })]);
      expect(await claimed(journal)).toEqual([]);
      expect(await journal.batchCounts(batch.id)).toEqual({ planned: 1, signed: 1 });
      await journal.actOnBatch(batch.id, 'open');
      expect((await claimed(journal)).map(({ clientReference }) => clientReference)).toEqual(['A', 'B']);
    });

    test('the same document twice in a batch is one; in another batch it moves there while it is unsent', async () => {
      const journal = await journalAt(where());
      const one = await planned(journal, submission('A'), submission('A'), submission('B'));
      expect(one.planned.map(({ outcome }) => outcome)).toEqual(['planned', 'twice', 'planned']);
      const two = await planned(journal, submission('A'));
      expect(two.planned).toMatchObject([{ outcome: 'again' }]);
      expect([await journal.batchCounts(one.batch.id), await journal.batchCounts(two.batch.id)]).toEqual([
        { planned: 1 },
        { planned: 1 },
      ]);
    });

    test('the same reference with another content is a conflict while the first is on its way', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'));
      const { planned: again } = await planned(journal, submission('A', { bytes: bytesOf('changed') }));
      expect(again).toMatchObject([{ outcome: 'conflict', state: 'received' }]);
      expect(await stateOf(journal, 'A')).toBe('received');
    });

    test.each([
      ['rejected', 'rejected'],
      ['returned', 'returned'],
      ['failed', 'rejected'],
      ['deleted', 'cancelled'],
    ] as const)(
      'after %s a corrected one takes the reference over, and the first stays as history',
      async (said, state) => {
        const journal = await journalAt(where());
        await taken(journal, submission('A'), receipt(said, { noticedAt: '2026-01-01T00:00:00', final: true }));
        expect((await planned(journal, submission('A'))).planned).toMatchObject([{ outcome: 'known', state }]);
        const { planned: next, batch } = await planned(journal, submission('A', { bytes: bytesOf('corrected') }));
        expect(next).toMatchObject([{ outcome: 'planned' }]);
        expect(await journal.counts(TARGET)).toEqual({ planned: 1 });
        expect((await entriesOf(journal)).map(({ state: each, replacedBy }) => [each, replacedBy])).toEqual([
          [state, next[0]?.key],
          ['planned', undefined],
        ]);
        // The first once more, word for word: it is the newest wish.
        await journal.actOnBatch(batch.id, 'cancel');
        expect((await planned(journal, submission('A'))).planned).toMatchObject([{ outcome: 'planned' }]);
        expect(await journal.counts(TARGET)).toEqual({ planned: 1 });
      },
    );
  });

  describe('the order', () => {
    const order = async (...submissions: Parameters<typeof planned>[1][]) => {
      const journal = await journalAt(where());
      await planned(journal, ...submissions);
      return (await claimed(journal)).map(({ clientReference }) => clientReference);
    };

    test('is priority, deadline, and then as they came', async () => {
      const sooner = '2026-01-02T00:00:00Z';
      const later = '2026-01-03T00:00:00Z';
      expect(
        await order(
          submission('last'),
          submission('late', { deadline: later }),
          submission('soon', { deadline: sooner }),
          submission('first', { priority: 5 }),
        ),
      ).toEqual(['first', 'soon', 'late', 'last']);
    });

    test('what depends on another waits until that is accepted', async () => {
      const journal = await journalAt(where());
      await planned(journal, submission('complete', { after: 'summary' }), submission('summary'));
      const [summary, ...others] = await claimed(journal);
      expect([summary?.clientReference, others]).toEqual(['summary', []]);
      if (summary === undefined) throw new Error('nothing was claimed');
      await journal.settle({ claimed: summary, outcome: { kind: 'taken', receipts: [] } });
      expect(await claimed(journal)).toEqual([]);
      await come(journal, receipt('accepted', { clientReference: 'summary', noticedAt: '2026-01-01T00:00:01' }));
      expect((await claimed(journal)).map(({ clientReference }) => clientReference)).toEqual(['complete']);
    });

    test('what will never leave is named: it waits for what was rejected, or for itself', async () => {
      const journal = await journalAt(where());
      const names = [
        submission('complete', { after: 'summary' }),
        submission('amended', { after: 'complete' }),
        submission('summary'),
        submission('free'),
        ...['x', 'y', 'z'].map((name, index) => submission(name, { after: ['y', 'z', 'x'][index] ?? '' })),
        submission('tail', { after: 'x' }),
      ];
      const { batch } = await planned(journal, ...names);
      const circle = ['x', 'y', 'z'];
      const blocked = async () => (await journal.blocked(batch.id, 10)).map(({ clientReference }) => clientReference);
      expect(await blocked()).toEqual(circle);
      const held = await claimed(journal);
      expect(held.map(({ clientReference }) => clientReference)).toEqual(['summary', 'free']);
      for (const one of held) await journal.settle({ claimed: one, outcome: { kind: 'refused', trouble } });
      expect(await blocked()).toEqual(['complete', ...circle]);
      expect(await journal.blocked(batch.id, 1)).toMatchObject([{ after: 'summary', state: 'rejected' }]);
    });

    test('a rate is kept by all workers together, and an endpoint that rests is left alone', async () => {
      const place = where();
      const [one, two] = [await journalAt(place), await journalAt(place)];
      await planned(one, ...Array.from({ length: 40 }, (_, index) => submission(`R${index}`)));
      const first = await one.claim(TARGET, { count: 10, everyMs: 1_000 });
      const second = await two.claim(TARGET, { count: 10, everyMs: 1_000 });
      expect([first.claimed.length, second.claimed.length]).toEqual([5, 5]);
      expect(second.freeMs - first.freeMs).toBeGreaterThanOrEqual(4_500);
      await one.rest(TARGET, 60_000);
      expect((await two.claim(TARGET, { count: 10 })).claimed).toEqual([]);
      await two.hurry(TARGET);
      expect((await one.claim(TARGET, { count: 10 })).claimed).toHaveLength(10);
    });
  });

  describe('an attempt', () => {
    test.each([
      ['refused', { kind: 'refused', trouble }, 'rejected'],
      ['unsent', { kind: 'unsent', trouble, waitMs: 0 }, 'planned'],
      ['unknown', { kind: 'unknown', trouble, waitMs: 0 }, 'unknown'],
      ['dead', { kind: 'dead', trouble }, 'dead'],
    ] as const)('that ends %s', async (_name, outcome, state) => {
      const journal = await journalAt(where());
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      expect(await journal.settle({ claimed: held, outcome })).toBe(state);
      expect(await entriesOf(journal)).toMatchObject([{ state, errorCode: trouble.code, errorText: 'reset' }]);
      expect(await journal.attempts(held.key)).toMatchObject([{ outcome: trouble.code, errorText: 'reset' }]);
      const kinds = (await eventsOf(journal)).map(({ kind }) => kind);
      expect(kinds).toEqual(state === 'rejected' ? ['refused'] : state === 'dead' ? ['dead'] : []);
      // A person sends it after all: word for word.
      if (state === 'rejected' || state === 'dead')
        expect((await planned(journal, submission('A'))).planned).toMatchObject([
          { outcome: 'again', state: 'planned' },
        ]);
      expect(await claimed(journal)).toHaveLength(state === 'unknown' ? 0 : 1);
    });

    test('that fails after a receipt came does not undo it', async () => {
      const journal = await journalAt(where());
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      await come(journal, receipt('accepted', { clientReference: 'A', noticedAt: '2026-01-01T00:00:01' }));
      expect(await journal.settle({ claimed: held, outcome: { kind: 'unknown', trouble, waitMs: 0 } })).toBe(
        'accepted',
      );
      expect((await planned(journal, submission('A'))).planned).toMatchObject([{ outcome: 'known' }]);
    });

    test('waits for its pause, and a clock that was set back does not make it wait for ever', async () => {
      if (where().startsWith('postgres')) return;
      let now = Date.parse('2026-01-10T00:00:00Z');
      const journal = await journalAt(where(), { now: () => new Date(now) });
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      await journal.settle({ claimed: held, outcome: { kind: 'unsent', trouble, waitMs: 60_000 } });
      expect(await claimed(journal)).toEqual([]);
      now -= 5 * 86_400_000;
      expect(await claimed(journal)).toHaveLength(1);
      // Its lease, too, was written by a clock that was ahead.
      now -= 5 * 86_400_000;
      expect(await journal.expire(TARGET)).toBe(1);
      now += LEASE_MS;
      expect(await journal.claimUnknown(TARGET, 5)).toHaveLength(1);
    });

    test('a clock that was set back by minutes makes neither it nor its endpoint wait so much longer', async () => {
      if (where().startsWith('postgres')) return;
      let now = Date.parse('2026-01-10T00:00:00Z');
      const journal = await journalAt(where(), { now: () => new Date(now) });
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      await journal.settle({ claimed: held, outcome: { kind: 'unsent', trouble, waitMs: 5_000 } });
      await journal.rest(TARGET, 5_000);
      expect(await claimed(journal)).toEqual([]);
      now -= 9 * 60_000;
      const [again] = await claimed(journal);
      expect(again?.clientReference).toBe('A');
      // A pause that the clock of now has begun is kept.
      await journal.rest(TARGET, 5_000);
      await planned(journal, submission('B'));
      expect(await claimed(journal)).toEqual([]);
      now += 5_000;
      expect(await claimed(journal)).toHaveLength(1);
    });

    test('a lease that was taken just now is not over for one who looked at the clock before that', async () => {
      const place = where();
      if (place.startsWith('postgres')) return;
      const clock = (ahead: number) => ({ now: () => new Date(Date.parse('2026-01-10T00:00:00Z') + ahead) });
      const [slow, quick] = [await journalAt(place, clock(0)), await journalAt(place, clock(3_000))];
      await planned(quick, submission('A'));
      expect(await claimed(quick)).toHaveLength(1);
      expect(await slow.expire(TARGET)).toBe(0);
    });

    test.each(['unsent', 'refused', 'dead', 'unknown'] as const)(
      'of one that was taken for dead and ends %s moves nothing any more, and tells nobody',
      async (kind) => {
        const place = where();
        const [slow, next] = [await journalAt(place), await journalAt(place)];
        await planned(slow, submission('A'));
        const [stale] = await claimed(slow);
        if (stale === undefined) throw new Error('nothing was claimed');
        await next.expire(TARGET, true);
        const [asked] = await next.claimUnknown(TARGET, 1);
        if (asked === undefined) throw new Error('nothing is unknown');
        await next.settle({ claimed: asked, outcome: { kind: 'unsent', trouble, waitMs: 0 } });
        const [fresh] = await claimed(next);
        expect(await slow.settle({ claimed: stale, outcome: { kind, trouble, waitMs: 0 } })).toBe('sending');
        expect((await next.renew([fresh?.key ?? ''])).size).toBe(1);
        expect(await eventsOf(next)).toEqual([]);
        // That the endpoint has it is true, whoever says so.
        expect(await slow.settle({ claimed: stale, outcome: { kind: 'taken', receipts: [] } })).toBe('received');
        expect((await next.attempts(stale.key)).map(({ number }) => number)).toEqual([1, 2]);
      },
    );

    test('that was met with words no database stores ends all the same', async () => {
      const journal = await journalAt(where());
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      const odd = { code: 'ERR_KOUAN_PROTOCOL', text: 'a\0b\ud800c' };
      expect(await journal.settle({ claimed: held, outcome: { kind: 'refused', trouble: odd } })).toBe('rejected');
      expect(await entriesOf(journal)).toMatchObject([{ errorText: 'a\ufffdb\ufffdc' }]);
    });

    test('of many that settle at once each has its own end', async () => {
      const journal = await journalAt(where());
      const names = Array.from({ length: 450 }, (_, index) => `M${index}`);
      await planned(journal, ...names.map((name) => submission(name)));
      const held = await claimed(journal, 450);
      expect(held.map(({ clientReference }) => clientReference)).toEqual(names);
      const states = await Promise.all(
        held.map((one, index) =>
          journal.settle({
            claimed: one,
            outcome: index % 3 === 0 ? { kind: 'refused', trouble } : { kind: 'taken', receipts: [] },
          }),
        ),
      );
      expect(states.filter((state) => state === 'rejected')).toHaveLength(150);
      expect(await journal.counts(TARGET)).toEqual({ received: 300, rejected: 150 });
    });
  });

  describe('receipts', () => {
    test('arrive late and in any order: the newest by the authority’s clock stands', async () => {
      const course = [
        receipt('submitted', { noticedAt: '2026-01-01T00:00:01' }),
        receipt('accepted', { noticedAt: '2026-01-01T00:00:02' }),
        receipt('inspection', { noticedAt: '2026-01-01T00:00:03' }),
        receipt('released', { noticedAt: '2026-01-01T00:00:04' }),
        receipt('closed', { noticedAt: '2026-01-01T00:00:05', final: true }),
      ];
      const states = ['stored', 'accepted', 'inspecting', 'released', 'closed'];
      const journal = await journalAt(where());
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 1 }),
          fc.array(fc.nat(4), { maxLength: 4 }),
          async (order, again) => {
            const name = `P${runs++}`;
            const number = { singleWindowNumber: `S${name}` };
            await taken(journal, submission(name), receipt('stored', number));
            const last = Math.max(...order);
            for (const index of [...order, ...again.filter((one) => one <= last)])
              await come(journal, { ...(course[index] as Receipt), ...number });
            expect(await stateOf(journal, name)).toBe(states[last]);
          },
        ),
        { numRuns: 25 },
      );
    });

    test('times with an offset are compared with times of China', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'), receipt('stored', { singleWindowNumber: 'S1' }));
      await come(journal, receipt('released', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T08:00:00' }));
      await come(journal, receipt('accepted', { singleWindowNumber: 'S1', noticedAt: '2025-12-31T23:59:59Z' }));
      expect(await stateOf(journal, 'A')).toBe('released');
      await come(journal, receipt('closed', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T00:00:01Z' }));
      expect(await stateOf(journal, 'A')).toBe('closed');
    });

    test('that come before the answer find their submission when it is known by its number', async () => {
      const journal = await journalAt(where());
      await planned(journal, submission('A'));
      const [held] = await claimed(journal);
      if (held === undefined) throw new Error('nothing was claimed');
      const early = await come(
        journal,
        receipt('accepted', { singleWindowNumber: 'S1', declarationNumber: 'D1', noticedAt: '2026-01-01T00:00:01' }),
        receipt('released', { declarationNumber: 'D1', noticedAt: '2026-01-01T00:00:02' }),
      );
      expect(early).toEqual({ stored: 2, unmatched: 2, unreadable: 0 });
      const raw = { id: 'answer', bytes: bytesOf(''), mediaType: 'application/xml' };
      const answer = receipt('stored', { stage: 'import', singleWindowNumber: 'S1', clientReference: 'A' });
      await journal.settle({ claimed: held, outcome: { kind: 'taken', receipts: [{ raw, receipts: [answer] }] } });
      // The number of the declaration was told by a receipt that itself had waited.
      expect(await entriesOf(journal)).toMatchObject([
        { state: 'released', receiptState: 'released', declarationNumber: 'D1' },
      ]);
      await come(journal, receipt('closed', { singleWindowNumber: 'S1', noticedAt: '2026-01-01T00:00:03' }));
      const references: (string | undefined)[] = [];
      for await (const { clientReference } of journal.receipts()) references.push(clientReference);
      expect(references).toEqual(['A', 'A', 'A', 'A']);
      expect(await stateOf(journal, 'A')).toBe('closed');
    });

    test('that come while the answer is being written find their submission', async () => {
      const place = where();
      const [one, two] = [await journalAt(place), await journalAt(place)];
      const names = Array.from({ length: 60 }, (_, index) => `N${index}`);
      await planned(one, ...names.map((name) => submission(name)));
      const held = await claimed(one, names.length);
      await Promise.all(
        held.flatMap((claim) => {
          const { clientReference, key } = claim;
          const number = { singleWindowNumber: `S${clientReference}` };
          const raw = { id: `answer:${key}`, bytes: bytesOf(''), mediaType: 'application/xml' };
          const answer = receipt('stored', { stage: 'import', clientReference, ...number });
          return [
            one.settle({ claimed: claim, outcome: { kind: 'taken', receipts: [{ raw, receipts: [answer] }] } }),
            come(two, receipt('accepted', { noticedAt: '2026-01-01T00:00:01', ...number })),
          ];
        }),
      );
      expect(await one.counts()).toEqual({ accepted: names.length });
    });

    test('of nobody, and those that nobody can read, are kept and counted', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'));
      const raw = { id: 'odd', bytes: bytesOf('?'), mediaType: 'text/plain' };
      const done = await journal.receive(TARGET, [{ raw, receipts: [] }], '7');
      expect(done).toEqual({ stored: 1, unmatched: 1, unreadable: 1 });
      expect(await journal.receive(TARGET, [{ raw, receipts: [] }], '8')).toMatchObject({ stored: 0 });
      expect([(await journal.position(TARGET)).cursor, await stateOf(journal, 'A')]).toEqual(['8', 'received']);
    });

    test('what the carrier of messages gave up on is rejected', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'));
      const raw = { id: 'F', bytes: bytesOf('A'), mediaType: 'application/xml', undelivered: 'A.xml' };
      await journal.receive(TARGET, [{ raw, receipts: [] }], '1');
      expect(await stateOf(journal, 'A')).toBe('rejected');
    });

    test('that an endpoint numbers are missed when a number is, until it comes', async () => {
      const journal = await journalAt(where());
      const number = (sequence: number) => ({
        raw: { id: `n${sequence}`, bytes: bytesOf(''), mediaType: 'application/xml', sequence },
        receipts: [],
      });
      await journal.receive(TARGET, [number(3), number(4), number(9)], 'c1');
      expect((await journal.position(TARGET)).gaps).toEqual([[5, 8]]);
      await journal.receive(TARGET, [number(6), number(12)], 'c2');
      expect((await journal.position(TARGET)).gaps).toEqual([
        [5, 5],
        [7, 8],
        [10, 11],
      ]);
      await journal.receive(TARGET, [5, 7, 8, 10, 11].map(number), 'c3');
      expect(await journal.position(TARGET)).toEqual({ cursor: 'c3', sequence: 12, gaps: [] });
    });
  });

  describe('events', () => {
    test('are read in order from a cursor on, by each reader from its own', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'), receipt('stored', { note: '暂存成功' }));
      await come(journal, receipt('accepted', { clientReference: 'A', noticedAt: '2026-01-01T00:00:01' }));
      const [first, second, ...others] = await eventsOf(journal);
      expect(others).toEqual([]);
      expect(first).toMatchObject({
        kind: 'receipt',
        target: TARGET,
        body: { clientReference: 'A', note: '暂存成功' },
      });
      expect(await eventsOf(journal, first?.cursor ?? '')).toEqual([second]);
      await journal.saveReaderCursor('hook', first?.cursor ?? '');
      expect([await journal.readerCursor('hook'), await journal.readerCursor('other')]).toEqual([first?.cursor, '']);
    });

    test('time limits are told once as they come near, and once when they are over', async () => {
      const journal = await journalAt(where());
      const hour = 3_600_000;
      const inHours = (hours: number): string => new Date(journal.now() + hours * hour).toISOString();
      await planned(
        journal,
        submission('near', { deadline: inHours(5) }),
        submission('over', { deadline: inHours(-1) }),
        submission('far', { deadline: inHours(50) }),
      );
      const told = async (ahead: number) =>
        (await journal.alarms(ahead * hour)).map((one) => [one.clientReference, one.over]);
      expect(await told(24)).toEqual([
        ['over', true],
        ['near', false],
      ]);
      expect(await told(24)).toEqual([]);
      expect(await told(100)).toEqual([['far', false]]);
      expect((await eventsOf(journal)).map(({ kind }) => kind)).toEqual(['deadline', 'deadline', 'deadline']);
    });
  });

  describe('a batch', () => {
    test('is paused, resumed and cancelled; what has left stays what it is', async () => {
      const journal = await journalAt(where());
      const { batch } = await planned(journal, submission('A'), submission('B'));
      const [held] = await claimed(journal, 1);
      expect((await journal.actOnBatch(batch.id, 'pause', 'lunch')).reason).toBe('lunch');
      expect(await claimed(journal)).toEqual([]);
      expect((await failing(() => journal.actOnBatch(batch.id, 'pause'))).code).toBe('ERR_KOUAN_CONFLICT');
      await journal.actOnBatch(batch.id.slice(0, 12), 'resume');
      expect(await claimed(journal, 0)).toEqual([]);
      await journal.actOnBatch(batch.id, 'cancel');
      expect(await journal.batchCounts(batch.id)).toEqual({ cancelled: 1, sending: 1 });
      expect(held?.clientReference).toBe('A');
      expect((await failing(() => journal.batch('none'))).code).toBe('ERR_KOUAN_USAGE');
      expect(await journal.retryBatch(batch.id, ['cancelled'])).toBe(1);
      expect(await journal.batchCounts(batch.id)).toEqual({ planned: 1, sending: 1 });
    });

    test.each([
      ['3', [2, 3]],
      ['10%', [2, 3]],
    ] as const)('that fails too often (%s) is paused', async (maxFailures, [stands, trips]) => {
      const journal = await journalAt(where());
      const batch = await journal.createBatch({ target: TARGET, name: 'x', maxFailures });
      await journal.plan(
        batch,
        Array.from({ length: 30 }, (_, index) => submission(`C${index}`)),
      );
      const held = await claimed(journal, 21);
      const refuse = (one: (typeof held)[number]) =>
        journal.settle({ claimed: one, outcome: { kind: 'refused', trouble } });
      for (const one of held.slice(0, stands)) await refuse(one);
      for (const one of held.slice(trips, 20))
        await journal.settle({ claimed: one, outcome: { kind: 'taken', receipts: [] } });
      expect(await journal.breakCircuit(batch.id)).toEqual({ slack: 1 });
      for (const one of held.slice(stands, trips)) await refuse(one);
      expect((await journal.breakCircuit(batch.id)).reason).toContain('3 of 20');
      expect((await journal.batch(batch.id)).state).toBe('paused');
      expect(await claimed(journal)).toEqual([]);
    });
  });

  describe('several at once', () => {
    test('take each submission once, and what a dead one had is unknown', async () => {
      const place = where();
      const journals = await Promise.all([journalAt(place), journalAt(place), journalAt(place)]);
      const [first] = journals;
      if (first === undefined) throw new Error('no journal');
      await planned(first, ...Array.from({ length: 300 }, (_, index) => submission(`S${index}`)));
      const got = await Promise.all(
        journals.map(async (journal) => {
          const mine: string[] = [];
          for (;;) {
            const some = await claimed(journal, 7);
            if (some.length === 0) return mine;
            mine.push(...some.map(({ key }) => key));
          }
        }),
      );
      expect(got.flat()).toHaveLength(300);
      expect(new Set(got.flat()).size).toBe(300);
      expect((await first.renew(got.flat())).size).toBe(got[0]?.length);
      expect(await first.expire(TARGET)).toBe(0);
      expect(await first.expire(TARGET, true)).toBe(300);
      expect(await first.counts()).toEqual({ unknown: 300 });
    });

    test('one holds a lease, and the next when it is over', async () => {
      const place = where();
      const [one, two] = [await journalAt(place), await journalAt(place)];
      const lease = await one.acquire('send x');
      expect((await failing(() => two.acquire('send x'))).code).toBe('ERR_KOUAN_CONFLICT');
      await (await two.acquire('send y')).release();
      await lease.release();
      await (await two.acquire('send x')).release();
    });
  });
});
