/** Envelopes as the runner sends them: the good one of a scenario, and what differs from it. @module */
import type { Signer } from '@kouan/sdk/signing';
import {
  type DocumentMetadata,
  documentChecksum,
  entryChecksum,
  nextEntry,
  type SignedObject,
  signObject,
  type TitleParty,
  type TransferChainEntry,
} from '@kouan/sdk/title';
import type { EnvelopeChange } from '../scenario.ts';
import type { TransportDocument } from './transport-document.ts';

/** What an envelope is made of. */
export interface EnvelopeParts {
  readonly document: TransportDocument;
  readonly platform: string;
  readonly signer: Signer;
  readonly carrier: TitleParty;
  readonly carrierSigner: Signer;
  readonly shipper: TitleParty;
  /** Gets the bill. */
  readonly receiver: TitleParty;
  readonly stranger: TitleParty;
  /** Code of a platform that is not the receiver's. */
  readonly elsewhere: string;
  /** The issue alone, or a transfer after it. */
  readonly entries: 1 | 2;
  readonly papers: readonly DocumentMetadata[];
  /** Written as DCSA's gateway does (profile `gateway-2026-01`). */
  readonly asGateway: boolean;
  readonly now: Date;
}

/** An envelope, and what the answers to it are held against. */
export interface BuiltEnvelope {
  readonly body: string;
  readonly chain: readonly string[];
  /** Checksum of the last entry. */
  readonly last: string;
  readonly documentChecksum: string;
}

type Transaction = TransferChainEntry['transactions'][number];

const MINUTE = 60_000;

/** Makes the good envelope of a scenario. */
export async function buildEnvelope(parts: EnvelopeParts): Promise<BuiltEnvelope> {
  const { document, platform, signer, carrier, carrierSigner, shipper, receiver, entries, asGateway } = parts;
  const of = documentChecksum(document);
  const holder = entries === 1 ? receiver : shipper;
  const { partyName, eblPlatform, identifyingCodes } = holder;
  const issueTo = { partyName, sendToPlatform: eblPlatform ?? platform, identifyingCodes };
  const issuance = await signObject(
    { documentChecksum: of, issueToChecksum: documentChecksum(issueTo) },
    carrierSigner,
  );
  const base = { eblPlatform: platform, transportDocumentChecksum: of };
  const chain = [
    await nextEntry(
      {
        ...base,
        ...(asGateway ? {} : { issuanceManifestSignedContent: issuance }),
        transactions: [transaction('ISSUE', carrier, holder, 2, parts)],
      },
      undefined,
      signer,
    ),
  ];
  if (entries === 2)
    chain.push(
      await nextEntry(
        { ...base, transactions: [transaction('TRANSFER', shipper, receiver, 1, parts)] },
        chain[0],
        signer,
      ),
    );
  return sealed(chain, parts, {}, asGateway ? { issuanceManifestSignedContent: issuance } : {});
}

/** The gateway says ISSUE in every entry, and the old fields beside it. */
function transaction(
  actionCode: 'ISSUE' | 'TRANSFER',
  actor: TitleParty,
  recipient: TitleParty,
  minutesAgo: number,
  { asGateway, now }: EnvelopeParts,
): Transaction {
  const at = new Date(now.getTime() - minutesAgo * MINUTE);
  const legacy = { action: actionCode === 'ISSUE' ? 'ISSU' : 'TRNS', timestamp: at.getTime() };
  return {
    actionCode: asGateway ? 'ISSUE' : actionCode,
    actor,
    recipient,
    actionDateTime: at.toISOString(),
    ...(asGateway ? legacy : {}),
  };
}

/** Puts a chain into an envelope. */
async function sealed(
  chain: readonly string[],
  { document, signer, papers }: EnvelopeParts,
  instead: { readonly last?: string; readonly document?: object; readonly tampered?: true } = {},
  more: object = {},
): Promise<BuiltEnvelope> {
  const last = entryChecksum(chain.at(-1) ?? '');
  const of = documentChecksum(document);
  const manifest = {
    transportDocumentChecksum: of,
    lastEnvelopeTransferChainEntrySignedContentChecksum: instead.last ?? last,
    ...(papers.length === 0 ? {} : { supportingDocuments: [...papers] }),
  };
  const signed = await signObject(manifest, signer);
  const envelope = {
    transportDocument: instead.document ?? document,
    envelopeManifestSignedContent: instead.tampered === true ? tampered(signed) : signed,
    envelopeTransferChain: chain,
    ...more,
  };
  return { body: JSON.stringify(envelope), chain, last, documentChecksum: of };
}

const payloadOf = (jws: string): TransferChainEntry =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as TransferChainEntry;

/** A manifest of the same fields whose octets are not the ones that were signed. */
function tampered(jws: string): string {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  const text = ` ${Buffer.from(payload, 'base64url').toString()}`;
  return [header, Buffer.from(text).toString('base64url'), signature].join('.');
}

/** The same chain with its last entry signed anew, over what it says now. */
async function withLast(
  { chain }: BuiltEnvelope,
  signer: Signer,
  change: (last: Transaction) => Transaction,
): Promise<readonly string[]> {
  const payload = payloadOf(chain.at(-1) ?? '');
  const transactions = payload.transactions.map((one, index) =>
    index === payload.transactions.length - 1 ? change(one) : one,
  );
  return [...chain.slice(0, -1), await signObject({ ...payload, transactions } as SignedObject, signer)];
}

/** What the gateway leaves as it was when it signs the last entry again: the manifest, and so its link. */
const stale = (good: BuiltEnvelope, { asGateway }: EnvelopeParts) => (asGateway ? { last: good.last } : {});

const outside = ({ body }: BuiltEnvelope): object => {
  const { issuanceManifestSignedContent: one } = JSON.parse(body) as { issuanceManifestSignedContent?: string };
  return one === undefined ? {} : { issuanceManifestSignedContent: one };
};

const readdressed = (to: (parts: EnvelopeParts) => TitleParty) => async (good: BuiltEnvelope, parts: EnvelopeParts) =>
  sealed(await withLast(good, parts.signer, (last) => ({ ...last, recipient: to(parts) })), parts, {}, outside(good));

/** Every way in which an envelope differs from the good one. */
export const ENVELOPE_CHANGES: Readonly<
  Record<EnvelopeChange, (good: BuiltEnvelope, parts: EnvelopeParts) => Promise<BuiltEnvelope>>
> = {
  're-signed': async (good, parts) =>
    sealed(await withLast(good, parts.signer, (last) => last), parts, stale(good, parts), outside(good)),
  altered: async (good, parts) =>
    sealed(
      await withLast(good, parts.signer, (last) => ({ ...last, comments: 'Altered after it was accepted' })),
      parts,
      stale(good, parts),
      outside(good),
    ),
  'manifest-tampered': (good, parts) => sealed(good.chain, parts, { tampered: true }, outside(good)),
  'other-platform': readdressed(({ receiver, elsewhere }) => ({ ...receiver, eblPlatform: elsewhere })),
  'unknown-party': readdressed(({ stranger }) => stranger),
  'facility-too-long': (good, parts) => {
    const { document } = parts;
    const facility = { facilityCode: 'MUCHTOOLONG', facilityCodeListProvider: 'SMDG' };
    const placeOfReceipt = { ...document.transports.placeOfReceipt, facility };
    return sealed(
      good.chain,
      parts,
      { document: { ...document, transports: { ...document.transports, placeOfReceipt } } },
      outside(good),
    );
  },
};
