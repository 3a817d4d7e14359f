import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal } from '@kouan/sdk/exchange';
import { test } from 'vitest';
import { honest, proxied } from '../../../server/test/proxy.testing.ts';
import { served, submission } from '../../../server/test/server.testing.ts';
import { assertClosed } from './consistent.testing.ts';
import { draws, report, times } from './counts.testing.ts';
import { plan, startWorker } from './fleet.testing.ts';

const SERVER = process.env['KOUAN_TEST_POSTGRES'];
const KILLS = times(20, 200);
const WORKERS = 3;
/** New documents for each kill, so that there is always something under way. */
const DOCUMENTS = 15;
const TRAVEL_MS = 20;

test.skipIf(SERVER === undefined)(
  'of three workers one is killed again and again: the others take up what it had',
  { timeout: 1_800_000 },
  async () => {
    const random = draws(11);
    const where = `${SERVER}?schema=w${randomBytes(6).toString('hex')}`;
    const server = await served({ clock: 'real', stepMs: 20 });
    const road = await proxied(server.url, async (passing) => {
      if (passing.method === 'POST') await pause(TRAVEL_MS * random());
      await honest(passing);
    });
    const journal = await openJournal(where);
    const workers = Array.from({ length: WORKERS }, () => startWorker(where));
    await Promise.all(workers.map(({ ready }) => ready));
    const names: string[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      const fresh = Array.from({ length: DOCUMENTS }, (_, index) => `W-${kill}-${index}-released`);
      names.push(...fresh);
      await plan(
        journal,
        road.url,
        fresh.map((name) => submission(name)),
      );
      await pause(random() * 150);
      const which = Math.floor(random() * WORKERS);
      await workers[which]?.end('SIGKILL');
      const next = startWorker(where);
      workers[which] = next;
      await next.ready;
    }
    const counts = await assertClosed(journal, workers, names, { server, road });
    await journal.close();
    report('One of three workers is killed with SIGKILL (PostgreSQL)', { 'processes killed': KILLS, ...counts });
  },
);
