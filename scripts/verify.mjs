/**
 * Everything that must hold, in order, stopping at the first failure. Plain Node: it runs on a fresh clone before
 * anything is installed.
 */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, root, run } from './lib.mjs';

const NODE_MINIMUM = [20, 19];
const inCi = process.env.CI === 'true' || process.env.CI === '1';

/** Programs of other people that check our output; the tests that need one skip, and say so, without it. */
const VERIFIERS = [
  { program: 'xmlsec1', debian: 'xmlsec1', gives: 'signatures checked by libxmlsec' },
  { program: 'xmllint', debian: 'libxml2-utils', gives: 'written XML checked by libxml2' },
  { program: 'openssl', debian: 'openssl', gives: 'certificates read by OpenSSL' },
  { program: 'pdftotext', debian: 'poppler-utils', gives: 'written PDF read by Poppler' },
  { program: 'qpdf', debian: 'qpdf', gives: 'written PDF read by qpdf' },
  { program: 'certutil', debian: 'libnss3-tools', gives: 'certificates and signed PDF checked with NSS' },
  { program: 'softhsm2-util', debian: 'softhsm2', gives: 'signing with a token' },
  { program: 'pkcs11-tool', debian: 'opensc', gives: 'tokens looked at by OpenSC' },
  { program: 'jose', debian: 'jose', gives: 'JWS checked by the jose command' },
  {
    program: 'jwcrypto',
    file: '/usr/lib/python3/dist-packages/jwcrypto',
    debian: 'python3-jwcrypto',
    gives: 'JWS checked by jwcrypto',
  },
  { program: 'chromium', debian: 'chromium', gives: 'JWS verified in a browser' },
  { program: 'faketime', debian: 'faketime', gives: 'clocks that jump under a process' },
  { program: 'zsh', debian: 'zsh', gives: 'completion read by zsh' },
  { program: 'fish', debian: 'fish', gives: 'completion read by fish' },
  { program: 'initdb', debian: 'postgresql', gives: 'journal on PostgreSQL', file: '/usr/lib/postgresql' },
];

const npm = (...args) => ['npm', args];
const STEPS = [
  { name: 'install', why: 'npm ci', command: npm('ci', '--no-audit', '--no-fund') },
  { name: 'generated', why: 'what is generated is fresh', command: npm('run', '-s', 'generate:check') },
  { name: 'lint', why: 'biome', command: npm('run', '-s', 'lint') },
  { name: 'types', why: 'tsc', command: npm('run', '-s', 'typecheck') },
  { name: 'build', why: 'tsup', command: npm('run', '-s', 'build') },
  { name: 'boundaries', why: 'dependency direction', command: npm('run', '-s', 'boundaries') },
  { name: 'unused', why: 'knip', command: npm('run', '-s', 'unused') },
  { name: 'tests', why: 'vitest', command: npm('run', '-s', 'test') },
  { name: 'packages', why: 'publint and attw', command: npm('run', '-s', 'pack:check') },
  { name: 'smoke', why: 'packed tarballs in an empty folder', command: ['node', ['scripts/smoke.mjs']] },
];

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NODE_MINIMUM[0] || (major === NODE_MINIMUM[0] && minor < NODE_MINIMUM[1])) {
  fail(`Node ${process.versions.node} is too old: kouan needs ${NODE_MINIMUM.join('.')} or newer.`);
}

const onPath = (program) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
/** Debian keeps the programs of a server off the path. */
const missing = VERIFIERS.filter(({ program, file }) => !onPath(program) && !(file && existsSync(file)));
for (const { program, debian, gives } of missing) {
  console.log(`${inCi ? 'MISSING' : 'skip'}  ${program}: no ${gives}. Debian package ${debian}.`);
}
if (missing.length > 0) console.log(`      apt-get install -y ${missing.map(({ debian }) => debian).join(' ')}`);
if (missing.length > 0 && inCi) fail('verify: in CI every verifier must be there.');

const began = Date.now();
for (const [index, { name, why, command }] of STEPS.entries()) {
  const from = Date.now();
  console.log(`\n[${index + 1}/${STEPS.length}] ${name}: ${why}`);
  const { code } = await run(command[0], command[1], { cwd: root, inherit: true });
  if (code !== 0) fail(`\nverify: "${name}" failed (exit ${code}): ${command[0]} ${command[1].join(' ')}`);
  console.log(`      ${name} took ${((Date.now() - from) / 1000).toFixed(1)} s`);
}
console.log(`\nverify: all ${STEPS.length} steps passed in ${((Date.now() - began) / 1000).toFixed(0)} s`);
for (const { program, debian } of missing) console.log(`verify: skipped what needs ${program} (Debian: ${debian})`);
