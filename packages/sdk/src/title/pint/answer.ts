import type { Finding } from '@kouan/core';
import { signObject } from '../chain/entry.ts';
import { RESPONSE_STATUS, type ResponseCode, type TransferResponse } from '../chain/objects.ts';
import type { PintAnswer, PlatformContext } from './context.ts';

/** What goes with a code beside the last entry. */
export interface AnswerDetails {
  readonly finding?: Finding;
  readonly missing?: readonly string[];
  readonly received?: readonly string[];
  /** JWS of the entry that was accepted before. */
  readonly duplicateOf?: string;
}

const MAX_REASON = 255;

/** Which fields each code carries (PINT 3.0, EnvelopeTransferFinishedResponse). The others leave them out. */
const FIELDS: Readonly<Record<ResponseCode, readonly (keyof AnswerDetails)[]>> = {
  RECE: ['received'],
  DUPE: ['received', 'duplicateOf'],
  BSIG: ['finding'],
  BENV: ['finding'],
  INCD: ['finding'],
  MDOC: ['finding', 'missing'],
  DISE: ['finding'],
};

/** A signed answer about an envelope, whose last entry has the checksum. */
export async function signedAnswer(
  responseCode: ResponseCode,
  last: string,
  details: AnswerDetails,
  { signer }: Pick<PlatformContext, 'signer'>,
): Promise<Extract<PintAnswer, { signed: string }>> {
  const has = (name: keyof AnswerDetails): boolean => FIELDS[responseCode].includes(name);
  const { finding, missing = [], received = [], duplicateOf } = details;
  const response: TransferResponse = {
    lastEnvelopeTransferChainEntrySignedContentChecksum: last,
    responseCode,
    ...(has('duplicateOf') && duplicateOf !== undefined
      ? { duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent: duplicateOf }
      : {}),
    ...(has('finding') && finding !== undefined ? { reason: reasonOf(finding) } : {}),
    ...(has('missing') ? { missingAdditionalDocumentChecksums: [...missing] } : {}),
    ...(has('received') ? { receivedAdditionalDocumentChecksums: [...received] } : {}),
  };
  return { status: RESPONSE_STATUS[responseCode], signed: await signObject(response, signer), response };
}

const reasonOf = ({ code, message }: Finding): string => `${code}: ${message.en}`.slice(0, MAX_REASON).trim();
