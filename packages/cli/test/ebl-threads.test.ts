import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { memorySigner } from '@kouan/sdk/signing';
import { documentChecksum, entryChecksum, nextEntry, PROFILES, readingOf, signObject } from '@kouan/sdk/title';
import { afterEach, describe, expect, it } from 'vitest';
import document from '../../../fixtures/dcsa.transport-document/straight.canonical.json' with { type: 'json' };
import { readingContext } from '../../server/src/ebl/reading/context.ts';
import { keysOf } from '../../server/src/ebl/reading/peer-keys.ts';
import { ReadingThreads } from '../../server/src/ebl/reading/threads.ts';
import { root, served } from './kouan.testing.ts';

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

describe('threads that read envelopes', () => {
  const file = pathToFileURL(join(root, 'packages/server/dist/ebl/reading/thread.js'));
  const leaving: (() => Promise<void>)[] = [];
  afterEach(() => Promise.all(leaving.splice(0).map((leave) => leave())));

  /** A reader whose threads have begun: a process reads a few by itself before. */
  async function begun(of = file) {
    const threads = new ReadingThreads(of);
    leaving.push(threads.enter());
    let keys = threads.number(PEERS);
    const reader = threads.reader('KUNB', PROFILES.strict, () => keys);
    const bytes = await envelope('FIRST');
    let read: ReturnType<typeof reader>;
    let few = 0;
    for (; read === undefined; few++) {
      read = reader(bytes, NOW);
      if (few > 7) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(few).toBeGreaterThan(8);
    return { reader, first: await read, know: (peers: typeof PEERS) => (keys = threads.number(peers)) };
  }

  it('find what the thread of the receiver finds', async () => {
    const { reader } = await begun();
    const context = readingContext('KUNB', keysOf(PEERS), PROFILES.strict);
    const inputs = await Promise.all(KINDS.map(([, change], index) => envelope(`B${index}`, change)));
    inputs.push(new TextEncoder().encode('{"a":1,"a":2}'), new Uint8Array(), new Uint8Array(17 * 1024 * 1024));
    for (const bytes of inputs) {
      const read = await reader(bytes, NOW);
      expect(read).toStrictEqual(readingOf(bytes, NOW, context));
      // What is given to a thread is a copy.
      expect(bytes.byteLength).toBe(bytes.length);
    }
  });

  it('hear of keys before the next envelope', async () => {
    const { reader, know, first } = await begun();
    expect(first).toMatchObject({ identity: { reference: 'FIRST' } });
    const bytes = await envelope('NEXT');
    know(PEERS.filter(({ code }) => code !== 'LINE'));
    expect(await reader(bytes, NOW)).toMatchObject({ refused: { code: 'BSIG' } });
    know(PEERS);
    expect(await reader(bytes, NOW)).toMatchObject({ recipient: bank });
  });

  it('that end over an envelope leave it to the receiver, and are not begun for ever', async () => {
    const { reader, first } = await begun(new URL('./ebl-threads.testing.mjs', import.meta.url));
    expect(first).toBeUndefined();
    let asked = 0;
    for (let round = 0; round < 100; round++) {
      const read = reader(await envelope('AGAIN'), NOW);
      if (read === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      else {
        asked++;
        expect(await read).toBeUndefined();
      }
    }
    expect(asked).toBeLessThan(8);
  });
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
