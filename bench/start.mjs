import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { line } from './measure.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const ROUNDS = 21;

/** Cold start of the command against an empty node, in turn. */
export function run() {
  console.log('\nCold start');
  const samples = { node: [], kouan: [] };
  for (let round = 0; round < ROUNDS; round++) {
    samples.node.push(spawned(['-e', '0']));
    samples.kouan.push(spawned([BIN, '--version']));
  }
  const node = median(samples.node);
  const kouan = median(samples.kouan);
  console.log(`     node -e 0 ${node.toFixed(1)} ms, kouan --version ${kouan.toFixed(1)} ms`);
  return [line('kouan --version : node -e 0 (time)', kouan / node, 2, true)];
}

function spawned(args) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`exit ${status}: ${args.join(' ')}`);
  return performance.now() - start;
}

function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1];
}
