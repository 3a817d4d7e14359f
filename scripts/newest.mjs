/**
 * The tests on the newest Node, which the npm package `node` brings: what is built is run there as it is, and the unit
 * tests with it. The Node that runs this script is the one of the machine.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, root, run } from './lib.mjs';
import { digests } from './scenarios.mjs';
import { servedEverywhere } from './served.mjs';

const VERSION = '26.10.0';
const folder = mkdtempSync(join(tmpdir(), 'kouan-node-'));
try {
  const install = ['install', '--prefix', folder, '--no-audit', '--no-fund', '--no-save', `node@${VERSION}`];
  const installed = await run('npm', install, { cwd: folder });
  if (installed.code !== 0) fail(`node@${VERSION} cannot be installed\n${installed.err}`);
  const bin = join(folder, 'node_modules/node/bin');
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}` };
  const { out } = await run(join(bin, 'node'), ['--version']);
  console.log(`running on ${out.trim()}`);
  const { code } = await run(join(bin, 'node'), [join(root, 'node_modules/vitest/vitest.mjs'), 'run'], {
    env,
    inherit: true,
  });
  if (code !== 0) fail(`the tests fail on ${out.trim()}`);
  const [here, there] = [await digests(process.execPath), await digests(join(bin, 'node'))];
  if (here !== there) fail(`scenarios differ on ${out.trim()}\n${here}\n${there}`);
  console.log(`scenarios have the same logs on ${out.trim()} as here`);
  const [ours, theirs] = [await servedEverywhere(process.execPath), await servedEverywhere(join(bin, 'node'))];
  if (ours !== theirs) fail(`what is served differs on ${out.trim()}\n${ours}\n${theirs}`);
  console.log(`the same is served on ${out.trim()} as here, in every zone and language`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
