/**
 * The declarations of every package, by one run of the compiler: each module that an entry leads to, for `import` as
 * `.d.ts` and for `require` as `.d.cts`. A bundler of declarations needs minutes for what this does in one.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fail, root, tool } from './lib.mjs';

const MADE = join(root, '.cache', 'types');

/** A module of the same package, as a declaration names it. */
const RELATIVE = /(\bfrom |\bimport\(|\bimport )(["'])(\.{1,2}\/[^"']*)\.ts\2/g;

/** Sources that a user can import, by what the package says. */
function entriesOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap((target) =>
    typeof target === 'string' ? [] : [target['@kouan/source'].replace(/^\.\/src\/|\.ts$/g, '')],
  );
}

/** A package that a declaration names. */
const FOREIGN = /(?:\bfrom |\bimport\()["']((?:node:)?(?:@[\w.-]+\/)?[\w-][\w.-]*)/g;

/** What may be missing where the package is installed must not be needed to compile against it. */
function checkForeign(name, module, text) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  for (const [, foreign] of text.matchAll(FOREIGN))
    if (!(foreign in dependencies) && !isBuiltin(foreign))
      fail(`packages/${name}: the declarations of ${module} need those of ${foreign}, which is no dependency`);
}

/** Writes what the entries of a package lead to; returns how many modules these are. */
function place(name) {
  const seen = new Set();
  const waiting = entriesOf(name);
  for (let module = waiting.pop(); module !== undefined; module = waiting.pop()) {
    if (seen.has(module)) continue;
    seen.add(module);
    const text = readFileSync(join(MADE, name, 'src', `${module}.d.ts`), 'utf8');
    for (const [, , , path] of text.matchAll(RELATIVE)) waiting.push(posix.join(posix.dirname(module), path));
    checkForeign(name, module, text);
    const file = join(root, 'packages', name, 'dist', module);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.d.ts`, text.replace(RELATIVE, '$1$2$3.js$2'));
    writeFileSync(`${file}.d.cts`, text.replace(RELATIVE, '$1$2$3.cjs$2'));
  }
  return seen.size;
}

export async function writeDeclarations(names) {
  rmSync(MADE, { recursive: true, force: true });
  const from = Date.now();
  const { code, out, err } = await tool('tsc', ['-p', 'tsconfig.types.json'], { cwd: root });
  if (code !== 0) fail(`declarations failed\n${out}${err}`);
  const count = names.map(place).reduce((sum, one) => sum + one, 0);
  console.log(`declared ${count} modules ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
