import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { formatByName } from '@kouan/formats';
import { httpTransport, openJournal, submitAll } from '@kouan/sdk/exchange';
import { Pool } from 'undici';
import { line } from './measure.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const MESSAGES = Number(process.env.KOUAN_BENCH_MESSAGES ?? 3000);
const CONNECTIONS = 16;
const ROUNDS = 5;

/** A small declaration: the smaller the message, the more the journal weighs. */
const message = (reference) =>
  new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><DecMessage version="4.8" xmlns="http://www.chinaport.gov.cn/dec"><DecHead><IEFlag>E</IEFlag><CustomMaster>2248</CustomMaster></DecHead><DecLists><DecList><GNo>1</GNo><CodeTS>8504401990</CodeTS></DecList></DecLists><DecSign><OperType>G</OperType><ClientSeqNo>${reference}</ClientSeqNo></DecSign></DecMessage>`,
  );

/** A server in its own process, new for each contestant, so that none meets what the other left. */
async function served(run) {
  const child = spawn(process.execPath, [BIN, 'serve', '--port', '0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', (text) => resolve(JSON.parse(text).url)),
  );
  try {
    return await run(url);
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('close', resolve));
  }
}

/** What anybody would write who needs no journal: requests over a pool, answers read and thrown away. */
async function bare(url) {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections: CONNECTIONS });
  const start = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < MESSAGES) {
      const reference = `B${next++}`;
      const { statusCode, body } = await pool.request({
        method: 'POST',
        path: `${pathname}/declarations`,
        headers: { 'content-type': 'application/xml', 'idempotency-key': reference },
        body: message(reference),
      });
      await body.arrayBuffer();
      if (statusCode !== 200) throw new Error(String(statusCode));
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  const rate = (MESSAGES / (performance.now() - start)) * 1000;
  await pool.close();
  return rate;
}

async function kouan(url) {
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  const journal = await openJournal(join(folder, 'journal.db'));
  const transport = httpTransport({ url, connections: CONNECTIONS });
  const receipts = formatByName('china.declaration-receipt');
  function* submissions() {
    for (let n = 0; n < MESSAGES; n++) {
      const clientReference = `K${n}`;
      yield {
        bytes: message(clientReference),
        clientReference,
        mediaType: 'application/xml',
        fileName: `${clientReference}.xml`,
      };
    }
  }
  const start = performance.now();
  const summary = await submitAll({
    journal,
    transport,
    submissions: submissions(),
    concurrency: CONNECTIONS,
    decode: (bytes) => [receipts.decode(bytes).document],
  });
  const rate = (MESSAGES / (performance.now() - start)) * 1000;
  if (summary.sent !== MESSAGES) throw new Error(`not all sent: ${JSON.stringify([summary, await journal.counts()])}`);
  await transport.close();
  await journal.close();
  rmSync(folder, { recursive: true, force: true });
  return rate;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

export async function run() {
  console.log(`\n${MESSAGES} submissions over ${CONNECTIONS} connections, durable journal`);
  const rates = { bare: [], kouan: [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates.bare.push(await served(bare));
    rates.kouan.push(await served(kouan));
  }
  const [plain, durable] = [median(rates.bare), median(rates.kouan)];
  console.log(`     bare undici ${Math.round(plain)}/s, kouan with its journal ${Math.round(durable)}/s`);
  return [line('submission with journal : bare Pool.request loop (throughput)', durable / plain, 0.7, false)];
}
