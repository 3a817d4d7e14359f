/** What a stranger gets: the packed tarballs installed in an empty folder, imported, required, compiled against, run. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, PACKAGES, root, run } from './lib.mjs';

const folder = mkdtempSync(join(tmpdir(), 'kouan-smoke-'));
const write = (name, text) => writeFileSync(join(folder, name), text);

/** Every module that a user can import. */
const ENTRIES = PACKAGES.flatMap((name) => {
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  const modules = Object.entries(manifest.exports).filter(([, target]) => typeof target === 'object');
  return modules.map(([path]) => `${manifest.name}${path.slice(1)}`);
});

async function step(title, command, args, expect) {
  const { code, out, err } = await run(command, args, { cwd: folder });
  if (code !== 0 || (expect !== undefined && !expect.test(out))) {
    fail(`smoke: ${title} failed (exit ${code})\n${out}${err}`);
  }
  console.log(`ok ${title}`);
}

try {
  const tarballs = [];
  for (const name of PACKAGES) {
    const { code, out, err } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
    });
    if (code !== 0) fail(`smoke: npm pack of packages/${name} failed\n${err}`);
    tarballs.push(`./${JSON.parse(out)[0].filename}`);
  }
  write('package.json', '{ "name": "consumer", "private": true, "type": "module" }');
  await step('npm install of the tarballs', 'npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
    ...tarballs,
  ]);

  const uses = `
const document = sdk.documentSchemas.declaration;
if (typeof core.KouanError !== 'function' || typeof document.safeParse !== 'function') process.exit(1);
if (typeof signing.sign !== 'function' || typeof all.check !== 'function') process.exit(1);
console.log('loaded');
`;
  const names = { core: '@kouan/core', sdk: '@kouan/sdk', signing: '@kouan/sdk/signing', all: 'kouan' };
  const bindings = Object.entries(names);
  write('esm.mjs', bindings.map(([as, from]) => `import * as ${as} from '${from}';`).join('\n') + uses);
  write('cjs.cjs', bindings.map(([as, from]) => `const ${as} = require('${from}');`).join('\n') + uses);
  const all = `{ const found = Object.keys(module).length; if (found === 0) process.exit(1); }`;
  write('every.mjs', `for (const name of ${JSON.stringify(ENTRIES)}) { const module = await import(name); ${all} }`);
  write('every.cjs', `for (const name of ${JSON.stringify(ENTRIES)}) { const module = require(name); ${all} }`);
  await step(`import of all ${ENTRIES.length} entries`, process.execPath, ['every.mjs']);
  await step(`require of all ${ENTRIES.length} entries`, process.execPath, ['every.cjs']);
  await step('import', process.execPath, ['esm.mjs'], /loaded/);
  await step('require', process.execPath, ['cjs.cjs'], /loaded/);

  write(
    'consumer.ts',
    `import { type Finding, KouanError } from '@kouan/core';
import { documentSchemas } from '@kouan/sdk/documents';
import type { Format } from '@kouan/sdk';
const findings: Finding[] = [];
const name = (format: Format): string => format.name;
// @ts-expect-error: a code that does not exist must not compile, else the types were lost on the way.
new KouanError('ERR_NO_SUCH_CODE', { en: '', zh: '' });
export { documentSchemas, findings, name };
`,
  );
  const imports = ENTRIES.map((name, index) => `import * as m${index} from '${name}';`);
  write('every.ts', `${imports.join('\n')}\nexport default [${ENTRIES.map((_, index) => `m${index}`)}];\n`);
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  for (const [module, resolution, file, ...more] of [
    // The declarations themselves are looked at once, by somebody who has strict options and only what was installed.
    ['nodenext', 'nodenext', 'every.ts', '--skipLibCheck', 'false', '--exactOptionalPropertyTypes'],
    ['node16', 'node16', 'consumer.ts', '--skipLibCheck'],
    ['esnext', 'bundler', 'consumer.ts', '--skipLibCheck'],
  ]) {
    const options = [
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--module',
      module,
      '--moduleResolution',
      resolution,
    ];
    await step(`TypeScript consumer (${resolution}, ${file})`, process.execPath, [
      tsc,
      ...options,
      ...more,
      ...(file === 'every.ts' ? ['--types', 'node'] : []),
      file,
    ]);
  }

  const bin = join(folder, 'node_modules', '.bin', 'kouan');
  await step('kouan --version', bin, ['--version'], /^\d+\.\d+\.\d+/);
  await step('kouan formats --json', bin, ['formats', '--json'], /china\.declaration/);
  await step('kouan scenario run', bin, ['scenario', 'run', 'receipts-lost', '--quiet'], /passed/);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
