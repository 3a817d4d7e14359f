import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { httpTransport, openJournal, runWorker } from '@kouan/sdk/exchange';
import { startEndpoint } from './endpoint.mjs';
import { line } from './measure.mjs';
import { groups } from './message.mjs';
import { withPostgres } from './postgres.mjs';

const MESSAGES = Number(process.env.KOUAN_BENCH_WORKERS ?? 2_000);
/** What an authority takes for an answer at its best: with less, two cores would be measured, not two workers. */
const LATENCY_MS = 200;
const CONCURRENCY = 16;
const ROUNDS = 2;

/** One worker in a process of its own, until it is told to drain. */
async function child(where) {
  const drain = new AbortController();
  process.once('SIGTERM', () => drain.abort());
  const journal = await openJournal(where);
  process.send('ready');
  await runWorker({
    journal,
    open: async (url) => httpTransport({ url, connections: CONCURRENCY }),
    decode: () => [],
    drain: drain.signal,
    concurrency: CONCURRENCY,
    pollMs: 0,
  });
  await journal.close();
  process.disconnect();
}

/** Documents a second with so many workers. */
async function rate(where, count, endpoint) {
  const journal = await openJournal(where);
  const batch = await journal.createBatch({ target: endpoint.url, name: 'bench', state: 'planning' });
  for (const some of groups(MESSAGES, 'W')) await journal.plan(batch, some);
  const workers = await Promise.all(
    Array.from({ length: count }, async () => {
      const worker = spawn(process.execPath, [fileURLToPath(import.meta.url), '--child', where], {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      await new Promise((resolve) => worker.once('message', resolve));
      return worker;
    }),
  );
  // A worker looks for new targets every two seconds: it has its connections before the work begins.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  const start = performance.now();
  await journal.actOnBatch(batch.id, 'open');
  while (((await journal.batchCounts(batch.id)).received ?? 0) < MESSAGES)
    await new Promise((resolve) => setTimeout(resolve, 50));
  const seconds = (performance.now() - start) / 1000;
  for (const worker of workers) {
    worker.kill('SIGTERM');
    await new Promise((resolve) => worker.once('close', resolve));
  }
  await journal.close();
  return MESSAGES / seconds;
}

const best = (values) => Math.max(...values);

export function run() {
  console.log(
    `\n${MESSAGES} submissions from PostgreSQL to an endpoint that takes ${LATENCY_MS} ms, ${CONCURRENCY} at once`,
  );
  return withPostgres(async (url) => {
    const endpoint = await startEndpoint(LATENCY_MS);
    const rates = { 1: [], 2: [] };
    for (let round = 0; round < ROUNDS; round++)
      for (const count of [1, 2]) rates[count].push(await rate(`${url}?schema=w${round}${count}`, count, endpoint));
    await endpoint.stop();
    console.log(`     one worker ${Math.round(best(rates[1]))}/s, two ${Math.round(best(rates[2]))}/s`);
    return [line('two workers : one worker (throughput)', best(rates[2]) / best(rates[1]), 1.7, false)];
  });
}

if (process.argv.includes('--child')) await child(process.argv.at(-1));
