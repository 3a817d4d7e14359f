import { describe, expect, test } from 'vitest';
import { entriesOf, journalAt, planned, receipt, stateOf, submission, TARGET } from '../journal/journal.testing.ts';
import type { Journal } from '../journal/journal.ts';
import { DIALECTS } from '../store/dialects.testing.ts';
import { all } from '../store/work.ts';
import { decode, Endpoint, failed } from './endpoint.testing.ts';
import type { WorkerOptions } from './options.ts';
import { runWorker } from './worker.ts';

/** A worker on a journal of its own connection; ended by `drain`. */
function work(journal: Journal, endpoint: Endpoint, more: Partial<WorkerOptions> = {}) {
  const stop = new AbortController();
  const told: string[] = [];
  const ended = runWorker({
    journal,
    decode,
    drain: stop.signal,
    open: async (target) => endpoint.transport(target),
    pollMs: 20,
    retry: { baseMs: 1, maxMs: 5 },
    onTrouble: ({ work: what, error }) => void told.push(`${what}: ${error.code}`),
    onWell: ({ work: what }) => void told.push(`${what}: well`),
    ...more,
  });
  return {
    told,
    drain: () => {
      stop.abort();
      return ended;
    },
  };
}

async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) await new Promise((resolve) => setTimeout(resolve, 10));
}

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `D${index}`);
const references = (count: number) => names(count).map((name) => submission(name));

describe.each(DIALECTS)('%s', (dialect, where) => {
  test('several share the work: everything is taken once, and draining leaves nothing under way', async () => {
    const place = where();
    const endpoint = new Endpoint();
    // One that holds the file alone, or three on a server.
    const journals = await Promise.all(names(dialect === 'SQLite' ? 1 : 3).map(() => journalAt(place)));
    const [first] = journals as [Journal];
    await planned(first, ...references(150));
    const workers = journals.map((journal) => work(journal, endpoint, { concurrency: 4 }));
    await until(() => endpoint.taken.size >= 60);
    await Promise.all(workers.map(({ drain }) => drain()));
    const counts = await first.counts();
    expect(Object.keys(counts).filter((state) => state !== 'received' && state !== 'planned')).toEqual([]);
    expect(counts['received']).toBe(endpoint.taken.size);
    const next = work(first, endpoint);
    await until(async () => (await first.counts())['received'] === 150);
    await next.drain();
    expect(endpoint.messages).toHaveLength(150);
    expect(new Set(endpoint.taken.values()).size).toBe(150);
  });

  test('what a dead one had is asked for, and sent only where it did not arrive', async () => {
    const place = where();
    const endpoint = new Endpoint();
    const dead = await journalAt(place);
    await planned(dead, submission('arrived'), submission('lost'));
    const held = (await dead.claim(TARGET, { count: 2 })).claimed;
    endpoint.taken.set(held[0]?.key ?? '', 'arrived');
    await dead.run(() => all('UPDATE submissions SET lease_until = 1'));
    const living = await journalAt(place);
    const worker = work(living, endpoint);
    await until(async () => (await living.counts())['received'] === 2);
    await worker.drain();
    expect(endpoint.asked.sort()).toEqual(['arrived', 'lost']);
    expect(endpoint.messages.map(({ reference }) => reference)).toEqual(['lost']);
  });

  test('what comes later is taken up, also by a target that nobody knew', async () => {
    const journal = await journalAt(where());
    const endpoint = new Endpoint();
    const worker = work(journal, endpoint);
    await planned(journal, submission('A'));
    await until(() => endpoint.taken.size === 1);
    await planned(journal, submission('B'));
    await until(() => endpoint.taken.size === 2);
    const batch = await journal.createBatch({ target: 'https://other.test/window', name: 'other' });
    await journal.plan(batch, [submission('C')]);
    await until(() => endpoint.taken.size === 3);
    await worker.drain();
  });

  test('the more urgent leaves first, and what depends on another when that is accepted', async () => {
    const journal = await journalAt(where());
    const endpoint = new Endpoint();
    const soon = new Date(journal.now() + 3_600_000).toISOString();
    await planned(
      journal,
      submission('complete', { after: 'summary', priority: 9 }),
      submission('summary'),
      submission('soon', { deadline: soon }),
      submission('first', { priority: 5 }),
    );
    const worker = work(journal, endpoint, { concurrency: 1 });
    const order = () => endpoint.messages.map(({ reference }) => reference);
    await until(() => order().length === 3);
    expect(order()).toEqual(['first', 'soon', 'summary']);
    endpoint.say(receipt('stored', { clientReference: 'summary', noticedAt: '2026-01-01T00:00:01' }));
    await until(async () => (await stateOf(journal, 'summary')) === 'stored');
    expect(order()).toHaveLength(3);
    endpoint.say(receipt('accepted', { clientReference: 'summary', noticedAt: '2026-01-01T00:00:02' }));
    await until(() => order().length === 4);
    expect(order().at(-1)).toBe('complete');
    await worker.drain();
  });

  test('a rate is kept by all of them together', async () => {
    const place = where();
    const endpoint = new Endpoint();
    const journals = await Promise.all(names(dialect === 'SQLite' ? 1 : 2).map(() => journalAt(place)));
    const [first] = journals as [Journal];
    await planned(first, ...references(21));
    const workers = journals.map((journal) => work(journal, endpoint, { rate: 20 }));
    await until(() => endpoint.messages.length === 21);
    await Promise.all(workers.map(({ drain }) => drain()));
    const times = endpoint.messages.map(({ at }) => at).sort((a, b) => a - b);
    // 21 of them are 20 pauses of 50 ms; timers may be early by a millisecond.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(900);
  });

  test('an endpoint that is down kills no document; one that fails while others go through is given up', async () => {
    const journal = await journalAt(where());
    const endpoint = new Endpoint();
    let down = true;
    const failures = new Map<string, number>();
    endpoint.meets = ({ reference, take }) => {
      if (down || reference === 'poison') {
        failures.set(reference, (failures.get(reference) ?? 0) + 1);
        throw failed('ERR_KOUAN_UNAVAILABLE');
      }
      take();
    };
    await planned(journal, submission('poison'), ...references(4));
    const worker = work(journal, endpoint, { giveUpAfter: 4, concurrency: 2, retry: { baseMs: 50, maxMs: 100 } });
    await until(() => [...failures.values()].length === 5 && [...failures.values()].every((times) => times > 4));
    expect(await journal.counts()).not.toHaveProperty('dead');
    down = false;
    await until(async () => (await journal.counts())['received'] === 4);
    for (let more = 0; (await stateOf(journal, 'poison')) !== 'dead'; more++) {
      await planned(journal, submission(`more${more}`));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await worker.drain();
    const [dead] = (await entriesOf(journal)).filter(({ state }) => state === 'dead');
    expect(dead).toMatchObject({ clientReference: 'poison', errorCode: 'ERR_KOUAN_UNAVAILABLE' });
  });

  test('of which too much is refused, the batch is paused; time limits are told; both once', async () => {
    const journal = await journalAt(where());
    const endpoint = new Endpoint();
    endpoint.meets = () => {
      throw failed('ERR_KOUAN_PROTOCOL');
    };
    const batch = await journal.createBatch({ target: TARGET, name: 'bad', maxFailures: '3' });
    const over = new Date(journal.now() - 1_000).toISOString();
    await journal.plan(batch, [...references(40), submission('late', { deadline: over })]);
    const paused: string[] = [];
    const alarms: string[] = [];
    const worker = work(journal, endpoint, {
      concurrency: 1,
      onPaused: (id, reason) => void paused.push(`${id} ${reason}`),
      onAlarms: (some) => void alarms.push(...some.map(({ clientReference, over: is }) => `${clientReference} ${is}`)),
    });
    await until(() => paused.length > 0 && alarms.length > 0);
    await worker.drain();
    expect(paused).toEqual([expect.stringContaining(`${batch.id} `)]);
    expect(alarms).toEqual(['late true']);
    const { planned: left = 0, rejected = 0 } = await journal.batchCounts(batch.id);
    expect([left + rejected, rejected < 20]).toEqual([41, true]);
    expect((await journal.batch(batch.id)).state).toBe('paused');
  });

  test('not let in: told once, tried with one message alone, and told when it is over', async () => {
    const journal = await journalAt(where());
    const endpoint = new Endpoint();
    let known = false;
    endpoint.meets = ({ take }) => {
      if (!known) throw failed('ERR_KOUAN_NOT_AUTHORISED', { unsent: true });
      take();
    };
    await planned(journal, ...references(30));
    const worker = work(journal, endpoint, { concurrency: 8 });
    await until(() => worker.told.length > 0);
    const before = endpoint.messages.length;
    await until(() => endpoint.messages.length > before);
    expect(endpoint.messages.length).toBe(before + 1);
    known = true;
    await until(() => endpoint.taken.size === 30);
    await worker.drain();
    expect(worker.told).toEqual(['send: ERR_KOUAN_NOT_AUTHORISED', 'send: well']);
  });

  test('receipts are fetched by one, and by the next when that is gone', async () => {
    const place = where();
    const endpoint = new Endpoint();
    const [one, two] = [await journalAt(place), await journalAt(place)];
    await planned(one, submission('A'));
    const first = work(one, endpoint);
    await until(async () => (await stateOf(one, 'A')) === 'received' && endpoint.polls > 0);
    const second = work(two, endpoint);
    await first.drain();
    endpoint.say(receipt('closed', { clientReference: 'A', noticedAt: '2026-01-01T00:00:01' }));
    await until(async () => (await stateOf(two, 'A')) === 'closed');
    await second.drain();
  });

  if (dialect === 'PostgreSQL')
    test('a server that throws everybody out is come back to, and nothing is sent twice', async () => {
      const place = where();
      const endpoint = new Endpoint();
      const [journal, other] = [await journalAt(place), await journalAt(place)];
      await planned(journal, ...references(200));
      endpoint.meets = async ({ take }) => {
        take();
        await new Promise((resolve) => setTimeout(resolve, 2));
      };
      const worker = work(journal, endpoint, { concurrency: 4 });
      for (const least of [20, 80, 140]) {
        await until(() => endpoint.taken.size > least);
        await other.run(() =>
          all(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND application_name = 'kouan'`,
          ),
        );
      }
      await until(async () => (await other.counts())['received'] === 200);
      await worker.drain();
      expect(endpoint.messages).toHaveLength(200);
    });
});
