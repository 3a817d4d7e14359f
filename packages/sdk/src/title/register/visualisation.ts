import { all, type Work } from '../../exchange/store/work.ts';
import { checksum } from '../chain/checksum.ts';
import type { DocumentMetadata, EnvelopeManifest, IssuanceManifest, TransferChainEntry } from '../chain/objects.ts';
import type { IssuanceRequest } from '../issuance/objects.ts';
import type { RegisteredBill } from './bill.ts';
import { payloadOf } from './said.ts';

/**
 * The carrier's picture of a bill, as each envelope has to declare it: once it has gone along it goes along for life,
 * unchanged (PINT 3.0, eBLVisualisationByCarrier). Nothing for a bill that the carrier has issued without.
 *
 * @param first entry of its chain
 */
export function* visualisationOf(
  { id, carrier, reference, subReference }: RegisteredBill,
  first: TransferChainEntry | undefined,
): Work<DocumentMetadata | undefined> {
  const wanted = pictureIssued(first?.issuanceManifestSignedContent);
  if (wanted === undefined) return undefined;
  const manifests = yield* all<{ envelope: Uint8Array }>(
    "SELECT envelope FROM incoming WHERE bill_id = ? AND state = 'accepted' ORDER BY changed_at DESC",
    id,
  );
  for (const { envelope } of manifests) {
    const manifest = Buffer.from(envelope).toString('latin1');
    // Registers from before kept the whole envelope.
    if (manifest.startsWith('{')) continue;
    const { eBLVisualisationByCarrier: declared } = saidIn<EnvelopeManifest>(manifest);
    if (declared?.documentChecksum === wanted) return declared;
  }
  const requests = yield* all<{ request: Uint8Array }>(
    `SELECT request FROM issuances WHERE carrier = ? AND reference = ? AND sub_reference = ? AND code = 'ISSU'
     ORDER BY created_at DESC`,
    carrier,
    reference,
    subReference,
  );
  return requests.map(({ request }) => declaredBy(request)).find((one) => one?.documentChecksum === wanted);
}

/** Checksum of the picture for which the carrier answers. @param issuance its manifest, verified */
export const pictureIssued = (issuance: string | undefined): string | undefined =>
  issuance === undefined ? undefined : saidIn<IssuanceManifest>(issuance).eBLVisualisationByCarrierChecksum;

/** What was verified before it was written. */
const saidIn = <T>(jws: string): T => JSON.parse(payloadOf(jws).toString()) as T;

/** Where the type is left out it is a PDF (DCSA EBL_ISS 3.0, contentType). */
function declaredBy(request: Uint8Array): DocumentMetadata | undefined {
  const { eBLVisualisationByCarrier: picture } = JSON.parse(new TextDecoder().decode(request)) as IssuanceRequest;
  if (picture === undefined) return undefined;
  const content = Buffer.from(picture.content, 'base64');
  const { name, contentType: mediaType = 'application/pdf' } = picture;
  return { name, size: content.length, mediaType, documentChecksum: checksum(content) };
}
