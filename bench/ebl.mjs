/**
 * Electronic bills: the canonical form beside the package that everybody takes, and how many envelopes a platform of the
 * reference server takes over in a second, each verified, judged and on disk before its answer is signed, beside the
 * declarations of 2 KB that the same server stores.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { canonicalJson, memorySigner } from '@kouan/sdk/signing';
import { documentChecksum, entryChecksum, nextEntry, signObject } from '@kouan/sdk/title';
import canonicalize from 'canonicalize';
import { Pool } from 'undici';
import { compare, line } from './measure.mjs';
import { message } from './message.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
const ENVELOPES = Number(process.env.KOUAN_BENCH_ENVELOPES ?? 1_500);
const AT_ONCE = 16;
/** Bytes of a plain POST: what the targets of the reference server are given for. */
const DECLARATION = 2_048;
const ROUNDS = 5;
/** Until declarations have got their receipts, which cost as much as the declarations: nobody else is to pay for them. */
const COURSE_MS = 10_000;
const now = new Date();
const DOCUMENT = new URL('../fixtures/dcsa.transport-document/straight.canonical.json', import.meta.url);

const party = (partyName, eblPlatform) => ({
  partyName,
  eblPlatform,
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: partyName.toUpperCase() }],
});
const signerOf = (name) => memorySigner({ subject: `CN=${name}`, days: 9, now, kind: 'P-256' });

/** Bills that come from platform A, each issued and transferred, as the bytes that are sent. */
async function envelopes(count, prefix, { a, carrier, bank }) {
  const document = { ...JSON.parse(readFileSync(DOCUMENT, 'utf8')), carrierCode: 'LINE' };
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
    const carrierParty = party('Line', 'BENA');
    const shipper = party('Shipper', 'BENA');
    const act = (actionCode, actor, recipient, minutes) => ({
      actionCode,
      actor,
      recipient,
      actionDateTime: at(minutes),
    });
    const issue = await nextEntry(
      entry({ issuanceManifestSignedContent, transactions: [act('ISSUE', carrierParty, shipper, 2)] }),
      undefined,
      a,
    );
    const transfer = await nextEntry(entry({ transactions: [act('TRANSFER', shipper, bank, 1)] }), issue, a);
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

/** The reference server in a process of its own, which knows the two who sign. */
async function start(folder, { a, carrier }) {
  const child = spawn(process.execPath, [BIN, 'serve', '--port', '0', '--json', '--store', join(folder, 'server.db')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [text] = await once(createInterface({ input: child.stdout }), 'line');
  const url = new URL(JSON.parse(text).url).origin;
  for (const [code, { certificate }] of Object.entries({ BENA: a, LINE: carrier })) {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${url}/ebl/control/peers`, { method: 'POST', headers, body: JSON.stringify({ code, certificate }) });
  }
  const { parties } = await (await fetch(`${url}/ebl`)).json();
  const { handle: _, ...bank } = parties.find(({ handle }) => handle === 'bank');
  const stop = () => new Promise((resolve) => child.once('close', resolve) && child.kill('SIGTERM'));
  return { url, bank, stop };
}

const ITEM =
  '<DecList><GNo>1</GNo><CodeTS>8504401990</CodeTS><GName>Charger</GName><GModel>4|3|USB|N/M</GModel><OriginCountry>142</OriginCountry><DeclPrice>2.5</DeclPrice><DeclTotal>250</DeclTotal><TradeCurr>502</TradeCurr><GQty>100</GQty><GUnit>007</GUnit></DecList>';

/** A declaration of so many bytes, or a few less. */
function declaration(reference, size) {
  const text = Buffer.from(message(reference)).toString();
  const items = Math.max(1, Math.round((size - text.length) / ITEM.length));
  return Buffer.from(text.replace('</DecLists>', `${ITEM.repeat(items)}</DecLists>`));
}

/** So many a second that are taken in, each answered when it is on disk. */
async function rate(url, path, type, bodies) {
  const pool = new Pool(url, { connections: AT_ONCE });
  let next = 0;
  const begin = performance.now();
  const worker = async () => {
    while (next < bodies.length) {
      const body = bodies[next++];
      const answer = await pool.request({ method: 'POST', path, headers: { 'content-type': type }, body });
      await answer.body.dump();
      if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`);
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

  const signers = { a: signerOf('BENA'), carrier: signerOf('LINE') };
  console.log(`\n${ENVELOPES} messages over ${AT_ONCE} connections to kouan serve, SQLite with synchronous=FULL`);
  const rates = { plain: [], envelopes: [] };
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  const server = await start(folder, signers);
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const bodies = await envelopes(ENVELOPES, `R${round}N`, { ...signers, bank: server.bank });
      const plain = bodies.map((_, index) => declaration(`R${round}N${index}`, DECLARATION));
      rates.envelopes.push(await rate(server.url, '/ebl/b/v3/envelopes', 'application/json', bodies));
      rates.plain.push(await rate(server.url, '/single-window/declarations', 'application/xml', plain));
      await pause(COURSE_MS);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  const middle = (values) => values.sort((x, y) => x - y)[values.length >> 1];
  const [plain, taken] = [middle(rates.plain), middle(rates.envelopes)];
  console.log(`     declarations stored ${Math.round(plain)}/s, bills taken over ${Math.round(taken)}/s`);
  results.push(line('envelopes taken over : declarations stored (throughput)', taken / plain, 0.6, false));
  return results;
}
