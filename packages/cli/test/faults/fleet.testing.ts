/** Workers in processes of their own, and what they are given to do. @module */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Journal, Submission } from '@kouan/sdk/exchange';
import { closing } from '../../../server/test/server.testing.ts';

const WORKER = fileURLToPath(new URL('worker.testing.mjs', import.meta.url));

export interface WorkerProcess {
  /** Resolves when it has the journal open. */
  readonly ready: Promise<void>;
  /** What it said of targets that it could not work on. */
  readonly troubles: string[];
  readonly running: boolean;
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** Starts one; it is gone after the test in any case. */
export function startWorker(journal: string, env: Readonly<Record<string, string>> = {}): WorkerProcess {
  const child: ChildProcess = spawn(process.execPath, [WORKER, journal], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const troubles: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  closing(() => child.kill('SIGKILL'));
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (text.startsWith('ready')) resolve();
      else troubles.push(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => troubles.push(text));
  });
  return {
    ready: Promise.race([ready, ended]),
    troubles,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** Waits for what a journal must come to; whoever waits for too long is told how far it came. */
export async function until(
  journal: Journal,
  done: (counts: Readonly<Record<string, number>>) => boolean,
  patienceMs = 120_000,
): Promise<void> {
  for (const end = performance.now() + patienceMs; ; ) {
    const counts = await journal.counts();
    if (done(counts)) return;
    if (performance.now() > end) throw new Error(`after ${patienceMs} ms: ${JSON.stringify(counts)}`);
    await pause(200);
  }
}

/** Everything is closed. */
export const closed =
  (count: number) =>
  (counts: Readonly<Record<string, number>>): boolean =>
    counts['closed'] === count;

/** So many new documents in a batch of their own. */
export async function plan(journal: Journal, target: string, submissions: readonly Submission[]): Promise<void> {
  const batch = await journal.createBatch({ target, name: 'faults' });
  await journal.plan(batch, submissions);
  await journal.wake(target);
}
