/** A platform that sends when it is told to: what stands behind `--trigger`. @module */
import { readTransportDocument } from '@kouan/formats';
import type { Signer } from '@kouan/sdk/signing';
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
  type PlatformContext,
  pintEndpoint,
  type Register,
  type SignedObject,
  signObject,
  type TitleParty,
} from '@kouan/sdk/title';
import { papersOf } from '../messages/papers.ts';
import { transportDocument } from '../messages/transport-document.ts';
import { buyer } from '../parties.ts';
import type { Ask } from '../scenario.ts';
import type { Instruction, PeerTrigger, Told } from '../wire/trigger.ts';

/** What a platform needs to send bills of its own making. */
export interface ActingPlatform {
  readonly register: Register;
  readonly context: Pick<PlatformContext, 'platform' | 'signer' | 'keys'>;
  /** Issues the bills. */
  readonly carrier: { readonly code: string; readonly party: TitleParty; readonly signer: Signer };
  /** Has them before they are sent. */
  readonly holder: TitleParty;
  /** Sends a transfer that stands in the register; at once, without. */
  send?(transfer: Outgoing, url: string): Promise<Delivered['kind']>;
}

interface Envelope {
  readonly transportDocument: object;
  readonly envelopeTransferChain: readonly string[];
}

type Act = (instruction: Instruction) => Promise<Told>;

/** Makes a trigger for a platform under test. What it cannot do it says. */
export function actingSender(platform: ActingPlatform): PeerTrigger {
  const { register, context, carrier, holder } = platform;
  /** The last transfer of each bill. */
  const sent = new Map<string, Outgoing>();

  const documentOf = ({ transportDocumentReference: reference, bill: kind }: Instruction) =>
    transportDocument({ reference, kind, carrier: carrier.code, issuer: carrier.party, shipper: holder, buyer });

  const manifestOf = (document: object, { partyName, identifyingCodes }: TitleParty): Promise<string> => {
    const issueTo = { partyName, sendToPlatform: context.platform, identifyingCodes };
    return signObject(
      { documentChecksum: documentChecksum(document), issueToChecksum: documentChecksum(issueTo) },
      carrier.signer,
    );
  };

  async function billFor(instruction: Instruction): Promise<string> {
    const [known] = await register.find({ reference: instruction.transportDocumentReference });
    if (known !== undefined) return known.id;
    const document = documentOf(instruction);
    const bill = readTransportDocument(new TextEncoder().encode(JSON.stringify(document)));
    if (bill === undefined) throw new Error('the bill that is made can be read');
    const issuanceManifest = await manifestOf(document, holder);
    const issued = { document, bill, issuanceManifest, carrier: carrier.party, holder };
    return (await openChain(register, issued, context))?.bill.id ?? '';
  }

  async function transfer(instruction: Instruction): Promise<Told> {
    const { transportDocumentReference: reference, to, documents = 0, entries } = instruction;
    if (to === undefined) return { unsupported: true };
    if (entries === 1) return post(instruction, await justIssued(instruction, to));
    const id = await billFor(instruction);
    // Whose signatures could not be used has the same envelope sent again.
    const open = (await register.title(id))?.transfer;
    if (open !== undefined) return send(open, instruction);
    const along = documents === 0 ? [] : papersOf(reference);
    for (const { content } of along) await register.attach(id, content);
    const acted = await actOn(
      register,
      id,
      {
        act: { actionCode: 'TRANSFER', actor: holder, recipient: to },
        documents: along.map(({ metadata }) => metadata),
      },
      context,
    );
    if (acted.transfer === undefined) return { unsupported: true };
    return send(acted.transfer, instruction);
  }

  async function send(one: Outgoing, instruction: Instruction): Promise<Told> {
    if (platform.send === undefined) return post(instruction, one);
    sent.set(instruction.transportDocumentReference, one);
    return told(await platform.send(one, instruction.url));
  }

  /** A chain of the issue alone, to a party elsewhere. */
  async function justIssued(instruction: Instruction, to: TitleParty): Promise<Outgoing> {
    const document = documentOf(instruction);
    const actionDateTime = register.now().toISOString();
    const entry = {
      eblPlatform: context.platform,
      transportDocumentChecksum: documentChecksum(document),
      issuanceManifestSignedContent: await manifestOf(document, to),
      transactions: [{ actionCode: 'ISSUE', actor: carrier.party, recipient: to, actionDateTime }],
    } as Parameters<typeof nextEntry>[0];
    return outgoing(document, [await nextEntry(entry, undefined, context.signer)], to.eblPlatform ?? '');
  }

  /** The same envelope with its last entry signed anew, saying the same. */
  async function resigned({ envelope, platform: to }: Outgoing): Promise<Outgoing> {
    const text = new TextDecoder().decode(envelope);
    const { transportDocument: document, envelopeTransferChain: chain } = JSON.parse(text) as Envelope;
    const payload = JSON.parse(Buffer.from(chain.at(-1)?.split('.')[1] ?? '', 'base64url').toString()) as SignedObject;
    const entry = await signObject(payload, context.signer);
    return outgoing(document, [...chain.slice(0, -1), entry], to);
  }

  async function outgoing(document: object, chain: readonly string[], to: string): Promise<Outgoing> {
    const last = entryChecksum(chain.at(-1) ?? '');
    const manifest = {
      transportDocumentChecksum: documentChecksum(document),
      lastEnvelopeTransferChainEntrySignedContentChecksum: last,
    };
    const envelope = {
      transportDocument: document,
      envelopeManifestSignedContent: await signObject(manifest, context.signer),
      envelopeTransferChain: chain,
    };
    return {
      id: checksum(last),
      billId: '',
      position: chain.length - 1,
      platform: to,
      envelope: new TextEncoder().encode(JSON.stringify(envelope)),
      checksum: last,
      state: 'open',
    };
  }

  async function post({ transportDocumentReference, url }: Instruction, one: Outgoing): Promise<Told> {
    sent.set(transportDocumentReference, one);
    const endpoint = pintEndpoint({ url });
    try {
      return told((await deliver(register, one, endpoint, context)).kind);
    } finally {
      await endpoint.close();
    }
  }

  const again =
    (make: (before: Outgoing) => Promise<Outgoing>): Act =>
    async (instruction) => {
      const before = sent.get(instruction.transportDocumentReference);
      return before === undefined ? { unsupported: true } : post(instruction, await make(before));
    };

  const acts: Readonly<Partial<Record<Ask, Act>>> = {
    transfer,
    repeat: again(async (before) => before),
    're-sign': again(resigned),
    'validate-receiver': async ({ url, to }) => {
      await fetch(`${url}/v3/receiver-validation`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'api-version': '3' },
        body: JSON.stringify(to?.identifyingCodes[0]),
      });
      return {};
    },
  };
  return (instruction) => acts[instruction.act]?.(instruction) ?? Promise.resolve({ unsupported: true });
}

/** What is not known is not said: an answer may have come meanwhile by another way. */
const told = (kind: Delivered['kind']): Told => (kind === 'unknown' ? {} : { outcome: kind });
