import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import type { TitleAct } from '../acts.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { nextEntry } from '../chain/entry.ts';
import type { TitleParty } from '../party.ts';
import { addBill, type NewBill } from '../register/entries.ts';
import type { BillTitle, Register } from '../register/register.ts';
import { saidBy } from '../register/said.ts';
import type { PlatformContext } from './context.ts';

/** A bill that a carrier has issued to somebody on this platform. */
export interface Issued {
  /** The transport document as the carrier sent it. */
  readonly document: Readonly<Record<string, unknown>>;
  readonly bill: BillOfLading;
  /** The carrier's signed manifest. */
  readonly issuanceManifest: string;
  readonly carrier: TitleParty;
  readonly holder: TitleParty;
  /** A bill under the same number that has ended, which this one takes the place of. */
  readonly insteadOf?: string;
}

/** A bill with the first entry of its chain, signed by this platform, with the carrier's manifest in it. */
export async function chainFor(
  { document, bill, issuanceManifest, carrier, holder, insteadOf }: Issued,
  at: Date,
  { platform, signer }: Pick<PlatformContext, 'platform' | 'signer'>,
): Promise<NewBill> {
  const checksum = documentChecksum(document);
  const act: TitleAct = { actionCode: 'ISSUE', actor: carrier, recipient: holder, actionDateTime: at.toISOString() };
  const jws = await nextEntry(
    {
      eblPlatform: platform,
      transportDocumentChecksum: checksum,
      issuanceManifestSignedContent: issuanceManifest,
      transactions: [act],
    },
    undefined,
    signer,
  );
  return {
    carrier: bill.carrierCode ?? '',
    reference: bill.transportDocumentReference ?? '',
    subReference: bill.transportDocumentSubReference ?? '',
    checksum,
    document: new TextEncoder().encode(JSON.stringify(document)),
    entries: [{ jws, checksum: entryChecksum(jws), said: saidBy(jws) }],
    ...(insteadOf === undefined ? {} : { insteadOf }),
  };
}

/**
 * Opens the chain of a bill.
 *
 * @returns `undefined` when another document lives under the number, or this one is here already
 */
export async function openChain(
  register: Register,
  issued: Issued,
  context: Pick<PlatformContext, 'platform' | 'signer'>,
): Promise<BillTitle | undefined> {
  const bill = await chainFor(issued, register.now(), context);
  const { id, added } = await register.write((now) => addBill(bill, now));
  return added ? register.title(id) : undefined;
}
