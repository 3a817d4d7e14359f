/** A platform made of the SDK that sends when it is told to: what stands behind `--trigger`. @module */
import { readTransportDocument } from '@kouan/formats';
import {
  actOn,
  checksum,
  type Delivered,
  deliver,
  documentChecksum,
  entryChecksum,
  nextEntry,
  type Outgoing,
  openChain,
  pintEndpoint,
  type Register,
  type SignedObject,
  signObject,
  type TitleParty,
} from '@kouan/sdk/title';
import type { Instruction, PeerTrigger, Told } from './index.ts';
import { type Paper, papersOf } from './messages/papers.ts';
import { transportDocument } from './messages/transport-document.ts';
import { buyer, carrierParty } from './parties.ts';
import { contextOf, customer, keysOf, newRegister, SIGNERS } from './peers.testing.ts';

const line = carrierParty('PLIN');

/** What a sender does otherwise than it should, in the envelope or in what it makes of an answer. */
export interface Misdeeds {
  envelope?(envelope: Envelope): object;
  outcome?(told: Told): Told;
  /** Whether it goes on after an answer; as the SDK does, without. */
  deliver?(sender: Sending): Promise<Delivered>;
}

interface Envelope {
  readonly transportDocument: object;
  readonly envelopeManifestSignedContent: string;
  readonly envelopeTransferChain: readonly string[];
}

interface Sending {
  readonly register: Register;
  readonly transfer: Outgoing;
  readonly url: string;
}

/** Delivers as the SDK does. */
export async function delivered({ register, transfer, url }: Sending): Promise<Delivered> {
  const endpoint = pintEndpoint({ url });
  try {
    return await deliver(register, transfer, endpoint, { keys: keysOf('CONF') });
  } finally {
    await endpoint.close();
  }
}

const OUTCOMES = { accepted: 'accepted', rejected: 'rejected', unknown: 'unknown' } as const;

export async function sendingPeer(misdeeds: Misdeeds = {}): Promise<{ trigger: PeerTrigger; close(): Promise<void> }> {
  const register = await newRegister();
  const context = contextOf();
  /** The last transfer of each bill. */
  const sent = new Map<string, Outgoing>();
  const papers = new Map<string, Paper>();
  // What goes along comes from here: a register keeps what others have sent.
  const withPapers = new Proxy(register, {
    get(target, name) {
      if (name === 'attachment') return async (_: string, sum: string) => papers.get(sum)?.content;
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

  const documentOf = ({ transportDocumentReference: reference, bill: kind }: Instruction) =>
    transportDocument({ reference, kind, carrier: 'PLIN', issuer: line, shipper: customer, buyer });

  async function issued(instruction: Instruction): Promise<string> {
    const { transportDocumentReference: reference } = instruction;
    const [known] = await register.find({ reference });
    if (known !== undefined) return known.id;
    const document = documentOf(instruction);
    const bill = readTransportDocument(new TextEncoder().encode(JSON.stringify(document)));
    const title = await openChain(
      register,
      {
        document,
        bill: bill ?? { type: 'bill-of-lading' },
        issuanceManifest: await manifestOf(document, customer),
        carrier: line,
        holder: customer,
      },
      context,
    );
    return title?.bill.id ?? '';
  }

  async function transfer(instruction: Instruction): Promise<Outgoing> {
    const { transportDocumentReference: reference, to, documents = 0, entries } = instruction;
    const along = documents === 0 ? [] : papersOf(reference);
    for (const paper of along) papers.set(paper.metadata.documentChecksum, paper);
    if (entries === 1) return justIssued(instruction);
    const act = { actionCode: 'TRANSFER', actor: customer, recipient: to as TitleParty } as const;
    const acted = await actOn(
      register,
      await issued(instruction),
      { act, documents: along.map(({ metadata }) => metadata) },
      context,
    );
    return acted.transfer as Outgoing;
  }

  /** A chain of the issue alone, to a party elsewhere. */
  async function justIssued(instruction: Instruction): Promise<Outgoing> {
    const document = documentOf(instruction);
    const to = instruction.to as TitleParty;
    const act = { actionCode: 'ISSUE' as const, actor: line, recipient: to, actionDateTime: new Date().toISOString() };
    const entry = {
      eblPlatform: 'PEER',
      transportDocumentChecksum: documentChecksum(document),
      issuanceManifestSignedContent: await manifestOf(document, to),
      transactions: [act],
    };
    return outgoing(document, [await nextEntry(entry, undefined, context.signer)]);
  }

  async function resigned({ envelope }: Outgoing): Promise<Outgoing> {
    const { transportDocument: document, envelopeTransferChain: chain } = JSON.parse(
      new TextDecoder().decode(envelope),
    ) as Envelope;
    const payload = JSON.parse(Buffer.from(chain.at(-1)?.split('.')[1] ?? '', 'base64url').toString()) as SignedObject;
    return outgoing(document, [...chain.slice(0, -1), await signObject(payload, context.signer)]);
  }

  /** What each instruction comes to. */
  const ACTS: Readonly<Record<string, (instruction: Instruction) => Promise<Told>>> = {
    transfer: async (instruction) => send(instruction, await transfer(instruction)),
    repeat: (instruction) => send(instruction, sent.get(instruction.transportDocumentReference) as Outgoing),
    're-sign': async (instruction) =>
      send(instruction, await resigned(sent.get(instruction.transportDocumentReference) as Outgoing)),
    'validate-receiver': async ({ url, to }) => {
      const body = JSON.stringify(to?.identifyingCodes[0]);
      await fetch(`${url}/v3/receiver-validation`, { method: 'POST', body, headers: { 'api-version': '3' } });
      return {};
    },
  };

  async function send({ transportDocumentReference, url }: Instruction, transfer: Outgoing): Promise<Told> {
    sent.set(transportDocumentReference, transfer);
    const envelope = misdeeds.envelope?.(JSON.parse(new TextDecoder().decode(transfer.envelope)) as Envelope);
    const changed =
      envelope === undefined ? transfer : { ...transfer, envelope: Buffer.from(JSON.stringify(envelope)) };
    const go = misdeeds.deliver ?? delivered;
    const { kind } = await go({ register: withPapers, transfer: changed, url });
    const told = { outcome: OUTCOMES[kind] };
    return misdeeds.outcome?.(told) ?? told;
  }

  return {
    trigger: (instruction) => ACTS[instruction.act]?.(instruction) ?? Promise.resolve({ unsupported: true }),
    close: () => register.close(),
  };
}

const manifestOf = (document: object, { partyName, identifyingCodes }: TitleParty): Promise<string> =>
  signObject(
    {
      documentChecksum: documentChecksum(document),
      issueToChecksum: documentChecksum({ partyName, sendToPlatform: 'PEER', identifyingCodes }),
    },
    SIGNERS.PLIN.signer,
  );

async function outgoing(document: object, chain: readonly string[]): Promise<Outgoing> {
  const last = entryChecksum(chain.at(-1) ?? '');
  const manifest = {
    transportDocumentChecksum: documentChecksum(document),
    lastEnvelopeTransferChainEntrySignedContentChecksum: last,
  };
  const envelope = {
    transportDocument: document,
    envelopeManifestSignedContent: await signObject(manifest, SIGNERS.PEER.signer),
    envelopeTransferChain: chain,
  };
  return {
    id: checksum(last),
    billId: '',
    position: chain.length - 1,
    platform: 'CONF',
    envelope: new TextEncoder().encode(JSON.stringify(envelope)),
    checksum: last,
    state: 'open',
  };
}
