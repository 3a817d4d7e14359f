import { describe, expect, it } from 'vitest';
import type { TitleAct } from '../acts.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { nextEntry, signObject } from '../chain/entry.ts';
import type { PintAnswer } from './context.ts';
import { bank, bill, carrier, contextOf, ISSUE, newRegister, party, SIGNERS, shipper } from './pint.testing.ts';
import { PROFILES, QUIRKS, type QuirkName } from './profiles.ts';
import { receiveEnvelope } from './receive.ts';

const AT = '2026-03-01T11:00:00.000Z';
const codeOf = (answer: PintAnswer) => ('response' in answer ? answer.response.responseCode : answer.status);
const checksum = documentChecksum(bill());
const issuance = () => signObject({ documentChecksum: checksum, issueToChecksum: checksum }, SIGNERS.CAR1.signer);
const transfer = { actionCode: 'TRANSFER', actor: shipper, recipient: bank, actionDateTime: AT } as const;
const issue = { actionDateTime: AT, ...(ISSUE[1] as Pick<TitleAct, 'actionCode' | 'actor' | 'recipient'>) };

interface Peer {
  readonly acts: readonly (readonly object[])[];
  readonly platforms?: readonly string[];
  readonly inEntry?: boolean;
  readonly onEnvelope?: boolean;
}

/** An envelope that EBL1 signs throughout. */
async function envelopeOf({ acts, platforms = [], inEntry = true, onEnvelope = false }: Peer): Promise<Uint8Array> {
  const chain: string[] = [];
  for (const [index, transactions] of acts.entries()) {
    const entry = {
      eblPlatform: platforms[index] ?? 'EBL1',
      transportDocumentChecksum: checksum,
      transactions,
      ...(index === 0 && inEntry ? { issuanceManifestSignedContent: await issuance() } : {}),
    };
    chain.push(await nextEntry(entry as unknown as Parameters<typeof nextEntry>[0], chain.at(-1), SIGNERS.EBL1.signer));
  }
  const manifest = {
    transportDocumentChecksum: checksum,
    lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(chain.at(-1) ?? ''),
  };
  return Buffer.from(
    JSON.stringify({
      transportDocument: bill(),
      envelopeManifestSignedContent: await signObject(manifest, SIGNERS.EBL1.signer),
      envelopeTransferChain: chain,
      ...(onEnvelope ? { issuanceManifestSignedContent: await issuance() } : {}),
    }),
  );
}

const tester = party('Tester', 'EBL1');
const legacy = { action: 'TRNS', timestamp: 1_772_000_000_000 };

/** How a peer with one quirk sends a bill, and what a strict receiver says to that. */
const PEERS: Readonly<Record<QuirkName, readonly [Peer, string | number]>> = {
  issuanceManifestOnEnvelope: [{ acts: [[issue], [transfer]], inEntry: false, onEnvelope: true }, 400],
  issueAnywhere: [{ acts: [[{ ...issue, recipient: bank }], [{ ...issue, actor: tester, recipient: bank }]] }, 'BENV'],
  legacyAction: [{ acts: [[issue], [{ ...transfer, ...legacy }]] }, 'BENV'],
  senderSignsAll: [{ acts: [[{ ...issue, actor: carrier }], [transfer]], platforms: ['WAVE', 'WAVE'] }, 'BSIG'],
};

describe.each(Object.keys(QUIRKS) as QuirkName[])('%s', (name) => {
  const [peer, refusal] = PEERS[name];
  // Where all entries are another platform’s, so are the parties.
  const there = { ...shipper, eblPlatform: 'WAVE' };
  const acts =
    name === 'senderSignsAll' ? [[{ ...issue, recipient: there }], [{ ...transfer, actor: there }]] : peer.acts;

  it('is refused by who is strict', async () => {
    const register = await newRegister();
    expect(codeOf(await receiveEnvelope(register, await envelopeOf({ ...peer, acts }), contextOf('EBL2')))).toBe(
      refusal,
    );
    expect(await register.list()).toEqual([]);
  });

  it('is let pass by the profile that has it, and by no other quirk', async () => {
    const envelope = await envelopeOf({ ...peer, acts });
    const here = (quirks: ReadonlySet<QuirkName>) => contextOf('EBL2', { profile: { name: 'test', quirks } });
    const others = new Set((Object.keys(QUIRKS) as QuirkName[]).filter((one) => one !== name));
    expect(codeOf(await receiveEnvelope(await newRegister(), envelope, here(others)))).toBe(refusal);
    const register = await newRegister();
    expect(codeOf(await receiveEnvelope(register, envelope, here(new Set([name]))))).toBe('RECE');
    const [found] = await register.list();
    expect(await register.title(found?.id ?? '')).toMatchObject({ state: { holder: bank } });
  });
});

it('as the gateway sends it: all at once, and what is no quirk is refused all the same', async () => {
  const gateway = contextOf('EBL2', { profile: PROFILES['gateway-2026-01'] });
  const peer: Peer = {
    acts: [
      [{ ...issue, action: 'ISSU', actor: party('Issuer', 'BOLE'), recipient: bank }],
      [{ ...issue, action: 'TRNS', actor: party('Tester', 'BOLE'), recipient: bank }],
    ],
    platforms: ['BOLE', 'BOLE'],
    inEntry: false,
    onEnvelope: true,
  };
  expect(codeOf(await receiveEnvelope(await newRegister(), await envelopeOf(peer), gateway))).toBe('RECE');
  const stranger = [[{ ...issue, recipient: bank }], [{ ...transfer, actor: party('Thief', 'EBL1') }]];
  expect(codeOf(await receiveEnvelope(await newRegister(), await envelopeOf({ acts: stranger }), gateway))).toBe(
    'BENV',
  );
  const forged = await envelopeOf({ acts: [[issue], [transfer]], inEntry: false });
  expect(codeOf(await receiveEnvelope(await newRegister(), forged, gateway))).toBe('BENV');
});
