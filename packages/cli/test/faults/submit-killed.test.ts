import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { openJournal } from '@kouan/sdk/exchange';
import { type RunningServer, startServer } from '@kouan/server';
import { expect, test } from 'vitest';
import { freshFolder, kouan, start } from './kouan.testing.ts';
import { declarationFile } from './sample.testing.ts';

/**
 * Fifty processes that are really killed: at a random message before it reaches the endpoint, after the endpoint has
 * taken it in and before it has answered, after the answer, or at a random instant, which is as often before the
 * journal is there.
 */
const TRIALS = 50;
const DOCUMENTS = 24;
/** What is still to be sent. */
const UNSENT = ['planned', 'signed', 'sending', 'unknown'];
const PHASES = ['arrived', 'taken', 'answered', 'instant'] as const;

/** The same numbers on every run (mulberry32). */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Phase = (typeof PHASES)[number];

/** Passes messages on to the endpoint and tells what it sees of each. */
async function between(target: RunningServer, tell: (phase: Phase) => void) {
  const keys = new Map<string, Set<string>>();
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => {});
    incoming.on('end', () => {
      const reference = String(incoming.headers['kouan-client-reference']);
      keys.set(reference, (keys.get(reference) ?? new Set()).add(String(incoming.headers['idempotency-key'])));
      tell('arrived');
      const { method, url: path } = incoming;
      const headers = { ...incoming.headers, host: `127.0.0.1:${target.port}` };
      // The message is passed on whoever lives: what has left cannot be called back.
      const onward = request({ port: target.port, host: '127.0.0.1', method, path, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => {
          tell('taken');
          outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
          outgoing.end(Buffer.concat(parts), () => tell('answered'));
        });
      });
      onward.end(Buffer.concat(chunks));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/single-window`,
    keys,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

/** One process killed, and the same command again. */
async function trial(seed: number, files: readonly string[], journal: string) {
  const random = draws(seed);
  const phase = PHASES[seed % PHASES.length] as Phase;
  const nth = 1 + Math.floor(random() * DOCUMENTS);
  const server = await startServer({ port: 0, stepMs: 1 });
  let seen = 0;
  let kill: (() => void) | undefined;
  const road = await between(server, (now) => {
    if (now === phase && ++seen === nth) kill?.();
  });
  try {
    const command = ['submit', ...files, '--to', road.url, '--journal', journal, '--json'];
    const child = start(command);
    child.stdout.resume();
    child.stderr.resume();
    const ended = new Promise<NodeJS.Signals | null>((done) => child.once('close', (_, signal) => done(signal)));
    kill = () => child.kill('SIGKILL');
    if (phase === 'instant') setTimeout(kill, random() * 700);
    const signal = await ended;
    kill = undefined;
    const { code, stderr } = await kouan(command);
    const list = (await (await fetch(`${server.url}/single-window/declarations`)).json()) as {
      declarations: { reference: string; acceptances: number }[];
    };
    return { killed: signal === 'SIGKILL', code, stderr, accepted: list.declarations, keys: road.keys };
  } finally {
    await road.close();
    await server.close();
  }
}

test(`kouan submit killed ${TRIALS} times: every declaration is accepted once`, { timeout: 300_000 }, async () => {
  const folder = freshFolder();
  const names = Array.from({ length: DOCUMENTS }, (_, index) => `K-${index}-released`);
  const files = names.map((name) => declarationFile(folder, name));
  const seeds = Array.from({ length: TRIALS }, (_, seed) => seed);
  let killed = 0;
  const worker = async (): Promise<void> => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const path = join(folder, `${seed}.db`);
      const ended = await trial(seed, files, path);
      expect([seed, ended.code, ended.stderr.includes('✖')]).toEqual([seed, 0, false]);
      expect(ended.accepted.map(({ reference, acceptances }) => `${reference} ${acceptances}`).sort()).toEqual(
        names.map((name) => `${name} 1`).sort(),
      );
      // Whatever was sent again was sent with the key it had.
      for (const [reference, keys] of ended.keys) expect([reference, keys.size]).toEqual([reference, 1]);
      const journal = await openJournal(path);
      const counts = await journal.counts();
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(DOCUMENTS);
      expect(Object.keys(counts).filter((state) => UNSENT.includes(state))).toEqual([]);
      await journal.close();
      if (ended.killed) killed++;
    }
  };
  await Promise.all([worker(), worker()]);
  // The others were drawn to be killed after they had ended.
  expect(killed).toBeGreaterThan(TRIALS * 0.7);
  console.log(`killed ${killed} of ${TRIALS} runs, ${TRIALS * DOCUMENTS} declarations accepted once each`);
});
