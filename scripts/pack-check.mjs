/** Shape of each package: publint on the manifest, attw on what a consumer's TypeScript sees. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, PACKAGES, root, run, tool } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kouan-pack-'));
try {
  for (const name of PACKAGES) {
    const cwd = join(root, 'packages', name);
    const lint = await tool('publint', ['--strict', cwd]);
    if (lint.code !== 0) fail(`publint: packages/${name}\n${lint.out}${lint.err}`);
    const pack = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd });
    if (pack.code !== 0) fail(`npm pack: packages/${name}\n${pack.err}`);
    const file = join(folder, JSON.parse(pack.out)[0].filename);
    const types = await tool('attw', [file, '--profile', 'node16', '--format', 'ascii', '--no-color']);
    if (types.code !== 0) fail(`attw: packages/${name}\n${types.out}${types.err}`);
    console.log(`${name.padEnd(10)} publint and attw have nothing to say`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
