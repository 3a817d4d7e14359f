/**
 * Electronic bills: the canonical form beside the package that everybody takes, and how many envelopes a platform takes
 * over in a second, each verified, judged and on disk before its answer is signed, beside a server that only keeps what it
 * is sent.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { checkTransportDocument, readTransportDocument } from '@kouan/formats';
import { openDatabase } from '@kouan/sdk/exchange';
import { canonicalJson, memorySigner } from '@kouan/sdk/signing';
import {
  documentChecksum,
  entryChecksum,
  nextEntry,
  openRegister,
  PROFILES,
  platformKeys,
  receiveEnvelope,
  signObject,
} from '@kouan/sdk/title';
import canonicalize from 'canonicalize';
import { Pool } from 'undici';
import { compare, line } from './measure.mjs';

const ENVELOPES = Number(process.env.KOUAN_BENCH_ENVELOPES ?? 1_500);
const AT_ONCE = 16;
const ROUNDS = 3;
const now = new Date();
const DOCUMENT = new URL('../fixtures/dcsa.transport-document/straight.canonical.json', import.meta.url);

const party = (partyName, eblPlatform) => ({
  partyName,
  eblPlatform,
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: partyName.toUpperCase() }],
});
const signerOf = (name) => memorySigner({ subject: `CN=${name}`, days: 9, now, kind: 'P-256' });

/** Bills that come from platform A, each issued and transferred, as the bytes that are sent. */
async function envelopes(count, prefix, { a, carrier }) {
  const document = JSON.parse(readFileSync(DOCUMENT, 'utf8'));
  const at = (minutes) => new Date(now.getTime() - minutes * 60_000).toISOString();
  const out = [];
  for (let index = 0; index < count; index++) {
    const transportDocument = { ...document, transportDocumentReference: `${prefix}${index}` };
    const transportDocumentChecksum = documentChecksum(transportDocument);
    const entry = (more) => ({ eblPlatform: 'BENA', transportDocumentChecksum, ...more });
    const issuanceManifestSignedContent = await signObject(
      { documentChecksum: transportDocumentChecksum, issueToChecksum: transportDocumentChecksum },
      carrier,
    );
    const line_ = party('Line', 'BENA');
    const shipper = party('Shipper', 'BENA');
    const act = (actionCode, actor, recipient, minutes) => ({
      actionCode,
      actor,
      recipient,
      actionDateTime: at(minutes),
    });
    const issue = await nextEntry(
      entry({ issuanceManifestSignedContent, transactions: [act('ISSUE', line_, shipper, 2)] }),
      undefined,
      a,
    );
    const transfer = await nextEntry(
      entry({ transactions: [act('TRANSFER', shipper, party('Bank', 'BENB'), 1)] }),
      issue,
      a,
    );
    const manifest = {
      transportDocumentChecksum,
      lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(transfer),
    };
    out.push(
      Buffer.from(
        JSON.stringify({
          transportDocument,
          envelopeManifestSignedContent: await signObject(manifest, a),
          envelopeTransferChain: [issue, transfer],
        }),
      ),
    );
  }
  return out;
}

/** A platform, or a server that keeps what it is sent, in a process of its own. */
function start(kind, file, certificates) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--serve', kind, file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(certificates));
  const stop = () => new Promise((resolve) => child.once('close', resolve) && child.kill('SIGTERM'));
  return new Promise((resolve) =>
    createInterface({ input: child.stdout }).once('line', (url) => resolve({ url, stop })),
  );
}

async function rate(url, bodies, wanted) {
  const pool = new Pool(url, { connections: AT_ONCE });
  let next = 0;
  const begin = performance.now();
  const worker = async () => {
    while (next < bodies.length) {
      const body = bodies[next++];
      const headers = { 'content-type': 'application/json' };
      const answer = await pool.request({ method: 'POST', path: '/v3/envelopes', headers, body });
      await answer.body.dump();
      if (answer.statusCode !== wanted) throw new Error(`HTTP ${answer.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  await pool.close();
  return bodies.length / ((performance.now() - begin) / 1000);
}

export async function run() {
  const text = readFileSync(DOCUMENT, 'utf8');
  const document = JSON.parse(text);
  console.log(`\nRFC 8785 of a transport document of ${text.length} bytes`);
  const canonical = compare({ kouan: () => canonicalJson(document), canonicalize: () => canonicalize(document) });
  const results = [line('canonicalize : canonicalJson (time)', canonical.canonicalize / canonical.kouan, 1, false)];

  const signers = { a: signerOf('BENA'), b: signerOf('BENB'), carrier: signerOf('KOUA') };
  const certificates = { BENA: signers.a.certificate, KOUA: signers.carrier.certificate };
  console.log(`\n${ENVELOPES} envelopes over ${AT_ONCE} connections, SQLite with synchronous=FULL`);
  const rates = { plain: [], kouan: [] };
  for (let round = 0; round < ROUNDS; round++) {
    const bodies = await envelopes(ENVELOPES, `R${round}N`, signers);
    for (const kind of ['plain', 'kouan']) {
      const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
      const server = await start(kind, join(folder, 'bills.db'), certificates);
      try {
        rates[kind].push(await rate(server.url, bodies, 200));
      } finally {
        await server.stop();
        rmSync(folder, { recursive: true });
      }
    }
  }
  const middle = (values) => values.sort((x, y) => x - y)[values.length >> 1];
  const [plain, kouan] = [middle(rates.plain), middle(rates.kouan)];
  console.log(`     keeps what it is sent ${Math.round(plain)}/s, takes bills over ${Math.round(kouan)}/s`);
  results.push(line('envelopes taken over : plain POSTs kept (throughput)', kouan / plain, 0.6, false));
  return results;
}

async function bodyOf(request) {
  const parts = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

/** Reads the message, keeps it, and says so once it is on disk: many share a commit, as in kouan. */
function plainHandler(file) {
  const database = openDatabase(file);
  database.exec('CREATE TABLE messages (id TEXT PRIMARY KEY, body BLOB NOT NULL)');
  const insert = database.prepare('INSERT INTO messages VALUES (?, ?)');
  let waiting = [];
  const flush = () => {
    const some = waiting;
    waiting = [];
    database.exec('BEGIN IMMEDIATE');
    for (const { id, body } of some) insert.run(id, body);
    database.exec('COMMIT');
    for (const { done } of some) done();
  };
  return async (body) => {
    const { transportDocument } = JSON.parse(body.toString());
    await new Promise((done) => {
      waiting.push({ id: transportDocument.transportDocumentReference, body, done });
      if (waiting.length === 1) setImmediate(flush);
    });
    return { status: 200, body: '{}' };
  };
}

async function platformHandler(file, certificates) {
  const register = await openRegister(file, { read: readTransportDocument });
  const context = {
    platform: 'BENB',
    keys: platformKeys({
      certificates: Object.entries(certificates).map(([owner, certificate]) => ({ owner, certificate })),
    }),
    signer: signerOf('BENB'),
    profile: PROFILES.strict,
    knows: () => true,
    checkDocument: checkTransportDocument,
    carrierOf: ({ carrierCode }) => carrierCode,
  };
  return async (body) => {
    const answer = await receiveEnvelope(register, body, context);
    return { status: answer.status, body: JSON.stringify(answer.signed ?? answer) };
  };
}

if (process.argv.includes('--serve')) {
  const [kind, file] = process.argv.slice(-2);
  const certificates = JSON.parse((await bodyOf(process.stdin)).toString());
  const handle = kind === 'plain' ? plainHandler(file) : await platformHandler(file, certificates);
  const server = createServer(async (request, response) => {
    const answer = await handle(await bodyOf(request));
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
  });
  server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
  process.once('SIGTERM', () => process.exit(0));
}
