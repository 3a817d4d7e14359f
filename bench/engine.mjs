import { openJournal, Sender, submitAll } from '@kouan/sdk/exchange';
import PgBoss from 'pg-boss';
import { line } from './measure.mjs';
import { groups } from './message.mjs';
import { withPostgres } from './postgres.mjs';

const DOCUMENTS = Number(process.env.KOUAN_BENCH_ENGINE ?? 10_000);
/** Documents put in, and worked on, at once. */
const AT_ONCE = 50;
/** Documents put in together where they are all there. */
const BULK = 200;
const ROUNDS = 3;
const TARGET = 'memory://endpoint';

async function rate(work) {
  const start = performance.now();
  await work();
  return DOCUMENTS / ((performance.now() - start) / 1000);
}

/** So many callers, each with one document after the other. */
async function callers(documents, put) {
  let next = 0;
  const caller = async () => {
    while (next < documents.length) await put(documents[next++]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, caller));
}

const jobOf = ({ bytes, ...rest }) => ({ ...rest, content: Buffer.from(bytes).toString() });

/** Fetched by fifty, each handled, completed by fifty: its quickest way, without the pauses of its own workers. */
async function completeAll(boss, queue, ended) {
  for (let done = 0; done < DOCUMENTS; ) {
    const some = await boss.fetch(queue, { batchSize: AT_ONCE });
    await Promise.all(some.map(async ({ data }) => Buffer.from(data.content).length));
    if (some.length > 0)
      await boss.complete(
        queue,
        some.map(({ id }) => id),
      );
    else if (ended?.() === true) throw new Error(`pg-boss lost ${DOCUMENTS - done}`);
    done += some.length;
  }
}

async function pgBoss(url, round) {
  const boss = new PgBoss({ connectionString: url, schema: `boss${round}`, supervise: false, schedule: false });
  boss.on('error', () => {});
  await boss.start();
  for (const queue of ['bulk', 'stream']) await boss.createQueue(queue, { retryLimit: 5 });
  const bulk = [...groups(DOCUMENTS, 'B', BULK)].map((some) => some.map((one) => ({ name: 'bulk', data: jobOf(one) })));
  const both = await rate(async () => {
    for (const some of bulk) await boss.insert(some);
    await completeAll(boss, 'bulk');
  });
  const documents = [...groups(DOCUMENTS, 'S', DOCUMENTS)][0];
  const stream = await rate(() =>
    Promise.all([callers(documents, (one) => boss.send('stream', jobOf(one))), completeAll(boss, 'stream')]),
  );
  await boss.stop({ graceful: false });
  return { bulk: both, stream };
}

/** An endpoint in the same process that has everything at once: what is left is the engine. */
const memory = (target) => ({
  kind: 'memory',
  target,
  idempotent: true,
  send: async () => [],
  poll: async (cursor) => ({ receipts: [], cursor, more: false }),
  close: async () => {},
});

/** The same documents, with key, content, state and attempts of each. */
async function kouan(url, round) {
  const journal = await openJournal(`${url}?schema=kouan${round}`);
  const sending = (target) => ({ journal, transport: memory(target), decode: () => [], concurrency: AT_ONCE });
  const bulk = [...groups(DOCUMENTS, 'B', BULK)];
  const batch = await journal.createBatch({ target: `${TARGET}/bulk`, name: 'bulk' });
  const both = await rate(async () => {
    for (const some of bulk) await journal.plan(batch, some);
    const sender = new Sender(sending(batch.target));
    sender.finish();
    await sender.run();
  });
  const documents = [...groups(DOCUMENTS, 'S', DOCUMENTS)][0];
  const stream = await rate(() =>
    submitAll({ ...sending(`${TARGET}/stream`), submissions: documents, name: 'stream' }),
  );
  const { received } = await journal.counts();
  if (received !== 2 * DOCUMENTS) throw new Error(`kouan sent ${received} of ${2 * DOCUMENTS}`);
  await journal.close();
  return { bulk: both, stream };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

export function run() {
  console.log(`\n${DOCUMENTS} documents into PostgreSQL and through it, ${AT_ONCE} at once, no network behind`);
  return withPostgres(async (url) => {
    const rounds = { 'pg-boss': [], kouan: [] };
    for (let round = 0; round < ROUNDS; round++) {
      rounds['pg-boss'].push(await pgBoss(url, round));
      rounds.kouan.push(await kouan(url, round));
    }
    const of = (name, how) => median(rounds[name].map((one) => one[how]));
    for (const [how, what] of [
      ['stream', 'one by one, worked on as they come'],
      ['bulk', `put in by ${BULK}, then worked on`],
    ])
      console.log(`     ${what}: pg-boss ${Math.round(of('pg-boss', how))}/s, kouan ${Math.round(of('kouan', how))}/s`);
    const ratio = (how) => of('kouan', how) / of('pg-boss', how);
    console.log(`     put in in bulk: ${ratio('bulk').toFixed(2)} ×`);
    return [line('documents one by one, put in and done : pg-boss (throughput)', ratio('stream'), 3, false)];
  });
}
