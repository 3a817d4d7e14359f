import type { Signer } from '../../signing/signer.ts';
import { checksum, documentChecksum } from '../chain/checksum.ts';
import { signObject } from '../chain/entry.ts';
import type { IssuanceRequest, IssueToParty } from './objects.ts';

/** A bill that its carrier is about to issue. */
export interface ToIssue {
  /** The transport document, without feedback on its draft; from here on it stays as it is. */
  readonly document: IssuanceRequest['document'];
  readonly issueTo: IssueToParty;
  readonly visualisation?: { readonly name: string; readonly content: Uint8Array; readonly contentType?: string };
  readonly replaces?: NonNullable<IssuanceRequest['transportDocumentReplacements']>;
}

/** Makes an issuance request: three checksums, signed by the carrier. */
export async function issuanceRequestOf(
  { document, issueTo, visualisation, replaces }: ToIssue,
  signer: Signer,
): Promise<IssuanceRequest> {
  const manifest = {
    documentChecksum: documentChecksum(document),
    issueToChecksum: documentChecksum(issueTo),
    ...(visualisation === undefined ? {} : { eBLVisualisationByCarrierChecksum: checksum(visualisation.content) }),
  };
  return {
    document,
    issueTo,
    ...(visualisation === undefined
      ? {}
      : {
          eBLVisualisationByCarrier: {
            name: visualisation.name,
            content: Buffer.from(visualisation.content).toString('base64'),
            ...(visualisation.contentType === undefined ? {} : { contentType: visualisation.contentType }),
          },
        }),
    ...(replaces === undefined ? {} : { transportDocumentReplacements: replaces }),
    issuanceManifestSignedContent: await signObject(manifest, signer),
  };
}
