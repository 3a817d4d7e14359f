import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { memorySigner } from '@kouan/sdk/signing';
import { documentChecksum, entryChecksum, nextEntry, signObject } from '@kouan/sdk/title';
import { expect, it } from 'vitest';
import document from '../../../fixtures/dcsa.transport-document/straight.canonical.json' with { type: 'json' };
import { served } from './kouan.testing.ts';

const NOW = new Date();
const signerOf = (subject: string) => memorySigner({ subject: `CN=${subject}`, days: 9, now: NOW, kind: 'P-256' });
const SIGNERS = { BENA: signerOf('BENA'), LINE: signerOf('LINE'), EVIL: signerOf('EVIL') };
const PEERS = (['BENA', 'LINE'] as const).map((code) => ({ code, certificate: SIGNERS[code].certificate }));
const bank = {
  partyName: 'Rijnbank NV',
  eblPlatform: 'KUNB',
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: '724500KOUANRIJNBANK1' }],
};
const party = (partyName: string) => ({
  partyName,
  eblPlatform: 'BENA',
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: partyName.toUpperCase() }],
});

interface Change {
  readonly sender?: keyof typeof SIGNERS;
  readonly carrier?: keyof typeof SIGNERS;
  readonly status?: string;
  /** Says another last entry than the one that is there. */
  readonly last?: string;
}

/** A bill that was issued and transferred on another platform, on its way to B. */
async function envelope(reference: string, { sender = 'BENA', carrier = 'LINE', status, last }: Change = {}) {
  const transportDocument = {
    ...document,
    carrierCode: 'LINE',
    transportDocumentReference: reference,
    ...(status === undefined ? {} : { transportDocumentStatus: status }),
  };
  const transportDocumentChecksum = documentChecksum(transportDocument);
  const actionDateTime = new Date(NOW.getTime() - 60_000).toISOString();
  const issuanceManifestSignedContent = await signObject(
    { documentChecksum: transportDocumentChecksum, issueToChecksum: transportDocumentChecksum },
    SIGNERS[carrier],
  );
  const act = { actionCode: 'ISSUE' as const, actor: party('Line'), recipient: party('Shipper'), actionDateTime };
  const more = { eblPlatform: 'BENA', transportDocumentChecksum };
  const issue = await nextEntry(
    { ...more, issuanceManifestSignedContent, transactions: [act] },
    undefined,
    SIGNERS.BENA,
  );
  const transfer = await nextEntry(
    { ...more, transactions: [{ ...act, actionCode: 'TRANSFER', actor: party('Shipper'), recipient: bank }] },
    issue,
    SIGNERS[sender],
  );
  const manifest = {
    transportDocumentChecksum,
    lastEnvelopeTransferChainEntrySignedContentChecksum: last ?? entryChecksum(transfer),
  };
  const envelopeManifestSignedContent = await signObject(manifest, SIGNERS.BENA);
  const envelopeTransferChain = [issue, transfer];
  return new TextEncoder().encode(
    JSON.stringify({ transportDocument, envelopeManifestSignedContent, envelopeTransferChain }),
  );
}

/** One of each, with the code of its answer. */
const KINDS: readonly (readonly [code: string, change: Change])[] = [
  ['RECE', {}],
  ['BSIG', { sender: 'EVIL' }],
  ['BSIG', { carrier: 'EVIL' }],
  ['BENV', { status: 'DRAFT' }],
  ['BENV', { last: 'a'.repeat(64) }],
];

it('a thread finds what the receiver finds', async () => {
  const inputs = await Promise.all(KINDS.map(([, change], index) => envelope(`B${index}`, change)));
  inputs.push(new TextEncoder().encode('{"a":1,"a":2}'), new Uint8Array(), new Uint8Array(17 * 1024 * 1024));
  const asked = JSON.stringify({
    peers: PEERS,
    at: NOW.getTime(),
    inputs: inputs.map((one) => Buffer.from(one).toString('base64')),
  });
  const script = fileURLToPath(new URL('./ebl-threads.testing.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    input: asked,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual([
    'recipient',
    'signature',
    'BSIG',
    'BENV',
    'BENV',
    'malformed',
    'malformed',
    'malformed',
    'failed',
  ]);
});

it('a server answers many at once as it answers one', async () => {
  const { url, stop } = await served();
  try {
    for (const { code, certificate } of PEERS)
      await fetch(`${new URL(url).origin}/ebl/control/peers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code, certificate }),
      });
    const send = async (body: Uint8Array): Promise<string> => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${new URL(url).origin}/ebl/b/v3/envelopes`, { method: 'POST', headers, body });
      const payload = Buffer.from(((await answer.json()) as string).split('.')[1] ?? '', 'base64url').toString();
      return (JSON.parse(payload) as { responseCode: string }).responseCode;
    };
    // The last ones are read by threads.
    const all = Array.from({ length: 60 }, (_, index) => KINDS[index % KINDS.length] as (typeof KINDS)[number]);
    const bodies = await Promise.all(all.map(([, change], index) => envelope(`M${index}`, change)));
    const codes: string[] = [];
    let next = 0;
    const worker = async (): Promise<void> => {
      for (let index = next++; index < bodies.length; index = next++)
        codes[index] = await send(bodies[index] as Uint8Array);
    };
    await Promise.all(Array.from({ length: 12 }, worker));
    expect(codes).toEqual(all.map(([code]) => code));
    // The same one from everywhere at once: it is taken over once.
    const one = await envelope('ONCE');
    const same = await Promise.all(Array.from({ length: 12 }, () => send(one)));
    expect(same.toSorted()).toEqual([...Array.from({ length: 11 }, () => 'DUPE'), 'RECE']);
  } finally {
    expect(await stop()).toBe(0);
  }
});
