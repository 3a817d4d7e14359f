import type { BillOfLading } from '../../documents/bill-of-lading/bill-of-lading.ts';
import { documentChecksum, entryChecksum } from '../chain/checksum.ts';
import { nextEntry } from '../chain/entry.ts';
import type { TransferChainEntry } from '../chain/objects.ts';
import type { TitleParty } from '../party.ts';
import { addBill } from '../register/entries.ts';
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

/**
 * Opens the chain of a bill: the first entry, signed by this platform, with the carrier's manifest in it.
 *
 * @returns `undefined` when another document lives under the number, or this one is here already
 */
export async function openChain(
  register: Register,
  { document, bill, issuanceManifest, carrier, holder, insteadOf }: Issued,
  { platform, signer }: Pick<PlatformContext, 'platform' | 'signer'>,
): Promise<BillTitle | undefined> {
  const checksum = documentChecksum(document);
  const act = { actionCode: 'ISSUE', actor: carrier, recipient: holder, actionDateTime: register.now().toISOString() };
  const jws = await nextEntry(
    {
      eblPlatform: platform,
      transportDocumentChecksum: checksum,
      issuanceManifestSignedContent: issuanceManifest,
      transactions: [act] as unknown as TransferChainEntry['transactions'],
    },
    undefined,
    signer,
  );
  const { id, added } = await register.write((now) =>
    addBill(
      {
        carrier: bill.carrierCode ?? '',
        reference: bill.transportDocumentReference ?? '',
        subReference: bill.transportDocumentSubReference ?? '',
        checksum,
        document: new TextEncoder().encode(JSON.stringify(document)),
        entries: [{ jws, checksum: entryChecksum(jws), said: saidBy(jws) }],
        ...(insteadOf === undefined ? {} : { insteadOf }),
      },
      now,
    ),
  );
  return added ? register.title(id) : undefined;
}
