/** What the runner answers: signed, or not. @module */
import {
  type ErrorResponse,
  RESPONSE_STATUS,
  type ResponseCode,
  signObject,
  type TransferResponse,
} from '@kouan/sdk/title';
import type { Heard, Reply } from '../../wire/listener.ts';
import type { Setup } from '../setup.ts';

/** A reply, and the word for it: what steps wait for. */
export interface Said {
  readonly reply: Reply;
  readonly code: string;
}

type Details = Omit<TransferResponse, 'responseCode' | 'lastEnvelopeTransferChainEntrySignedContentChecksum'>;

/** A signed answer about the envelope whose last entry has this checksum. */
export async function signedReply(
  code: ResponseCode,
  last: string,
  details: Details,
  { options }: Pick<Setup, 'options'>,
): Promise<Said> {
  const response = { lastEnvelopeTransferChainEntrySignedContentChecksum: last, responseCode: code, ...details };
  return { code, reply: { status: RESPONSE_STATUS[code], body: await signObject(response, options.own.signer) } };
}

const TEXTS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  404: 'Not Found',
  409: 'Conflict',
  503: 'Service Unavailable',
};

/** An answer that says nothing about the bill. */
export function errorReply(status: number, { method, path }: Heard, why: string, now: Date): Said {
  const text = TEXTS[status] ?? 'Error';
  const body: ErrorResponse = {
    httpMethod: method as ErrorResponse['httpMethod'],
    requestUri: path,
    statusCode: status,
    statusCodeText: text,
    errorDateTime: now.toISOString(),
    errors: [{ errorCodeText: text, errorCodeMessage: why }],
  };
  return { code: String(status), reply: { status, body } };
}
