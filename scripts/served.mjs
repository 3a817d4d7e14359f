/**
 * What a server that stands still answers to the same requests, octet by octet: answers, receipts, chains of bills with their
 * signatures, certificates, what faults hit, and the log. `node scripts/served.mjs` prints the digests of the Node that runs it
 * in several zones and languages, and fails when they differ. What is built is served.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, execPath } from 'node:process';
import { pathToFileURL } from 'node:url';
import { fail, root } from './lib.mjs';

const fixture = (name) => readFileSync(join(root, 'fixtures', name), 'utf8');
const DECLARATION = fixture('china.declaration/import.canonical.xml');
const BILL = JSON.parse(fixture('dcsa.transport-document/straight.canonical.json'));

const declaration = (reference) => DECLARATION.replace(/<ClientSeqNo>[^<]*</, `<ClientSeqNo>${reference}<`);
const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const xml = (body) => ({ method: 'POST', headers: { 'content-type': 'application/xml' }, body });
const get = {};

/** What is asked, in order; bodies that have no address of the server in them are kept whole. */
const REQUESTS = [
  ...['A-released', 'B-inspected', 'C-rejected', 'D-doubled', 'E', 'F', '编号-7'].map((one) => [
    'answers',
    '/single-window/declarations',
    xml(declaration(one)),
  ]),
  ['faults', '/control/faults/503', { ...json({ rate: 0.5 }), method: 'PUT' }],
  ...Array.from({ length: 20 }, (_, at) => ['faults', `/single-window/declarations/${at}`, get]),
  ['faults', '/control/faults', { method: 'DELETE' }],
  [
    'answers',
    '/authority/manifests/declarations',
    xml(fixture('china.manifest.declaration/every-element.canonical.xml')),
  ],
  ['answers', '/authority/gate-passes/declarations', xml(fixture('china.bonded.gate-pass/SAS121.canonical.xml'))],
  ['clock', '/control/clock/advance?ms=3500', { method: 'POST' }],
  ['bills', '/ebl/carrier/documents', json({ transportDocument: BILL, issueTo: 'shipper' })],
  ['bills', `/ebl/a/bills/${BILL.transportDocumentReference}`, get],
  [
    'bills',
    `/ebl/a/bills/${BILL.transportDocumentReference}/acts`,
    json({ actionCode: 'TRANSFER', recipient: 'buyer' }),
  ],
  ['bills', `/ebl/b/bills/${BILL.transportDocumentReference}`, get],
  ['bills', `/ebl/b/bills/${BILL.transportDocumentReference}/acts`, json({ actionCode: 'SURRENDER_FOR_DELIVERY' })],
  ['bills', '/ebl/carrier/surrenders', get],
  ['bills', `/ebl/b/endorsement-chains/${BILL.transportDocumentReference}`, get],
  ['bills', '/ebl/keys', get],
  ['signing', '/signing/certificate', get],
  ['clock', '/control/clock/advance?ms=3600000', { method: 'POST' }],
  ['receipts', '/single-window/receipts?limit=1000', get],
  ['receipts', '/authority/manifests/receipts?limit=1000', get],
  ['receipts', '/authority/gate-passes/receipts?limit=1000', get],
  ['log', '/events?limit=1000', get],
  ['log', '/events/digest', get],
];

/** A line for each group of answers, with the digest of them, as a Node gives them. */
async function served(node, env = {}) {
  const bin = join(root, 'packages/cli/dist/bin.js');
  const args = [bin, 'serve', '--port', '0', '--clock', 'virtual', '--seed', '7', '--json'];
  const child = spawn(node, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let out = '';
    for await (const part of child.stdout.setEncoding('utf8').iterator({ destroyOnReturn: false }))
      if ((out += part).includes('\n')) break;
    const { port } = JSON.parse(out);
    const digests = new Map();
    for (const [group, path, asking] of REQUESTS) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, asking);
      const body = (await answer.text()).replaceAll(`:${port}`, '');
      const digest = digests.get(group) ?? createHash('sha256');
      digests.set(group, digest.update(`${path} ${answer.status} ${answer.headers.get('date')}\n${body}\n`));
      if (process.env.KOUAN_SHOW) console.error(group, path, answer.status, body.slice(0, 300));
    }
    return [...digests].map(([group, digest]) => `${group} ${digest.digest('hex')}\n`).join('');
  } finally {
    child.kill('SIGTERM');
  }
}

/** Where a server may stand. */
const PLACES = [
  { TZ: 'UTC', LC_ALL: 'C' },
  { TZ: 'Asia/Shanghai', LC_ALL: 'zh_CN.UTF-8' },
  { TZ: 'America/St_Johns', LC_ALL: 'tr_TR.UTF-8' },
];

/** The digests of a Node, which are the same in every zone and language. */
export async function servedEverywhere(node) {
  const all = [];
  for (const place of PLACES) all.push(await served(node, place));
  const differs = all.findIndex((one) => one !== all[0]);
  if (differs > 0) fail(`what is served differs with ${JSON.stringify(PLACES[differs])}\n${all[0]}${all[differs]}`);
  return all[0];
}

if (import.meta.url === pathToFileURL(argv[1] ?? '').href) console.log((await servedEverywhere(execPath)).trimEnd());
