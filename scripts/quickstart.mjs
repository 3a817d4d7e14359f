/**
 * The whole road on real-shaped input, from a fresh clone: install, build, then rows → documents → findings → signed
 * declarations → a running single window → receipts → a report. Plain Node; every step is the command that a person
 * would type, with its real output.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { fail, root, run } from './lib.mjs';

const OUT = 'kouan-quickstart';
const ORDERS = 'fixtures/quickstart/orders.csv';
const MAPPING = 'fixtures/quickstart/mapping.json';
/** Dates of the fixture are compared with this day, so that the run is the same in every year. */
const TODAY = '2026-01-05';
const EXPECTED = { submitted: 17, withheld: 3 };
const out = (...parts) => join(OUT, ...parts);
const bin = join(root, 'packages/cli/dist/bin.js');
const bold = (text) => (process.stdout.isTTY && !process.env.NO_COLOR ? `\u001b[1m${text}\u001b[0m` : text);

const title = (text) => console.log(`\n${bold(text)}`);

/** Runs one kouan command as a person would, and stops the quickstart when it ends in another way than it should. */
async function kouan(args, expected = 0) {
  console.log(`$ kouan ${args.join(' ')}`);
  const { code } = await run(process.execPath, [bin, ...args], { inherit: true });
  if (code !== expected) fail(`quickstart: “kouan ${args[0]}” ended with ${code} instead of ${expected}`);
}

/** True when npm ci has run since the lock file changed. */
function installed() {
  const marker = join(root, 'node_modules/.package-lock.json');
  return existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

async function prepare() {
  if (!installed()) {
    title('Installing');
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'], { inherit: true });
    if (code !== 0) fail('quickstart: npm ci failed; what it says stands above.');
  }
  title('Building');
  const { code } = await run(process.execPath, ['scripts/build.mjs'], { inherit: true });
  if (code !== 0) fail('quickstart: the build failed; what it says stands above.');
}

/** A key and a certificate for this run only; a company's own come from its certificate authority. */
async function makeKey() {
  const { selfSignedCertificate } = await import(join(root, 'packages/sdk/dist/signing/index.js'));
  const { key, certificate } = selfSignedCertificate({
    subject: 'kouan quickstart',
    days: 30,
    now: new Date(),
  });
  writeFileSync(join(root, out('key.pem')), key, { mode: 0o600 });
  writeFileSync(join(root, out('cert.pem')), certificate);
}

/** Starts the reference server on a free port and waits for its address. */
async function serve() {
  const args = ['serve', '--port', '0', '--step-ms', '60', '--seed', '7'];
  console.log(`$ kouan ${args.join(' ')} &`);
  const child = spawn(process.execPath, [bin, ...args, '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((resolve) => {
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line).url));
    child.once('exit', (code) => fail(`quickstart: the server ended with ${code}`));
  });
  child.removeAllListeners('exit');
  console.log(url);
  return { url, stop: () => child.kill('SIGTERM') };
}

/** What must be true at the end, asked of the server and the report, not of the command that was run. */
async function judge(url) {
  const report = JSON.parse(readFileSync(join(root, out('report.json')), 'utf8'));
  const { declarations } = await (await fetch(`${url}/declarations`)).json();
  const twice = declarations.filter(({ acceptances }) => acceptances !== 1);
  const open = report.submissions.filter(({ receipts }) => receipts.length < 3);
  const wrong = [
    declarations.length !== EXPECTED.submitted && `the server has ${declarations.length} declarations`,
    report.withheld.length !== EXPECTED.withheld && `${report.withheld.length} were withheld`,
    twice.length > 0 && `${twice.length} were accepted more than once`,
    open.length > 0 && `${open.length} have no receipts`,
  ].filter(Boolean);
  if (wrong.length > 0) fail(`quickstart: ${wrong.join('; ')}`);
}

await prepare();
rmSync(join(root, OUT), { recursive: true, force: true });
mkdirSync(join(root, OUT), { recursive: true });
await makeKey();

title('1. A single window to send to');
const { url, stop } = await serve();
process.on('exit', stop);

title('2. Rows become declarations, and each is checked');
await kouan(['check', ORDERS, '--mapping', MAPPING, '--today', TODAY], 3);

title('3. What is right is signed, sent once, and followed to its receipts');
await kouan(
  [
    ...['submit', ORDERS, '--yes', '--mapping', MAPPING, '--today', TODAY, '--to', url, '--journal', out('journal.db')],
    ...['--key', out('key.pem'), '--cert', out('cert.pem'), '--keep', out('sent'), '--wait', '30', '--report', OUT],
  ],
  3,
);

title('4. Anybody can verify what was sent');
const [first] = readdirSync(join(root, out('sent'))).sort();
await kouan(['verify', out('sent', first), '--trust', out('cert.pem')]);

title('5. Sending again sends nothing again');
await kouan(
  [
    ...['submit', ORDERS, '--yes', '--mapping', MAPPING, '--today', TODAY, '--to', url, '--journal', out('journal.db')],
    ...['--key', out('key.pem'), '--cert', out('cert.pem')],
  ],
  3,
);
await judge(url);
stop();

title('Done');
console.log(`${EXPECTED.submitted} declarations accepted, each once; ${EXPECTED.withheld} withheld with the reason of each.
Look at it: ${relative(process.cwd(), join(root, out('report.html'))) || out('report.html')} (people), ${out('report.json')} (programs).`);
