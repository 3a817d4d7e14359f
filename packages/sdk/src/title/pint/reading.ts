import type { DocumentMetadata, EnvelopeManifest, TransferChainEntry } from '../chain/objects.ts';
import type { TitleParty } from '../party.ts';
import type { BillIdentity, RegisteredEntry } from '../register/bill.ts';
import type { Surrender } from '../register/surrenders.ts';
import { judgeEnvelope, type Refusal } from './judge-envelope.ts';
import { identityOf, type ReadEnvelope, readEnvelope, type Unreadable } from './read-envelope.ts';
import type { ReadingContext } from './reading-context.ts';
import { surrenderIn } from './surrender-in.ts';

/** An entry of an envelope, and what it says. */
export interface EnvelopeEntry extends Omit<RegisteredEntry, 'position'> {
  readonly entry: TransferChainEntry;
}

/**
 * All that an envelope comes to by itself: its bytes, fields and signatures hold. Plain data, so that another thread can
 * have read it.
 */
export interface EnvelopeReading {
  readonly billId: string;
  readonly identity: BillIdentity;
  /** The transport document as a register keeps it, UTF-8 JSON. */
  readonly document: Uint8Array;
  /** The manifest as it came. */
  readonly manifest: string;
  /** What it declares beside the transport document. */
  readonly documents: readonly DocumentMetadata[];
  readonly entries: readonly EnvelopeEntry[];
  /** Checksum of the last entry as it stands. */
  readonly last: string;
  /** Why it is not taken, whatever is known of the bill. */
  readonly refused?: Refusal;
  /** Who gets the bill, where nothing is against it. */
  readonly recipient?: TitleParty;
  /** What the carrier is asked, where the bill is surrendered with this envelope. */
  readonly surrender?: Pick<Surrender, 'reference' | 'request'>;
}

/** Reads an envelope, and judges what it says by itself. Needs no register: what is known of the bill comes after. */
export function readingOf(bytes: Uint8Array, at: Date, context: ReadingContext): EnvelopeReading | Unreadable {
  const read = readEnvelope(bytes, at, context);
  if ('kind' in read) return read;
  const { billId, checked, checksum, last, envelope, manifest } = read;
  const judged = judgeEnvelope(read, at, context);
  const surrender = 'recipient' in judged ? surrenderIn(read, context) : undefined;
  return {
    billId,
    identity: identityOf(checked, checksum),
    document: new TextEncoder().encode(JSON.stringify(envelope.transportDocument)),
    manifest: envelope.envelopeManifestSignedContent,
    documents: documentsOf(manifest),
    entries: entriesOf(read),
    last,
    ...judged,
    ...(surrender === undefined ? {} : { surrender }),
  };
}

const entriesOf = ({ entries, said }: ReadEnvelope): readonly EnvelopeEntry[] =>
  entries.map(({ jws, checksum, entry }, index) => ({ jws, checksum, entry, said: said[index] ?? '' }));

/** What an envelope declares beside the transport document. */
const documentsOf = ({ eBLVisualisationByCarrier: picture, supportingDocuments = [] }: EnvelopeManifest) =>
  [...(picture === undefined ? [] : [picture]), ...supportingDocuments] as readonly DocumentMetadata[];
