import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { httpTransport, openJournal, pollReceipts, runWorker } from '@kouan/sdk/exchange';
import type { RunningServer } from '@kouan/server';
import { describe, expect, test } from 'vitest';
import { type Fault, honest, PASSING_FAULTS, proxied } from '../../../server/test/proxy.testing.ts';
import { decode, served, submission } from '../../../server/test/server.testing.ts';
import { freshFolder } from '../kouan.testing.ts';
import { assertConsistent } from './consistent.testing.ts';
import { draws, report, times } from './counts.testing.ts';
import { Desk } from './desk.testing.ts';
import { closed, plan, until } from './fleet.testing.ts';

const SERVER = process.env['KOUAN_TEST_POSTGRES'];
const DOCUMENTS = times(200, 2_000);
const names = Array.from({ length: DOCUMENTS }, (_, index) => `E-${index}-released`);

const STORES: readonly (readonly [name: string, where: () => string])[] = [
  ['SQLite', () => join(freshFolder(), 'journal.db')],
  ...(SERVER === undefined
    ? []
    : [['PostgreSQL', () => `${SERVER}?schema=e${randomBytes(6).toString('hex')}`] as const]),
];

/** Everything is sent and closed over a faulty way; answers with what was counted. */
async function through(where: string, fault: Fault, desk?: Desk, given?: RunningServer) {
  const server = given ?? (await served({ clock: 'real', stepMs: 20 }));
  const road = await proxied(server.url, fault);
  const journal = await openJournal(where);
  await plan(
    journal,
    road.url,
    names.map((name) => submission(name)),
  );
  const drain = new AbortController();
  const working = runWorker({
    journal,
    open: async () => httpTransport({ url: road.url, timeoutMs: 1_000 }),
    decode,
    drain: drain.signal,
    retry: { baseMs: 10, maxMs: 100 },
    pollMs: 50,
  });
  await until(journal, closed(names.length), 300_000);
  drain.abort();
  await working;
  // What is held back comes late, and changes nothing any more.
  const transport = httpTransport({ url: road.url });
  do await pollReceipts({ journal, transport, decode });
  while (desk?.empty === false);
  await transport.close();
  const counts = await assertConsistent(journal, {
    endpoint: server.url,
    target: road.url,
    states: new Map(names.map((name) => [name, 'closed'])),
    sent: road.keys,
    renumbered: desk !== undefined,
  });
  await journal.close();
  return counts;
}

/** Some messages, drawn at random, meet a fault: each try anew. */
function sometimes(seed: number, share: number, faults: readonly Fault[], count: () => void): Fault {
  const random = draws(seed);
  return (passing) => {
    const fault = faults[Math.floor(random() * faults.length)];
    if (passing.method !== 'POST' || fault === undefined || random() >= share) return honest(passing);
    count();
    return fault(passing);
  };
}

const some = (...of: readonly string[]): Fault[] => of.map((name) => PASSING_FAULTS[name] as Fault);

describe.each(STORES)('%s', (store, where) => {
  test.each([
    ['resets the connection after it has taken the message in', some('a reset after the server')],
    [
      'answers 500 and 429, before and after, with and without Retry-After',
      some('500', '429', '503', 'an error behind the server'),
    ],
    ['does everything that endpoints do', Object.values(PASSING_FAULTS)],
  ])('an endpoint that %s', { timeout: 600_000 }, async (title, faults) => {
    let met = 0;
    const fault = sometimes(3, title.includes('429') ? 0.05 : 0.2, faults, () => met++);
    const counts = await through(where(), fault);
    expect(met).toBeGreaterThan(0);
    report(`An endpoint that ${title} (${store})`, { faults: met, ...counts });
  });

  test('an endpoint that gives receipts twice, and in any order', { timeout: 600_000 }, async () => {
    const server = await served({ clock: 'real', stepMs: 20 });
    const desk = new Desk(server.url, draws(17));
    const counts = await through(where(), desk.pass, desk, server);
    expect(desk.counts.doubled).toBeGreaterThan(DOCUMENTS / 4);
    report(`An endpoint that doubles and reorders receipts (${store})`, { ...desk.counts, ...counts });
  });
});
