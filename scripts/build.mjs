/** Builds every package after those it depends on, so that declarations of one find those of the other. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, PACKAGES, root, tool } from './lib.mjs';

const wanted = process.argv.slice(2);
for (const name of PACKAGES.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const cwd = join(root, 'packages', name);
  const from = Date.now();
  // Two configurations write into the folder of the command line, so it is emptied here and not by the bundler.
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  const { code, out, err } = await tool('tsup', ['--silent'], { cwd });
  if (code !== 0) fail(`build of packages/${name} failed\n${out}${err}`);
  console.log(`built ${name.padEnd(10)} ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
