import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openJournal } from '@kouan/sdk/exchange';
import { expect, test } from 'vitest';
import { sampleImport } from '../../../sdk/src/checks/declaration/sample.testing.ts';
import { proxied } from '../../../server/test/proxy.testing.ts';
import { STEP_MS, served } from '../../../server/test/server.testing.ts';
import { freshFolder, kouan, start } from '../kouan.testing.ts';
import { assertConsistent } from './consistent.testing.ts';
import { draws, report, sum, times } from './counts.testing.ts';

/** Journals, and how often each of them loses its process. */
const JOURNALS = times(5, 40);
const KILLS = 5;
const DOCUMENTS = 40;
/** So long is a message under way that several are at once. */
const TRAVEL_MS = 10;

/** Where in its work a process is killed: first among the messages, then among the receipts, or wherever it happens to be. */
const AMONG_MESSAGES = ['arrived', 'arrived', 'taken', 'answered', 'instant'] as const;
const AMONG_RECEIPTS = ['receipts asked for', 'receipts given', 'instant'] as const;
type Phase = (typeof AMONG_MESSAGES | typeof AMONG_RECEIPTS)[number];

/** The same command over and over, killed each time but the last. Time at the endpoint goes on with each. */
async function trial(seed: number, file: string, where: string) {
  const random = draws(seed);
  const server = await served();
  let watch = (_: Phase): boolean => false;
  const road = await proxied(server.url, async ({ method, url, forward, pass, response }) => {
    const [before, after, ...last]: Phase[] =
      method === 'POST' ? ['arrived', 'taken', 'answered'] : ['receipts asked for', 'receipts given'];
    const counts = method === 'POST' || url.includes('/receipts');
    const killed = counts && watch(before as Phase);
    // What has left may arrive although its sender is gone, or be lost with it.
    if (killed && random() < 0.5) return void response.destroy();
    if (method === 'POST') await pause(TRAVEL_MS);
    const answer = await forward();
    if (counts) watch(after as Phase);
    pass(answer);
    for (const phase of last) watch(phase);
  });
  const command = ['submit', file, '--to', road.url, '--journal', where];
  const options = ['--yes', '--concurrency', '8', '--wait', '60', '--json'];
  for (let kill = 0; kill < KILLS; kill++) {
    const phases: readonly Phase[] = kill < KILLS - 2 ? AMONG_MESSAGES : AMONG_RECEIPTS;
    const phase = phases[Math.floor(random() * phases.length)] as Phase;
    let left = 1 + Math.floor(random() * (phase.startsWith('receipts') ? 2 : 8));
    // Nothing is final before the last run: whoever has sent everything looks for receipts until it is killed.
    let looks = 3;
    const child = start([...command, ...options]);
    child.stdout.resume();
    child.stderr.resume();
    const ended = new Promise((done) => child.once('close', (_, signal) => done(signal)));
    watch = (now) => {
      const due = (now === phase && --left === 0) || (now === 'receipts given' && --looks === 0);
      return due && child.kill('SIGKILL');
    };
    const timer = phase === 'instant' ? setTimeout(() => child.kill('SIGKILL'), 100 + random() * 500) : undefined;
    expect(await ended).toBe('SIGKILL');
    clearTimeout(timer);
    watch = () => false;
    server.clock.advance(STEP_MS / 2);
  }
  const clock = setInterval(() => server.clock.advance(STEP_MS), 20);
  const { code, stderr } = await kouan([...command, ...options]);
  clearInterval(clock);
  return { code, stderr, server, road };
}

test('kouan submit is killed again and again: every declaration is accepted once', { timeout: 900_000 }, async () => {
  const folder = freshFolder();
  const names = Array.from({ length: DOCUMENTS }, (_, index) => `K-${index}-released`);
  const file = join(folder, 'declarations.ndjson');
  writeFileSync(file, names.map((name) => JSON.stringify({ ...sampleImport(), clientReference: name })).join('\n'));
  const seeds = Array.from({ length: JOURNALS }, (_, seed) => seed);
  let total = {};
  const lane = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const where = join(folder, `${seed}.db`);
      const { code, stderr, server, road } = await trial(seed, file, where);
      expect([seed, code, stderr.includes('✖')]).toEqual([seed, 0, false]);
      const journal = await openJournal(where);
      const counts = await assertConsistent(journal, {
        endpoint: server.url,
        target: road.url,
        states: new Map(names.map((name) => [name, 'closed'])),
        sent: road.keys,
      });
      await journal.close();
      await server.close();
      total = sum(total, { 'processes killed': KILLS, ...counts });
    }
  };
  await Promise.all([lane(), lane()]);
  report('A submitting process is killed with SIGKILL (SQLite)', total);
});
