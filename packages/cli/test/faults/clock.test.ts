import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal } from '@kouan/sdk/exchange';
import { test } from 'vitest';
import { startPostgres } from '../../../sdk/test/postgres.setup.ts';
import { type Fault, honest, PASSING_FAULTS, proxied } from '../../../server/test/proxy.testing.ts';
import { closing, served, submission } from '../../../server/test/server.testing.ts';
import { freshFolder } from '../kouan.testing.ts';
import { assertClosed } from './consistent.testing.ts';
import { draws, report, times } from './counts.testing.ts';
import { plan, startWorker } from './fleet.testing.ts';

const JUMPS = times(8, 40);
const DOCUMENTS = 25;
const HOUR = 3_600;
/** Seconds by which a clock is wrong after each jump: back, forth, and far away. */
const OFFSETS = [-HOUR, 0, HOUR, -24 * HOUR, 30, -30, 24 * HOUR, -10 * 60];

/** The library that sets the clock of one process (Debian package faketime). */
const library = ((): string | undefined => {
  const found = readdirSync('/usr/lib', { withFileTypes: true })
    .map(({ name }) => join('/usr/lib', name, 'faketime/libfaketime.so.1'))
    .find((path) => existsSync(path));
  if (found === undefined) console.log('skip  clocks that jump: faketime is not installed (Debian package faketime)');
  return found;
})();

/** A clock that can be set, with what a process needs in order to look at it. */
function settable() {
  const file = join(freshFolder(), 'clock');
  const set = (seconds: number): void => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}s`);
  set(0);
  return {
    set,
    env: {
      LD_PRELOAD: library ?? '',
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // What a machine counts since it was started is not set by anybody.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
  };
}

/** An endpoint that makes waiting necessary: every fourth try meets a fault. */
async function faulty() {
  const random = draws(29);
  const faults = ['a reset after the server', 'a reset before the server', '503'].map(
    (name) => PASSING_FAULTS[name] as Fault,
  );
  const server = await served({ clock: 'real', stepMs: 20 });
  const road = await proxied(server.url, (passing) => {
    const fault = random() < 0.25 ? faults[Math.floor(random() * faults.length)] : undefined;
    return passing.method === 'POST' && fault !== undefined ? fault(passing) : honest(passing);
  });
  return { server, road };
}

interface Run {
  /** Where the journal is. */
  readonly where: string;
  /** The clock that jumps, and who lives by it. */
  readonly clock: ReturnType<typeof settable>;
  readonly env: Readonly<Record<string, string>>;
  readonly workers: number;
}

/** New documents, a jump, and now and then a new worker in the place of one that is killed. */
async function jumping({ where, clock, env, workers: count }: Run) {
  const { server, road } = await faulty();
  const journal = await openJournal(where);
  const workers = Array.from({ length: count }, () => startWorker(where, env));
  await Promise.all(workers.map(({ ready }) => ready));
  const names: string[] = [];
  for (let jump = 0; jump < JUMPS; jump++) {
    const fresh = Array.from({ length: DOCUMENTS }, (_, index) => `T-${jump}-${index}-released`);
    names.push(...fresh);
    await plan(
      journal,
      road.url,
      fresh.map((name) => submission(name)),
    );
    clock.set(OFFSETS[jump % OFFSETS.length] as number);
    await pause(300);
    if (jump % 2 === 0) continue;
    // The next one has the new time; what it finds was written by the old.
    const which = (jump >> 1) % count;
    await workers[which]?.end('SIGKILL');
    const next = startWorker(where, env);
    workers[which] = next;
    await next.ready;
  }
  const counts = await assertClosed(journal, workers, names, { server, road });
  await journal.close();
  return { jumps: JUMPS, 'processes killed': JUMPS >> 1, ...counts };
}

test.skipIf(library === undefined)(
  'the clock of the machine is set back and forth while a worker works',
  { timeout: 600_000 },
  async () => {
    const clock = settable();
    const where = join(freshFolder(), 'journal.db');
    const counts = await jumping({ where, clock, env: clock.env, workers: 1 });
    report('The clock of the machine jumps, and workers die (SQLite)', counts);
  },
);

test.skipIf(library === undefined || process.env['KOUAN_TEST_POSTGRES'] === undefined)(
  'the clock of the database is set back and forth while workers hold leases',
  { timeout: 600_000 },
  async () => {
    const clock = settable();
    const postgres = await startPostgres(clock.env);
    if (postgres === undefined) throw new Error('PostgreSQL went away');
    closing(() => postgres.stop());
    const counts = await jumping({ where: postgres.url, clock, env: {}, workers: 2 });
    report('The clock of the database jumps, and workers die (PostgreSQL)', counts);
  },
);
