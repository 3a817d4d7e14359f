import { randomUUID } from 'node:crypto';
import { KouanError } from '@kouan/core';
import type { TitleAct } from '../acts.ts';
import { entryChecksum } from '../chain/checksum.ts';
import { nextEntry, signObject } from '../chain/entry.ts';
import type { DocumentMetadata, TransferChainEntry } from '../chain/objects.ts';
import { forbidden, leaves } from '../fold.ts';
import { platformOf } from '../party.ts';
import { append, headMoved } from '../register/entries.ts';
import { type BillTitle, type Register, snapshot } from '../register/register.ts';
import { saidBy } from '../register/said.ts';
import { begin, type Outgoing } from '../register/transfers.ts';
import type { PlatformContext } from './context.ts';

/** What a party does with a bill that lies here. */
export interface ActOptions {
  readonly act: Omit<TitleAct, 'actionDateTime'> & { readonly actionDateTime?: string };
  /** Head of the chain as the caller has seen it; as it is now, without. */
  readonly head?: string;
  /** What goes along to another platform. */
  readonly documents?: readonly DocumentMetadata[];
}

/** What an act has come to. */
export interface Acted {
  readonly title: BillTitle;
  /** The transfer that it has begun, to be delivered now and after every crash until it is answered. */
  readonly transfer?: Outgoing;
}

/**
 * Does one act: signs it into the chain, and, where possession goes to another platform, writes the envelope that will
 * be sent, byte for byte, in the same transaction.
 *
 * @throws KouanError `ERR_KOUAN_DOCUMENT` when a rule of title forbids it (named in the message), `ERR_KOUAN_CONFLICT`
 * when somebody else has moved the bill meanwhile, `ERR_KOUAN_USAGE` when there is no such bill
 */
export async function actOn(
  register: Register,
  billId: string,
  { act: wanted, head, documents = [] }: ActOptions,
  { platform, signer }: Pick<PlatformContext, 'platform' | 'signer'>,
): Promise<Acted> {
  const title = await register.title(billId);
  if (title === undefined) throw unknownBill(billId);
  const { bill, terms, state } = title;
  if (head !== undefined && head !== bill.head) throw headMoved(bill.reference);
  const act: TitleAct = { ...wanted, actionDateTime: wanted.actionDateTime ?? register.now().toISOString() };
  const [broken] = forbidden(terms, state, act);
  if (broken !== undefined) throw notAllowed(bill.reference, act, broken.code, broken.message);
  const chain = (await register.chain(billId)).map(({ jws }) => jws);
  const entry = {
    eblPlatform: platform,
    transportDocumentChecksum: bill.checksum,
    transactions: [act] as unknown as TransferChainEntry['transactions'],
  };
  const jws = await nextEntry(entry, chain.at(-1), signer);
  const checksum = entryChecksum(jws);
  const to = leaves(act) ? platformOf(act.recipient) : undefined;
  const transfer =
    to === undefined
      ? undefined
      : {
          id: randomUUID(),
          billId,
          position: chain.length,
          platform: to,
          checksum,
          envelope: await envelopeBytes(bill.document, bill.checksum, [...chain, jws], documents, signer),
        };
  const found = await register.write(function* (now) {
    if (!(yield* append(billId, bill.head, [{ jws, checksum, said: saidBy(jws) }], now))) return undefined;
    if (transfer !== undefined) yield* begin(transfer, now);
    return yield* snapshot(billId);
  });
  if (found === undefined) throw headMoved(bill.reference);
  return {
    title: register.titleOf(found),
    ...(transfer === undefined ? {} : { transfer: { ...transfer, state: 'open' } }),
  };
}

/** An envelope as it is sent. The transport document stands in it as it came. */
async function envelopeBytes(
  document: Uint8Array,
  transportDocumentChecksum: string,
  chain: readonly string[],
  documents: readonly DocumentMetadata[],
  signer: PlatformContext['signer'],
): Promise<Uint8Array> {
  const manifest = {
    transportDocumentChecksum,
    lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(chain.at(-1) ?? ''),
    ...(documents.length === 0 ? {} : { supportingDocuments: [...documents] }),
  };
  const signed = await signObject(manifest, signer);
  const text = new TextDecoder().decode(document);
  return new TextEncoder().encode(
    `{"transportDocument":${text},"envelopeManifestSignedContent":${JSON.stringify(signed)},"envelopeTransferChain":${JSON.stringify(chain)}}`,
  );
}

const unknownBill = (id: string): KouanError =>
  new KouanError(
    'ERR_KOUAN_USAGE',
    { en: `The register has no bill ${id}.`, zh: `登记簿中没有提单 ${id}。` },
    { hint: { en: 'List them: kouan ebl show', zh: '请查看：kouan ebl show' } },
  );

const notAllowed = (reference: string, { actionCode }: TitleAct, code: string, why: { en: string; zh: string }) =>
  new KouanError(
    'ERR_KOUAN_DOCUMENT',
    {
      en: `${actionCode} of ${reference} is not allowed. ${code}: ${why.en}`,
      zh: `${reference} 不能执行 ${actionCode}。${code}：${why.zh}`,
    },
    { hint: { en: 'See what can come next: kouan ebl show', zh: '查看可执行的动作：kouan ebl show' } },
  );
