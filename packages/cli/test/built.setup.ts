import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

function newest(folder: string): number {
  let time = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !/\.(test|testing)\.ts$/.test(entry.name))
      time = Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return time;
}

/** The command is tested as people get it: built. What is built is older than its source? Then it is built again. */
export default function setup(): void {
  const packages = join(root, 'packages');
  const bin = join(packages, 'cli/dist/bin.js');
  const sources = readdirSync(packages).map((name) => newest(join(packages, name, 'src')));
  if (existsSync(bin) && statSync(bin).mtimeMs >= Math.max(...sources)) return;
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, KOUAN_BUILD: 'code' },
  });
}
