/**
 * Every benchmark in one run, each against a peer on the same bytes at the same time. Prints ratios; a missed target
 * exits with 3, so that it is seen, and nothing in `npm run verify` depends on it.
 */
import { arch, cpus, platform } from 'node:os';

const wanted = process.argv.slice(2);
const all = [
  'declaration',
  'rows',
  'submission',
  'workers',
  'engine',
  'journal',
  'start',
  'origin',
  'chain',
  'catalogue',
  'ceb',
  'codes',
  'ebl',
  'ais',
  'edifact',
  'xml-decode',
  'shape',
  'events',
  'serve',
  'signing/cms',
  'signing/jws',
  'signing/sm2',
  'signing/trust',
  'signing/xml',
];

console.log(`node ${process.version}, ${platform()} ${arch()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`);
const results = [];
for (const name of wanted.length > 0 ? wanted : all) {
  const { run } = await import(`./${name}.mjs`);
  results.push(...(await run()));
}
process.exitCode = results.every(Boolean) ? 0 : 3;
