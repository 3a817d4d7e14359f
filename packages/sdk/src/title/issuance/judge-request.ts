import { type Finding, finding, hasErrors } from '@kouan/core';
import { checksum, documentChecksum } from '../chain/checksum.ts';
import { type IssuanceManifest, issuanceManifest } from '../chain/objects.ts';
import { readSigned } from '../chain/verify-chain.ts';
import { readMessage } from '../desk.ts';
import type { TitleParty } from '../party.ts';
import type { PlatformContext } from '../pint/context.ts';
import { MAX_ENVELOPE_BYTES } from '../pint/read-envelope.ts';
import type { CheckedDocument } from '../pint/reading-context.ts';
import { ISU } from './catalogue.ts';
import { type IssuanceCode, type IssuanceRequest, issuanceRequest } from './objects.ts';

/** An issuance request as a platform sees it. */
export type JudgedRequest =
  /** Not even a request: answered at once, nothing follows. */
  | { readonly kind: 'malformed'; readonly findings: readonly Finding[] }
  | {
      readonly kind: 'refuse';
      readonly request: IssuanceRequest;
      readonly checked: CheckedDocument;
      readonly code: Exclude<IssuanceCode, 'ISSU'>;
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'issue';
      readonly request: IssuanceRequest;
      readonly checked: CheckedDocument;
      readonly holder: TitleParty;
      readonly picture?: Uint8Array;
    };

/** Reads an issuance request and judges it: pure, but for what the register knows of its number. */
export function judgeIssuance(bytes: Uint8Array, at: Date, context: PlatformContext): JudgedRequest {
  const request = readMessage(
    bytes,
    issuanceRequest,
    (path, found) => finding(ISU.notRequest, path, { found }),
    MAX_ENVELOPE_BYTES,
  );
  if ('refused' in request)
    return { kind: 'malformed', findings: 'findings' in request.refused ? request.refused.findings : [] };
  const read = request.message;
  const checked = context.checkDocument(read.document);
  if (checked.schema.length > 0) return { kind: 'malformed', findings: checked.schema };
  const picture = pictureOf(read);
  const wrong = [...manifestFindings(read, picture, at, context), ...contentFindings(read, checked)];
  if (wrong.length > 0) return { kind: 'refuse', request: read, checked, code: 'BREQ', findings: wrong };
  const elsewhere = placeFindings(read, context);
  if (elsewhere.length > 0) return { kind: 'refuse', request: read, checked, code: 'REFU', findings: elsewhere };
  return {
    kind: 'issue',
    request: read,
    checked,
    holder: holderOf(read),
    ...(picture === undefined ? {} : { picture }),
  };
}

const pictureOf = ({ eBLVisualisationByCarrier: picture }: IssuanceRequest): Uint8Array | undefined =>
  picture === undefined ? undefined : Buffer.from(picture.content, 'base64');

/** All three checksums are made again; a manifest that somebody else has signed says nothing. */
function manifestFindings(
  { document, issueTo, issuanceManifestSignedContent: jws }: IssuanceRequest,
  picture: Uint8Array | undefined,
  at: Date,
  { keys, carrierOf, checkDocument }: PlatformContext,
): readonly Finding[] {
  const { bill } = checkDocument(document);
  const carrier = bill === undefined ? undefined : carrierOf?.(bill);
  const path = '/issuanceManifestSignedContent';
  const findings: Finding[] = [];
  const where = {
    path,
    field: 'issuanceManifestSignedContent',
    ...(carrier === undefined ? {} : { owner: () => carrier }),
  };
  const read = readSigned<IssuanceManifest>(jws, issuanceManifest, where, { keys, at }, findings);
  if (read === undefined) return findings;
  const { documentChecksum: of, issueToChecksum: to, eBLVisualisationByCarrierChecksum: seen } = read.value;
  if (of !== documentChecksum(document)) findings.push(finding(ISU.documentDiffers, '/document'));
  if (to !== documentChecksum(issueTo)) findings.push(finding(ISU.partyDiffers, '/issueTo'));
  if (seen !== (picture === undefined ? undefined : checksum(picture)))
    findings.push(finding(ISU.pictureDiffers, '/eBLVisualisationByCarrier'));
  return findings;
}

function contentFindings({ document }: IssuanceRequest, { bill, rules }: CheckedDocument): readonly Finding[] {
  const status = bill?.transportDocumentStatus ?? '';
  return [
    ...(status === 'ISSUED' ? [] : [finding(ISU.notIssued, '/document/transportDocumentStatus', { found: status })]),
    ...(Object.hasOwn(document, 'feedbacks') ? [finding(ISU.feedbacks, '/document/feedbacks')] : []),
    ...rules.filter((one) => hasErrors([one])).map((one) => ({ ...one, path: `/document${one.path}` })),
  ];
}

function placeFindings(request: IssuanceRequest, { platform, knows }: PlatformContext): readonly Finding[] {
  const { sendToPlatform, partyName } = request.issueTo;
  if (sendToPlatform !== platform)
    return [finding(ISU.otherPlatform, '/issueTo/sendToPlatform', { found: sendToPlatform, expected: platform })];
  return knows(holderOf(request)) ? [] : [finding(ISU.unknownParty, '/issueTo', { found: partyName })];
}

/** The first holder of the bill. */
export function holderOf({ issueTo }: IssuanceRequest): TitleParty {
  const { partyName, sendToPlatform, identifyingCodes } = issueTo;
  return { partyName, eblPlatform: sendToPlatform, identifyingCodes };
}
