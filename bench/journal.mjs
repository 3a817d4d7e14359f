import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openJournal, Sender } from '@kouan/sdk/exchange';
import { line } from './measure.mjs';
import { groups } from './message.mjs';

const DOCUMENTS = Number(process.env.KOUAN_BENCH_JOURNAL ?? 1_000_000);
const TARGET = 'memory://endpoint';
const LOOKS = 9;
const COMMAND = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));

const memory = {
  kind: 'memory',
  target: TARGET,
  idempotent: true,
  send: async () => [],
  poll: async (cursor) => ({ receipts: [], cursor, more: false }),
  close: async () => {},
};

/** One part of the work, in a process of its own: peak memory is that of a whole process. */
const PARTS = {
  async plan(journal) {
    const { id } = await journal.createBatch({ target: TARGET, name: 'million' });
    const batch = { id, target: TARGET, priority: 0 };
    for (const some of groups(DOCUMENTS, 'M', 200)) await journal.plan(batch, some);
  },
  async work(journal) {
    const sender = new Sender({ journal, transport: memory, decode: () => [], concurrency: 50 });
    sender.finish();
    await sender.run();
  },
};

async function child(part, where) {
  const journal = await openJournal(where);
  const start = performance.now();
  await PARTS[part](journal);
  const seconds = (performance.now() - start) / 1000;
  const counts = await journal.counts();
  await journal.close();
  console.log(JSON.stringify({ counts, seconds, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6 }));
}

function part(name, where) {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [fileURLToPath(import.meta.url), '--child', name, where],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** `kouan batch show` as people run it: from the start of the command to its end. */
function show(where) {
  const times = Array.from({ length: LOOKS }, () => {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'batch', 'show', '--journal', where], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { median: times[LOOKS >> 1], slowest: times.at(-1) };
}

export function run() {
  const many = DOCUMENTS.toLocaleString('en');
  console.log(`\n${many} submissions in one journal (SQLite)`);
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  const where = join(folder, 'journal.db');
  try {
    const planned = part('plan', where);
    const before = show(where);
    const worked = part('work', where);
    const after = show(where);
    if (worked.counts.received !== DOCUMENTS) throw new Error(JSON.stringify(worked.counts));
    for (const [what, { seconds, peakMb }] of Object.entries({ planned, worked }))
      console.log(
        `     ${what} ${Math.round(DOCUMENTS / seconds).toLocaleString('en')}/s, peak ${peakMb.toFixed(0)} MB`,
      );
    for (const [when, { median, slowest }] of Object.entries({ planned: before, sent: after }))
      console.log(`     batch show of ${many} ${when}: ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms`);
    return [
      line('slowest batch show, ms over 300 ms', Math.max(before.slowest, after.slowest) / 300, 1, true),
      line('peak memory of planning, MB over 250 MB', planned.peakMb / 250, 1, true),
      line('peak memory of a worker, MB over 250 MB', worked.peakMb / 250, 1, true),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv.includes('--child')) await child(...process.argv.slice(-2));
