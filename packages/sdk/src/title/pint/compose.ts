import type { TitleAct } from '../acts.ts';
import { entryChecksum } from '../chain/checksum.ts';
import { nextEntry, signObject } from '../chain/entry.ts';
import type { DocumentMetadata } from '../chain/objects.ts';
import type { RegisteredBill, RegisteredEntry } from '../register/bill.ts';
import { readEntryPayload, saidBy } from '../register/said.ts';
import type { Surrender } from '../register/surrenders.ts';
import type { Outgoing } from '../register/transfers.ts';
import type { TitleTerms } from '../terms.ts';
import type { PlatformContext } from './context.ts';
import { elsewhere, issuedOn } from './destination.ts';
import { surrenderAfter } from './surrender-in.ts';

/** A bill as it lies here, before an act. */
export interface Standing {
  readonly bill: RegisteredBill;
  readonly chain: readonly Pick<RegisteredEntry, 'jws'>[];
  readonly terms: TitleTerms;
  readonly acts: readonly TitleAct[];
  /** The carrier's picture of the bill: it goes along wherever the bill goes. */
  readonly picture?: DocumentMetadata | undefined;
}

/** Everything that one act makes, signed, to be written at once. */
export interface Composed {
  readonly entry: Omit<RegisteredEntry, 'position'>;
  /** What another platform is sent. */
  readonly transfer?: Omit<Outgoing, 'state' | 'answer'>;
  /** What the carrier is asked. */
  readonly surrender?: Pick<Surrender, 'reference' | 'request'>;
}

/**
 * Signs an act into the chain, with what has to go out for it. Nothing is written.
 *
 * @param newId names what goes out
 */
export async function compose(
  { bill, chain, terms, acts, picture }: Standing,
  act: TitleAct,
  documents: readonly DocumentMetadata[],
  { platform, signer }: Pick<PlatformContext, 'platform' | 'signer'>,
  newId: () => string,
): Promise<Composed> {
  const before = chain.map(({ jws }) => jws);
  const jws = await nextEntry(
    { eblPlatform: platform, transportDocumentChecksum: bill.checksum, transactions: [act] },
    before.at(-1),
    signer,
  );
  const checksum = entryChecksum(jws);
  const [first] = before;
  const issuing = first === undefined ? platform : issuedOn(readEntryPayload(first));
  const to = elsewhere(act, issuing, platform);
  const ending = { number: bill, terms, acts: [...acts, act], entry: checksum };
  const surrender = surrenderAfter(ending, issuing, platform);
  return {
    entry: { jws, checksum, said: saidBy(jws) },
    ...(surrender === undefined ? {} : { surrender }),
    ...(to === undefined
      ? {}
      : {
          transfer: {
            id: newId(),
            billId: bill.id,
            position: before.length,
            platform: to,
            checksum,
            envelope: await envelopeBytes(bill, [...before, jws], { picture, documents }, signer),
          },
        }),
  };
}

/** An envelope as it is sent. The transport document stands in it as it came. */
async function envelopeBytes(
  { document, checksum }: RegisteredBill,
  chain: readonly string[],
  along: { readonly picture: DocumentMetadata | undefined; readonly documents: readonly DocumentMetadata[] },
  signer: PlatformContext['signer'],
): Promise<Uint8Array> {
  const { picture, documents } = along;
  const manifest = {
    transportDocumentChecksum: checksum,
    lastEnvelopeTransferChainEntrySignedContentChecksum: entryChecksum(chain.at(-1) ?? ''),
    ...(picture === undefined ? {} : { eBLVisualisationByCarrier: picture }),
    ...(documents.length === 0 ? {} : { supportingDocuments: [...documents] }),
  };
  const signed = await signObject(manifest, signer);
  const text = new TextDecoder().decode(document);
  return new TextEncoder().encode(
    `{"transportDocument":${text},"envelopeManifestSignedContent":${JSON.stringify(signed)},"envelopeTransferChain":${JSON.stringify(chain)}}`,
  );
}
