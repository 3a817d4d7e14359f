/**
 * Dependency direction, checked by dependency-cruiser. The tool passes in silence when it reads nothing, so this script
 * also counts the modules it saw and plants one forbidden import to see it refused.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fail, filesBelow, PACKAGES, root, tool } from './lib.mjs';

async function cruise() {
  const folders = PACKAGES.map((name) => `packages/${name}/src`);
  const { out, err } = await tool('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...folders,
  ]);
  try {
    return JSON.parse(out);
  } catch {
    return fail(`dependency-cruiser gave no report\n${err}`);
  }
}

const sources = () =>
  PACKAGES.flatMap((name) => filesBelow(join(root, 'packages', name, 'src'), (file) => file.endsWith('.ts')))
    .map((file) => relative(root, file))
    .sort();

const expected = sources();
const report = await cruise();
const seen = new Set(report.modules.map((module) => module.source));
const missed = expected.filter((file) => !seen.has(file));
if (expected.length === 0 || missed.length > 0) {
  fail(
    `dependency-cruiser did not read ${missed.length} of ${expected.length} sources: ${missed.slice(0, 5).join(', ')}`,
  );
}
const errors = report.summary.violations.filter((violation) => violation.rule.severity === 'error');
if (errors.length > 0) {
  fail(errors.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`).join('\n'));
}

const planted = join(root, 'packages/core/src/boundary-probe.ts');
writeFileSync(planted, "export * from '@kouan/sdk';\n");
let refused;
try {
  refused = (await cruise()).summary.violations.some(
    (violation) =>
      violation.from.endsWith('boundary-probe.ts') && violation.rule.name === 'core-knows-only-what-is-below',
  );
} finally {
  rmSync(planted);
}
if (!refused) fail('a forbidden import (core → sdk) was planted and not refused: the rules do not bite');
console.log(`${expected.length} modules, one direction, no cycle; a planted violation was refused`);
