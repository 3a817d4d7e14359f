import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { selfSignedCertificate } from '../../signing/keys/self-signed.ts';
import { pemSigner } from '../../signing/signers/pem-signer.ts';
import type { TitleAct } from '../acts.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { nextEntry, signObject } from '../chain/entry.ts';
import { platformKeys } from '../chain/keys.ts';
import type { DocumentMetadata } from '../chain/objects.ts';
import type { TitleParty } from '../party.ts';
import { openRegister } from '../register/open.ts';
import type { Register } from '../register/register.ts';
import type { PlatformContext } from './context.ts';
import { PROFILES } from './profiles.ts';

export const NOW = new Date('2026-03-01T12:00:00Z');

const signerOf = (subject: string) => {
  const pair = selfSignedCertificate({ subject, days: 400, now: new Date('2026-01-01T00:00:00Z') });
  return { ...pair, signer: pemSigner(pair) };
};

/** Who signs in the examples: two platforms, a carrier, and one whom nobody knows. */
export const SIGNERS = {
  EBL1: signerOf('EBL1'),
  EBL2: signerOf('EBL2'),
  CAR1: signerOf('CAR1'),
  EVIL: signerOf('EVIL'),
};

export const keys = platformKeys({
  certificates: (['EBL1', 'EBL2', 'CAR1'] as const).map((owner) => ({
    owner,
    certificate: SIGNERS[owner].certificate,
  })),
});

export const party = (partyName: string, eblPlatform: string): TitleParty => ({
  partyName,
  eblPlatform,
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: partyName.toUpperCase() }],
});
export const carrier = party('Carrier', 'CAR1');
export const shipper = party('Shipper', 'EBL1');
export const bank = party('Bank', 'EBL2');

export const bill = (change: object = {}) => ({
  transportDocumentReference: 'KOU1',
  transportDocumentStatus: 'ISSUED',
  transportDocumentTypeCode: 'BOL',
  isToOrder: true,
  carrierCode: 'KOUA',
  weights: [1.5, 20.25],
  ...change,
});

/** A register of its own, on disk. */
export const newRegister = (
  now: () => Date = () => NOW,
  where = join(mkdtempSync(join(tmpdir(), 'kouan-register-')), 'r.db'),
): Promise<Register> => openRegister(where, { read: readBill, now });

const readBill = (bytes: Uint8Array): BillOfLading => {
  const { weights: _, ...fields } = JSON.parse(new TextDecoder().decode(bytes)) as { weights: unknown };
  return { type: 'bill-of-lading', ...fields };
};

/** A platform that knows everybody but Nobody. */
export const contextOf = (platform: 'EBL1' | 'EBL2', change: Partial<PlatformContext> = {}): PlatformContext => ({
  platform,
  keys,
  signer: SIGNERS[platform].signer,
  profile: PROFILES.strict,
  knows: ({ partyName }) => partyName !== 'Nobody',
  checkDocument: (document) => ({
    bill: readBill(new TextEncoder().encode(JSON.stringify(document))),
    schema: [],
    rules: [],
  }),
  carrierOf: () => 'CAR1',
  ...change,
});

export type Step = readonly [platform: 'EBL1' | 'EBL2' | 'EVIL' | 'CAR1', ...acts: readonly Partial<TitleAct>[]];

let clock = 0;
const stamp = () => new Date(NOW.getTime() - 3_600_000 + clock++).toISOString();

/** The chain that the steps make: one entry each. */
export async function chainOf(document: object, ...steps: readonly Step[]): Promise<string[]> {
  const chain: string[] = [];
  const checksum = documentChecksum(document);
  const issuance = await signObject({ documentChecksum: checksum, issueToChecksum: checksum }, SIGNERS.CAR1.signer);
  for (const [platform, ...acts] of steps) {
    const transactions = acts.map((act) => ({ actionDateTime: stamp(), ...act })) as TitleAct[];
    const entry = {
      eblPlatform: platform,
      transportDocumentChecksum: checksum,
      transactions,
      ...(chain.length === 0 ? { issuanceManifestSignedContent: issuance } : {}),
    };
    chain.push(await nextEntry(entry as Parameters<typeof nextEntry>[0], chain.at(-1), SIGNERS[platform].signer));
  }
  return chain;
}

/** An envelope around a chain, as bytes. */
export async function envelopeOf(
  document: object,
  chain: readonly string[],
  platform: 'EBL1' | 'EBL2' | 'EVIL' = 'EBL1',
  more: { readonly supportingDocuments?: DocumentMetadata[]; readonly last?: string } = {},
): Promise<Uint8Array> {
  const { last, ...rest } = more;
  const manifest = {
    transportDocumentChecksum: documentChecksum(document),
    lastEnvelopeTransferChainEntrySignedContentChecksum: last ?? entryChecksum(chain.at(-1) ?? ''),
    ...rest,
  };
  const envelopeManifestSignedContent = await signObject(manifest, SIGNERS[platform].signer);
  const envelope = { transportDocument: document, envelopeManifestSignedContent, envelopeTransferChain: chain };
  return new TextEncoder().encode(JSON.stringify(envelope));
}

export const ISSUE: Step = ['EBL1', { actionCode: 'ISSUE', actor: carrier, recipient: shipper }];
export const TO_BANK: Step = ['EBL1', { actionCode: 'TRANSFER', actor: shipper, recipient: bank }];
