import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { line } from './measure.mjs';

const BYTES = Number(process.env.KOUAN_BENCH_BYTES ?? 100_000_000);
const PEAK = new URL('peak.mjs', import.meta.url).href;
const FIXTURE = new URL('../fixtures/china.ceb.inventory/CEB621.canonical.xml', import.meta.url);

/** Reads the file as a program does: a document at a time, and nothing kept. */
const READER = `
import { createReadStream } from 'node:fs';
import { readDocuments } from '@kouan/formats';
let documents = 0;
for await (const { document } of readDocuments(createReadStream(process.argv[1]))) if (document !== undefined) documents++;
console.log(documents);
`;

/** One message with as many inventories as fill the bytes. */
async function writeMessage(file) {
  const xml = readFileSync(FIXTURE, 'utf8');
  const [head = '', one = '', tail = ''] = xml.split(
    /(?=\n {2}<Inventory>)|(?<=<\/Inventory>)(?=\n {2}<BaseTransfer>)/,
  );
  const out = createWriteStream(file);
  out.write(head);
  let count = 0;
  for (let bytes = 0; bytes < BYTES; bytes += Buffer.byteLength(one), count++)
    if (!out.write(one)) await new Promise((resolve) => out.once('drain', resolve));
  await new Promise((resolve) => out.end(tail, resolve));
  return count;
}

export async function run() {
  console.log(`\nCEB621 of ${(BYTES / 1e6).toFixed(0)} MB, read document by document`);
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  try {
    const file = join(folder, 'message.xml');
    const peak = join(folder, 'peak');
    const written = await writeMessage(file);
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [...process.execArgv, '--import', PEAK, '--input-type=module', '-e', READER, file],
      { env: { ...process.env, KOUAN_PEAK: peak }, encoding: 'utf8' },
    );
    if (status !== 0 || Number(stdout) !== written) throw new Error(`${stderr}${stdout} of ${written} documents`);
    const seconds = (performance.now() - start) / 1000;
    const memory = Number(readFileSync(peak, 'utf8'));
    console.log(
      `     ${written.toLocaleString('en')} documents in ${seconds.toFixed(1)} s, ${(BYTES / 1e6 / seconds).toFixed(1)} MB/s, peak ${(memory / 1e6).toFixed(0)} MB`,
    );
    return [line('peak memory, MB over 200 MB', memory / 200e6, 1, true)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
