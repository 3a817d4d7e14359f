/** Signed and unsigned answers to envelopes (PINT 3.0). @module */
import { type Finding, finding } from '@kouan/core';
import {
  compactJws,
  type PlatformKeys,
  type ResponseCode,
  readSigned,
  type TransferResponse,
  type TransferStarted,
  transferResponse,
  transferStarted,
} from '@kouan/sdk/title';
import { CFM } from '../catalogue.ts';
import { readBody, sameSet } from './body.ts';

/** What an answer is held against. */
export interface SentEnvelope {
  /** Checksum of the last entry that was sent. */
  readonly last: string;
  readonly documentChecksum: string;
  /** Checksums of what goes along, and of what of it is there already. */
  readonly declared: readonly string[];
  readonly held: readonly string[];
  /** The last entry that was accepted before. */
  readonly accepted?: string;
}

/** Who must have signed. */
export interface AnswerKeys {
  readonly keys: PlatformKeys;
  readonly at: Date;
  readonly platform?: string;
}

const DUPLICATE = 'duplicateOfAcceptedEnvelopeTransferChainEntrySignedContent';
const RECEIVED = 'receivedAdditionalDocumentChecksums';
const MISSING = 'missingAdditionalDocumentChecksums';
type Conditional = typeof DUPLICATE | typeof RECEIVED | typeof MISSING;

/** Which fields go with which code (PINT 3.0, EnvelopeTransferFinishedResponse). */
const FIELDS: Readonly<Record<ResponseCode, readonly Conditional[]>> = {
  RECE: [RECEIVED],
  DUPE: [DUPLICATE, RECEIVED],
  BSIG: [],
  BENV: [],
  INCD: [],
  MDOC: [MISSING],
  DISE: [],
};

/** A signed answer: signature, schema, code, the entry that it is about, the fields that go with the code. */
export function checkSigned(
  body: string,
  code: ResponseCode | undefined,
  sent: SentEnvelope,
  { keys, at, platform }: AnswerKeys,
): readonly Finding[] {
  const findings: Finding[] = [];
  const jws = readBody(body, compactJws, 'JWS', findings);
  if (jws === undefined) return findings;
  const where = { path: '', field: 'EnvelopeTransferFinishedResponse' };
  const owner = platform === undefined ? {} : { owner: () => platform };
  const read = readSigned<TransferResponse>(jws, transferResponse, { ...where, ...owner }, { keys, at }, findings);
  if (read === undefined) return findings;
  const { value } = read;
  if (code !== undefined && value.responseCode !== code)
    return [finding(CFM.responseCode, '/responseCode', { found: value.responseCode, expected: code })];
  if (value.lastEnvelopeTransferChainEntrySignedContentChecksum !== sent.last)
    findings.push(
      finding(CFM.otherEntry, '/lastEnvelopeTransferChainEntrySignedContentChecksum', {
        found: value.lastEnvelopeTransferChainEntrySignedContentChecksum,
        expected: sent.last,
      }),
    );
  return [...findings, ...conditional(value), ...content(value, sent)];
}

function conditional(response: TransferResponse): readonly Finding[] {
  const { responseCode } = response;
  return ([DUPLICATE, RECEIVED, MISSING] as const).flatMap((field) => {
    const there = response[field] !== undefined;
    const wanted = FIELDS[responseCode].includes(field);
    if (there === wanted) return [];
    const definition = wanted ? CFM.fieldMissing : CFM.fieldSurplus;
    return [finding(definition, `/${field}`, { expected: responseCode, params: { field } })];
  });
}

function content(response: TransferResponse, sent: SentEnvelope): readonly Finding[] {
  const { [DUPLICATE]: duplicate, [RECEIVED]: received, [MISSING]: missing } = response;
  return [
    ...(duplicate !== undefined && sent.accepted !== undefined && duplicate !== sent.accepted
      ? [finding(CFM.duplicateOf, `/${DUPLICATE}`, { found: duplicate, expected: sent.accepted })]
      : []),
    ...listed(RECEIVED, received, sent.declared),
    ...listed(MISSING, missing, stillMissing(sent)),
  ];
}

const stillMissing = ({ declared, held }: SentEnvelope): readonly string[] =>
  declared.filter((one) => !held.includes(one));

function listed(field: string, found: readonly string[] | undefined, expected: readonly string[]): readonly Finding[] {
  if (found === undefined || sameSet(found, expected)) return [];
  return [
    finding(CFM.documentList, `/${field}`, {
      found: found.join(', '),
      expected: expected.join(', '),
      params: { field },
    }),
  ];
}

/** A transfer that waits for documents. */
export function checkStarted(
  body: string,
  sent: SentEnvelope,
): { readonly findings: readonly Finding[]; readonly started?: TransferStarted } {
  const findings: Finding[] = [];
  const started = readBody(body, transferStarted, 'EnvelopeTransferStartedResponse', findings);
  if (started === undefined) return { findings };
  if (started.transportDocumentChecksum !== sent.documentChecksum)
    findings.push(
      finding(CFM.documentChecksum, '/transportDocumentChecksum', {
        found: started.transportDocumentChecksum,
        expected: sent.documentChecksum,
      }),
    );
  if (started.lastEnvelopeTransferChainEntrySignedContentChecksum !== sent.last)
    findings.push(
      finding(CFM.otherEntry, '/lastEnvelopeTransferChainEntrySignedContentChecksum', {
        found: started.lastEnvelopeTransferChainEntrySignedContentChecksum,
        expected: sent.last,
      }),
    );
  findings.push(...listed(MISSING, started[MISSING], stillMissing(sent)));
  return { findings, started };
}
