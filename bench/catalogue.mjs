import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const GOODS = Number(process.env.KOUAN_BENCH_GOODS ?? 1_000_000);
const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const PEAK = new URL('peak.mjs', import.meta.url).href;

/** Ten materials, some of the Parties and some not. */
const MATERIALS = [
  ['440710', 20, 'VN'],
  ['392113', 15, 'DE'],
  ['940199', 30, 'US'],
  ['731815', 1.2, 'CN'],
  ['350610', 0.8, 'JP'],
  ['540752', 4, 'IN'],
  ['481910', 0.5, 'CN'],
  ['830242', 1.1, 'TW'],
  ['320890', 0.9, 'KR'],
  ['490810', 0.05, 'CN'],
];
const PARTIES = new Set(['CN', 'VN', 'JP', 'KR']);

async function writeGoods(file) {
  const out = createWriteStream(file);
  for (let n = 0; n < GOODS; n++) {
    const materials = MATERIALS.map(([hs, value, origin], k) => ({
      id: `m${k}`,
      hs,
      value: (value + ((n * 7 + k) % 13) / 100).toFixed(2),
      origin,
      ...(PARTIES.has(origin) ? { originating: true, proof: 'P-1' } : {}),
    }));
    const good = {
      id: `g${n}`,
      good: { hs: '940161' },
      producedIn: 'CN',
      importer: 'JP',
      value: { fob: '100.00', currency: 'USD' },
      operations: ['assembly'],
      materials,
    };
    if (!out.write(`${JSON.stringify(good)}\n`)) await new Promise((resolve) => out.once('drain', resolve));
  }
  await new Promise((resolve) => out.end(resolve));
}

function assess(file, folder, threads) {
  const peak = join(folder, 'peak');
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', PEAK, BIN, 'origin', 'assess', file, '--json', '--no-steps', '--threads', String(threads)],
    {
      env: { ...process.env, KOUAN_PEAK: peak, CI: '1' },
      stdio: ['ignore', openSync(join(folder, 'out'), 'w'), 'pipe'],
    },
  );
  if (status !== 0) throw new Error(String(stderr));
  return { seconds: (performance.now() - start) / 1000, peak: Number(readFileSync(peak, 'utf8')) };
}

export async function run() {
  console.log(`\n${GOODS.toLocaleString('en')} goods of 10 materials, NDJSON through kouan origin assess`);
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  try {
    const file = join(folder, 'goods.ndjson');
    await writeGoods(file);
    const one = assess(file, folder, 1);
    const two = assess(file, folder, 2);
    const rate = ({ seconds }) => `${Math.round(GOODS / seconds).toLocaleString('en')} goods/s`;
    console.log(
      `     one thread ${rate(one)}, two ${rate(two)} on ${availableParallelism()} cores, peak ${(two.peak / 1e6).toFixed(0)} MB`,
    );
    return [
      line('two threads : one (speed)', one.seconds / two.seconds, 1.7, false),
      line('peak memory, MB over 300 MB', two.peak / 300e6, 1, true),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
