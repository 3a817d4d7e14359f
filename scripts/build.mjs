/** Builds every package after those it depends on; `KOUAN_BUILD=code` leaves the declarations out. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDeclarations } from './declarations.mjs';
import { fail, PACKAGES, root, tool } from './lib.mjs';

const wanted = process.argv.slice(2);
const names = PACKAGES.filter((each) => wanted.length === 0 || wanted.includes(each));
for (const name of names) {
  const cwd = join(root, 'packages', name);
  const from = Date.now();
  // Two configurations write into the folder of the command line, so it is emptied here and not by the bundler.
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  const { code, out, err } = await tool('tsup', ['--silent'], { cwd });
  if (code !== 0) fail(`build of packages/${name} failed\n${out}${err}`);
  console.log(`built ${name.padEnd(10)} ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
// Tests of the command run what was built and need no declarations.
if (process.env['KOUAN_BUILD'] !== 'code') await writeDeclarations(names);
