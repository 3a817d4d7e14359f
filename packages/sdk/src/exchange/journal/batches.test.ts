import { describe, expect, test } from 'vitest';
import { DIALECTS } from '../store/dialects.testing.ts';
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
  submission,
  TARGET,
  taken,
} from './journal.testing.ts';
import type { Journal } from './journal.ts';

const trouble = { code: 'ERR_KOUAN_NETWORK', text: 'reset' };
const HOUR = 3_600_000;

/** Claims everything that is ready and ends each attempt as its reference says. */
async function settleAs(journal: Journal, ends: Readonly<Record<string, 'refused' | 'unknown' | 'unsent' | 'dead'>>) {
  for (const one of await claimed(journal)) {
    const kind = ends[one.clientReference];
    await journal.settle({
      claimed: one,
      outcome: kind === undefined ? { kind: 'taken', receipts: [] } : { kind, trouble, waitMs: 0 },
    });
  }
}

describe.each(DIALECTS)('%s', (_, where) => {
  describe('a document that is named again', () => {
    test('belongs to the batch that named it last, whatever its state; the emptied one says where it went on', async () => {
      const journal = await journalAt(where());
      const first = await journal.createBatch({ target: TARGET, name: 'orders.csv' });
      await journal.plan(first, [submission('A'), submission('B')]);
      await settleAs(journal, { B: 'refused' });
      const second = await journal.createBatch({ target: TARGET, name: 'orders.csv' });
      expect((await journal.plan(second, [submission('A'), submission('B')])).map(({ outcome }) => outcome)).toEqual([
        'known',
        'again',
      ]);
      await journal.supersede(second);
      expect(await journal.batchCounts(second.id)).toEqual({ received: 1, planned: 1 });
      // Rows above it were taken out of the file: where it stands is where it was read last.
      const source = { file: 'orders.csv', row: 5 };
      await journal.plan(await journal.createBatch({ target: TARGET, name: 'x' }), [submission('B', { source })]);
      expect(await entriesOf(journal)).toMatchObject([{}, { sourceFile: 'orders.csv', sourceRow: 5 }]);
      await journal.plan(second, [submission('B')]);
      expect(await entriesOf(journal)).toMatchObject([{}, { sourceFile: 'orders.csv', sourceRow: 5 }]);
      expect(await journal.batch(first.id)).toMatchObject({ state: 'cancelled', reason: `→ ${second.id}` });
    });

    test('can be foreseen without writing anything', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('sent'));
      const { batch } = await planned(journal, submission('waiting'));
      const some = [
        ...['new', 'new', 'sent', 'waiting'].map((name) => submission(name)),
        submission('sent', { bytes: bytesOf('changed') }),
      ];
      const seen = await journal.foresee(TARGET, some);
      expect(seen.map(({ outcome }) => outcome)).toEqual(['planned', 'twice', 'known', 'again', 'conflict']);
      expect(await journal.counts()).toEqual({ planned: 1, received: 1 });
      expect(await journal.batchCounts(batch.id)).toEqual({ planned: 1 });
    });

    test('in a batch of another name, or beside others that were not named again, leaves that batch open', async () => {
      const journal = await journalAt(where());
      const other = await journal.createBatch({ target: TARGET, name: 'other.csv' });
      const same = await journal.createBatch({ target: TARGET, name: 'orders.csv' });
      await journal.plan(other, [submission('A')]);
      await journal.plan(same, [submission('B'), submission('C')]);
      const next = await journal.createBatch({ target: TARGET, name: 'orders.csv' });
      await journal.plan(next, [submission('A'), submission('B')]);
      await journal.supersede(next);
      expect((await journal.batch(other.id)).state).toBe('open');
      expect((await journal.batch(same.id)).state).toBe('open');
    });
  });

  describe('a batch', () => {
    test('that was cancelled calls back what comes back unsent; what is there stays', async () => {
      const journal = await journalAt(where());
      const { batch } = await planned(journal, submission('A'), submission('B'));
      const [a, b] = await claimed(journal);
      await journal.actOnBatch(batch.id, 'cancel', 'wrong customer');
      if (a === undefined || b === undefined) throw new Error('nothing was claimed');
      expect(await journal.settle({ claimed: a, outcome: { kind: 'unsent', trouble, waitMs: 0 } })).toBe('cancelled');
      expect(await journal.settle({ claimed: b, outcome: { kind: 'taken', receipts: [] } })).toBe('received');
      expect(await journal.batchCounts(batch.id)).toEqual({ cancelled: 1, received: 1 });
    });

    test('puts back what is named: by state, by reference; what may have arrived only when that is said', async () => {
      const journal = await journalAt(where());
      const { batch } = await planned(journal, ...['A', 'B', 'C', 'D', 'E'].map((name) => submission(name)));
      await settleAs(journal, { A: 'refused', B: 'refused', C: 'dead', D: 'unknown' });
      await come(journal, receipt('rejected', { clientReference: 'E', noticedAt: '2026-01-01T00:00:01' }));
      expect(await journal.retryBatch(batch.id, ['rejected'], ['B'])).toBe(1);
      // What the authority rejected has to be corrected: sending it again would change nothing.
      expect(await journal.retryBatch(batch.id, ['rejected', 'dead'])).toBe(2);
      expect(await journal.batchCounts(batch.id)).toEqual({ planned: 3, rejected: 1, unknown: 1 });
      expect(await journal.retryBatch(batch.id, ['unknown'])).toBe(1);
      expect(await journal.batchCounts(batch.id)).toEqual({ planned: 4, rejected: 1 });
    });

    test('that is resumed may stand another number of failures', async () => {
      const journal = await journalAt(where());
      const batch = await journal.createBatch({ target: TARGET, name: 'x', maxFailures: '1' });
      await journal.actOnBatch(batch.id, 'pause');
      await journal.limitFailures(batch.id, '5%');
      expect((await journal.actOnBatch(batch.id, 'resume')).maxFailures).toBe('5%');
      await journal.limitFailures(batch.id, undefined);
      expect((await journal.batch(batch.id)).maxFailures).toBeUndefined();
    });

    test('is cancelled only once', async () => {
      const journal = await journalAt(where());
      const { batch } = await planned(journal, submission('A'));
      await journal.actOnBatch(batch.id, 'cancel');
      expect((await failing(() => journal.actOnBatch(batch.id, 'cancel'))).code).toBe('ERR_KOUAN_CONFLICT');
      await journal.actOnBatch(batch.id, 'reopen');
      expect((await journal.batch(batch.id)).state).toBe('open');
    });

    test('lists its submissions by state, each state in the order in which they were planned', async () => {
      const journal = await journalAt(where());
      const names = Array.from({ length: 700 }, (_, index) => `L${index}`);
      const { batch } = await planned(journal, ...names.map((name) => submission(name)));
      const held = await journal.claim(TARGET, { count: 700 });
      await Promise.all(
        held.claimed.map((one, index) =>
          journal.settle({ claimed: one, outcome: { kind: index % 7 === 0 ? 'dead' : 'refused', trouble } }),
        ),
      );
      const found: string[] = [];
      for await (const { clientReference } of journal.entries({ batchId: batch.id, states: ['dead', 'rejected'] }))
        found.push(clientReference);
      expect(found).toEqual([
        ...names.filter((_, index) => index % 7 === 0),
        ...names.filter((_, index) => index % 7 !== 0),
      ]);
      expect(await journal.countsByBatch()).toEqual(new Map([[batch.id, { dead: 100, rejected: 600 }]]));
    });

    test('lists the receipts of its submissions and of no others', async () => {
      const journal = await journalAt(where());
      await taken(journal, submission('A'), receipt('stored', { note: 'A' }));
      await taken(journal, submission('B'), receipt('stored', { note: 'B' }));
      const [, b] = await entriesOf(journal);
      const notes: (string | undefined)[] = [];
      for await (const { note } of journal.receipts({ batchId: b?.batchId ?? '' })) notes.push(note);
      expect(notes).toEqual(['B']);
    });

    test('tells how many of its time limits are near or over, without raising them', async () => {
      const journal = await journalAt(where());
      const inHours = (hours: number): string => new Date(journal.now() + hours * HOUR).toISOString();
      const { batch } = await planned(
        journal,
        submission('near', { deadline: inHours(5) }),
        submission('over', { deadline: inHours(-1) }),
        submission('far', { deadline: inHours(50) }),
        submission('none'),
      );
      await planned(journal, submission('elsewhere', { deadline: inHours(1) }));
      const urgent = () => journal.urgent(batch.id, 24 * HOUR, 1);
      expect(await urgent()).toMatchObject({ near: 1, over: 1, first: [{ clientReference: 'over', over: true }] });
      await settleAs(journal, {});
      await come(journal, receipt('accepted', { clientReference: 'over', noticedAt: '2026-01-01T00:00:01' }));
      expect(await urgent()).toMatchObject({ near: 1, over: 0, first: [{ clientReference: 'near' }] });
      expect(await journal.openIn(batch.id)).toBe(4);
    });
  });

  test('numbers of receipts that were jumped over are told as events', async () => {
    const journal = await journalAt(where());
    const number = (sequence: number) => ({
      raw: { id: `n${sequence}`, bytes: bytesOf(''), mediaType: 'application/xml', sequence },
      receipts: [],
    });
    const gaps = async () => (await eventsOf(journal)).filter(({ kind }) => kind === 'gap').map(({ body }) => body);
    await journal.receive(TARGET, [number(3), number(9)], 'c1');
    await journal.receive(TARGET, [number(6), number(12)], 'c2');
    await journal.receive(TARGET, [number(7)], 'c3');
    // A gap that became smaller is no new one.
    expect(await gaps()).toEqual([
      { from: 4, to: 8 },
      { from: 10, to: 11 },
    ]);
  });

  test('a number that the endpoint tells when it is asked for its submission is missing no longer', async () => {
    const journal = await journalAt(where());
    await planned(journal, submission('A'));
    const [held] = await claimed(journal);
    if (held === undefined) throw new Error('nothing was claimed');
    const number = (sequence: number) => ({
      raw: { id: `n${sequence}`, bytes: bytesOf(''), mediaType: 'application/xml', sequence },
      receipts: [],
    });
    await journal.receive(TARGET, [number(1), number(5)], 'c1');
    await journal.settle({ claimed: held, outcome: { kind: 'taken', receipts: [number(3), number(9)] } });
    expect(await journal.position(TARGET)).toEqual({
      cursor: 'c1',
      sequence: 5,
      gaps: [
        [2, 2],
        [4, 4],
      ],
    });
  });

  test('who waits for a lease is told what is being done', async () => {
    const place = where();
    const [one, two] = [await journalAt(place), await journalAt(place)];
    await one.acquire('forward https://example.test/hook');
    expect((await failing(() => two.acquire('forward https://example.test/hook'))).message).toContain('forwards');
    await one.acquire('send x');
    expect((await failing(() => two.acquire('send x'))).message).toContain('submits');
    expect(await entriesOf(two)).toEqual([]);
  });

  test('a name that is only the beginning of an id is the batch, where it is the only one', async () => {
    const journal = await journalAt(where());
    const { batch } = await planned(journal, submission('A'));
    await taken(journal, submission('A'));
    expect(batch.id).toMatch(/^\d{8}-[0-9a-f]{8}$/);
    // Ids are drawn: two may have more than the day in common.
    const others = (await journal.batches()).filter(({ id }) => id !== batch.id);
    let length = 10;
    while (others.some(({ id }) => id.startsWith(batch.id.slice(0, length)))) length++;
    expect((await journal.batch(batch.id.slice(0, length))).id).toBe(batch.id);
  });
});
