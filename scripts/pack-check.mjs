/** Shape of each package: its files, publint on the manifest, attw on what a consumer's TypeScript sees. */
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
    const [{ filename, files }] = JSON.parse(pack.out);
    const paths = files.map(({ path }) => path);
    const missing = ['README.md', 'LICENSE', 'package.json'].filter((path) => !paths.includes(path));
    const foreign = paths.filter((path) => /(^|\/)(src|test|node_modules)\/|\.(test|map|tsbuildinfo)\b/.test(path));
    if (missing.length > 0) fail(`npm pack: packages/${name} lacks ${missing.join(', ')}`);
    if (foreign.length > 0) fail(`npm pack: packages/${name} has ${foreign.join(', ')}`);
    const file = join(folder, filename);
    const types = await tool('attw', [file, '--profile', 'node16', '--format', 'ascii', '--no-color']);
    if (types.code !== 0) fail(`attw: packages/${name}\n${types.out}${types.err}`);
    console.log(`${name.padEnd(10)} publint and attw have nothing to say`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
