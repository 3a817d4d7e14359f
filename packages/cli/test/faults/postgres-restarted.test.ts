import { setTimeout as pause } from 'node:timers/promises';
import { openJournal } from '@kouan/sdk/exchange';
import { expect, test } from 'vitest';
import { first } from '../../../sdk/src/exchange/store/work.ts';
import { startPostgres } from '../../../sdk/test/postgres.setup.ts';
import { honest, proxied } from '../../../server/test/proxy.testing.ts';
import { closing, served, submission } from '../../../server/test/server.testing.ts';
import { assertConsistent } from './consistent.testing.ts';
import { draws, report, times } from './counts.testing.ts';
import { closed, plan, startWorker, until } from './fleet.testing.ts';

const RESTARTS = times(5, 25);
const DOCUMENTS = 120;
const TRAVEL_MS = 100;

test.skipIf(process.env['KOUAN_TEST_POSTGRES'] === undefined)(
  'PostgreSQL is torn down in the middle of everything and comes back',
  { timeout: 900_000 },
  async () => {
    const postgres = await startPostgres();
    if (postgres === undefined) throw new Error('PostgreSQL went away');
    closing(() => postgres.stop());
    const random = draws(5);
    const server = await served({ clock: 'real', stepMs: 20 });
    const road = await proxied(server.url, async (passing) => {
      if (passing.method === 'POST') await pause(TRAVEL_MS * random());
      await honest(passing);
    });
    const journal = await openJournal(postgres.url);
    const workers = [startWorker(postgres.url), startWorker(postgres.url)];
    await Promise.all(workers.map(({ ready }) => ready));
    const names: string[] = [];
    for (let restart = 0; restart < RESTARTS; restart++) {
      const fresh = Array.from({ length: DOCUMENTS }, (_, index) => `P-${restart}-${index}-released`);
      names.push(...fresh);
      // Planning, too, is in the middle of something when the server goes.
      const planning = plan(
        journal,
        road.url,
        fresh.map((name) => submission(name)),
      );
      await pause(random() * 300);
      await postgres.restart();
      await planning;
    }
    await until(journal, closed(names.length));
    const listeners = await journal.run(() =>
      first<{ n: number }>("SELECT COUNT(*) AS n FROM pg_stat_activity WHERE query = 'LISTEN kouan'"),
    );
    // Each worker listens once, however often it lost its connection.
    expect(Number(listeners?.n)).toBe(workers.length);
    expect(workers.map(({ running }) => running)).toEqual([true, true]);
    await Promise.all(workers.map((worker) => worker.end('SIGTERM')));
    const counts = await assertConsistent(journal, {
      endpoint: server.url,
      target: road.url,
      states: new Map(names.map((name) => [name, 'closed'])),
      sent: road.keys,
    });
    await journal.close();
    report('PostgreSQL is restarted with -m immediate', { restarts: RESTARTS, ...counts });
  },
);
