/**
 * Electronic bills: the canonical form beside the package that everybody takes, and how many envelopes a platform of the
 * reference server takes over in a second, each verified, judged, signed for and on disk before it is answered, beside the
 * declarations that the same server takes in: as long as an envelope, and of 2 KB.
 */
import { spawn } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { canonicalJson, memorySigner } from '@kouan/sdk/signing';
import { documentChecksum, entryChecksum, nextEntry, signObject } from '@kouan/sdk/title';
import canonicalize from 'canonicalize';
import { Pool } from 'undici';
import { compare, line } from './measure.mjs';
import { message } from './message.mjs';

const BIN = fileURLToPath(new URL('../packages/cli/dist/bin.js', import.meta.url));
/** Kinds take turns, a little of each, so that a machine that is slower for a while is slower for all of them. */
const TURNS = Number(process.env.KOUAN_BENCH_TURNS ?? 24);
const A_TURN = 250;
/** Turns after which everything that is used often is compiled. */
const WARM = Math.ceil(TURNS / 3);
const AT_ONCE = 16;
/** Bytes of a plain POST: what the reference server has its own target for. */
const SHORT = 2_048;
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
  // Time stands still: no receipt falls due, for which somebody else would have to wait.
  const clock = ['--clock', 'virtual', '--start', now.toISOString()];
  const args = ['serve', '--port', '0', '--json', ...clock, '--store', join(folder, 'server.db')];
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
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

/** A declaration of so many bytes, or a few less: with as many items as that takes, or with one and a long note. */
const DECLARATIONS = {
  items(reference, size) {
    const text = Buffer.from(message(reference)).toString();
    const items = Math.max(1, Math.round((size - text.length) / ITEM.length));
    return Buffer.from(text.replace('</DecLists>', `${ITEM.repeat(items)}</DecLists>`));
  },
  note(reference, size) {
    const text = Buffer.from(message(reference)).toString();
    const note = 'x'.repeat(Math.max(0, size - text.length));
    return Buffer.from(text.replace('</DecHead>', `<NoteS>${note}</NoteS></DecHead>`));
  },
};

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

/** Milliseconds of node:crypto for the signatures of one envelope: manifest, entries, the carrier's issuance, the answer. */
async function arithmetic({ a, carrier, bank }) {
  const [bytes] = await envelopes(1, 'R', { a, carrier, bank });
  const { envelopeManifestSignedContent: manifest, envelopeTransferChain: chain } = JSON.parse(bytes);
  const payloadOf = (jws) => Buffer.from(jws.split('.')[1], 'base64url');
  const { issuanceManifestSignedContent: issuance } = JSON.parse(payloadOf(chain[0]));
  const wrapped = (key) => ({ key, dsaEncoding: 'ieee-p1363' });
  const signatures = [manifest, ...chain, issuance].map((jws) => {
    const end = jws.lastIndexOf('.');
    const key = wrapped(createPublicKey((jws === issuance ? carrier : a).certificate));
    return { key, over: Buffer.from(jws.slice(0, end)), value: Buffer.from(jws.slice(end + 1), 'base64url') };
  });
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { raw } = compare({
    raw() {
      for (const { key, over, value } of signatures)
        if (!verify('sha256', over, key, value)) throw new Error('no signature');
      sign('sha256', payloadOf(manifest), wrapped(privateKey));
    },
  });
  return raw;
}

export async function run() {
  const text = readFileSync(DOCUMENT, 'utf8');
  const document = JSON.parse(text);
  console.log(`\nRFC 8785 of a transport document of ${text.length} bytes`);
  const canonical = compare({ kouan: () => canonicalJson(document), canonicalize: () => canonicalize(document) });
  const results = [line('canonicalize : canonicalJson (time)', canonical.canonicalize / canonical.kouan, 1, false)];

  const signers = { a: signerOf('BENA'), carrier: signerOf('LINE') };
  const folder = mkdtempSync(join(tmpdir(), 'kouan-bench-'));
  const server = await start(folder, signers);
  const raw = await arithmetic({ ...signers, bank: server.bank });
  const rates = { envelopes: [], items: [], note: [], short: [] };
  let size = 0;
  try {
    const all = await envelopes(TURNS * A_TURN, 'N', { ...signers, bank: server.bank });
    size = all[0].length;
    console.log(`\n${AT_ONCE} connections to kouan serve, SQLite with synchronous=FULL; an envelope has ${size} bytes`);
    for (let turn = 0; turn < TURNS; turn++) {
      const some = all.slice(turn * A_TURN, (turn + 1) * A_TURN);
      const post = (bytes, kind) => {
        const bodies = some.map((_, index) => DECLARATIONS[kind](`T${turn}N${index}${kind}${bytes}`, bytes));
        return rate(server.url, '/single-window/declarations', 'application/xml', bodies);
      };
      const took = {
        envelopes: await rate(server.url, '/ebl/b/v3/envelopes', 'application/json', some),
        items: await post(size, 'items'),
        note: await post(size, 'note'),
        short: await post(SHORT, 'items'),
      };
      if (turn >= WARM) for (const [kind, one] of Object.entries(took)) rates[kind].push(one);
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
  const middle = (values) => values.toSorted((x, y) => x - y)[values.length >> 1];
  const ratio = (kind) => middle(rates.envelopes.map((one, turn) => one / rates[kind][turn]));
  const a = (kind) => `${Math.round(middle(rates[kind]))}/s`;
  const said = [`envelopes ${a('envelopes')}`, `${size} bytes of items ${a('items')}, with a note ${a('note')}`];
  console.log(`     ${[...said, `${SHORT} bytes ${a('short')}`].join('; ')}`);
  const processors = availableParallelism();
  const left = (1_000 * processors) / (0.6 * middle(rates.short));
  const spare = `0.6 × of 2 KB leaves ${left.toFixed(2)} ms of ${processors} processors, sender and all`;
  console.log(`     four verifications and a signature alone take ${raw.toFixed(2)} ms; ${spare}`);
  results.push(line('envelopes : declarations as long, of items (throughput)', ratio('items'), 0.6, false));
  results.push(line('envelopes : declarations as long, with a note (throughput)', ratio('note'), 0.6, false));
  results.push(line('envelopes : declarations of 2 KB (throughput)', ratio('short'), 0.6, false));
  return results;
}
