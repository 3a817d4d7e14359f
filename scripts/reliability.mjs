/** Every fault in its full number, and what came of it into docs/reliability.md. Takes a quarter of an hour, or more. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, root, run } from './lib.mjs';

const PAGE = join(root, 'docs/reliability.md');
const [BEGIN, END] = ['<!-- counts: written by npm run reliability -->', '<!-- end of counts -->'];

const folder = mkdtempSync(join(tmpdir(), 'kouan-reliability-'));
const file = join(folder, 'counts.ndjson');
writeFileSync(file, '');
const { code } = await run(
  'npx',
  ['vitest', 'run', '--project', 'cli', '--no-file-parallelism', 'test/faults', ...process.argv.slice(2)],
  { env: { ...process.env, KOUAN_FAULTS: 'full', KOUAN_FAULTS_FILE: file }, inherit: true },
);
const found = readFileSync(file, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line));
rmSync(folder, { recursive: true, force: true });
// A page that says what a failed run has counted would say what is not so.
if (code !== 0) fail('reliability: a fault was not survived; docs/reliability.md stays as it is');

const rows = found.map(({ fault, counts }) => {
  const { 'documents accepted once': once, 'messages sent': sent, ...others } = counts;
  const happened = Object.entries(others).map(([what, count]) => `${count.toLocaleString('en')} ${what}`);
  return `| ${fault} | ${once.toLocaleString('en')} | ${sent.toLocaleString('en')} | ${happened.join(', ')} |`;
});
const when = `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores`;
const table = [
  BEGIN,
  '',
  `${when}.`,
  '',
  '| Fault | Documents accepted once | Messages sent | Counted |',
  '|---|---|---|---|',
  ...rows,
  '',
  END,
].join('\n');
const page = readFileSync(PAGE, 'utf8');
const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
if (from < 0 || to < from) fail('reliability: docs/reliability.md has lost the place for the counts');
writeFileSync(PAGE, page.slice(0, from) + table + page.slice(to + END.length));
console.log(`reliability: ${rows.length} faults survived; written to docs/reliability.md`);
