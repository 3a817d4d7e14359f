/**
 * Plays every scenario that comes with the server, again and again, each time in a process of its own, and compares the
 * digests of their logs: `node scripts/scenarios.mjs [rounds]`. What is built is played.
 */
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { fail, root, run } from './lib.mjs';

const ROUNDS = 3;

/** One line a scenario, with the digest of its log, as a Node plays them. */
export async function digests(node) {
  const bin = join(root, 'packages/cli/dist/bin.js');
  const { code, out, err } = await run(node, [bin, 'scenario', 'run', '--quiet']);
  if (code !== 0) fail(`a scenario fails on ${node}\n${out}${err}`);
  return out;
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) {
  const first = await digests(execPath);
  for (let round = 2; round <= Number(argv[2] ?? ROUNDS); round++)
    if ((await digests(execPath)) !== first) fail(`round ${round} differs from the first`);
  console.log(first.trimEnd());
}
