/** JSON Schemas of the e-B/L endpoints: those of DCSA and of requests out of the zod schemas that read them. @module */
import {
  eblEnvelope,
  issuanceRequest,
  issuanceResponse,
  surrenderRequest,
  surrenderResponse,
  titleParty,
  transferStarted,
} from '@kouan/sdk/title';
import { jsonSchemaOf } from '../json-schema.ts';
import { count, flag, list, named, object, orNull, record, type Schema, sha256, text } from '../schema-words.ts';
import { REQUESTS, receiverValidation } from './objects.ts';

const anything: Schema = {};

const ZOD = {
  EblEnvelope: eblEnvelope,
  EnvelopeTransferStarted: transferStarted,
  IssuanceRequest: issuanceRequest,
  IssuanceResponse: issuanceResponse,
  SurrenderRequest: surrenderRequest,
  SurrenderResponse: surrenderResponse,
  ReceiverValidation: receiverValidation,
  TitleParty: titleParty,
  ...REQUESTS,
} as const;

const FROM_ZOD = Object.fromEntries(
  Object.entries(ZOD).map(([name, schema]) => [name, jsonSchemaOf(name, schema)]),
) as Readonly<Record<keyof typeof ZOD, Schema>>;

const party = named('TitleParty');

const SUMMARY = {
  id: sha256,
  platform: text,
  carrier: text,
  transportDocumentReference: text,
  transportDocumentSubReference: text,
  status: text,
  holder: orNull(party),
  titleholder: object,
  onItsWayTo: orNull(text),
  liesOn: orNull(text),
  entries: count,
};

export const EBL_SCHEMAS = {
  ...FROM_ZOD,
  ErrorResponse: {
    ...record(
      {
        httpMethod: text,
        requestUri: text,
        statusCode: { type: 'integer', minimum: 400, maximum: 599 },
        statusCodeText: { type: 'string', maxLength: 50 },
        errorDateTime: { type: 'string', format: 'date-time' },
        errors: { ...list(named('DetailedError')), minItems: 1 },
      },
      { statusCodeMessage: { type: 'string', maxLength: 200 } },
    ),
    description: 'ErrorResponse of DCSA; nothing in it is signed.',
  },
  DetailedError: record(
    { errorCodeText: { type: 'string', maxLength: 100 }, errorCodeMessage: { type: 'string', maxLength: 5_000 } },
    {
      errorCode: { type: 'integer', minimum: 7_000, maximum: 9_999 },
      property: { type: 'string', maxLength: 100 },
      value: { type: 'string', maxLength: 500 },
      jsonPath: { type: 'string', maxLength: 500 },
    },
  ),
  SignedAnswer: {
    type: 'string',
    description: 'EnvelopeTransferFinishedResponse as a compact JWS, signed by this platform.',
  },
  Base64: { type: 'string', contentEncoding: 'base64' },
  Receiver: record({ partyName: text }),
  EndorsementChains: list(
    record(
      { transportDocumentReference: text, carrierSCACCode: text, endorsementChain: list(object) },
      { transportDocumentSubReference: text },
    ),
  ),
  EblBills: record({ bills: list(record(SUMMARY)) }),
  EblBill: record({
    ...SUMMARY,
    documentChecksum: sha256,
    head: sha256,
    issuer: orNull(party),
    surrenderedBy: orNull(party),
    reasonCode: orNull(text),
    next: list(object),
    findings: list(object),
    document: object,
    chain: list(record({ position: count, checksum: sha256, header: object, entry: object, jws: text })),
    attachments: list(sha256),
    surrenders: list(record({ reference: text, answer: text, delivered: flag, request: object })),
    transfer: orNull(record({ id: text, platform: text, envelopeSha256: sha256 })),
  }),
  EblWaitingMessage: record({ kind: text, reference: text, done: flag }, { to: text, why: text }),
  EblWaiting: record({ waiting: list(named('EblWaitingMessage')) }),
  EblActed: record({ bill: orNull(named('EblBill')), waiting: list(named('EblWaitingMessage')) }),
  EblDocument: record({
    id: text,
    carrier: text,
    transportDocumentReference: text,
    transportDocumentSubReference: text,
    documentChecksum: sha256,
    platform: text,
    status: text,
    issuance: { enum: ['pending', 'ISSU', 'BREQ', 'REFU'] },
    answer: anything,
  }),
  EblDocuments: record({ documents: list(named('EblDocument')) }),
  EblIssued: record({ document: orNull(named('EblDocument')), waiting: list(named('EblWaitingMessage')) }),
  EblSurrender: record({
    reference: text,
    platform: text,
    document: text,
    state: { enum: ['pending', 'SURR', 'SREJ'] },
    delivered: flag,
    request: object,
  }),
  EblSurrenders: record({ surrenders: list(named('EblSurrender')) }),
  EblDecided: record({ surrender: orNull(named('EblSurrender')), waiting: list(named('EblWaitingMessage')) }),
  EblRelease: record(
    {
      verdict: { enum: ['release', 'hold', 'unknown'] },
      conditions: list(object),
      missing: list({ enum: ['surrendered', 'customs', 'freight', 'identity'] }),
    },
    { code: text, released: { const: true } },
  ),
  EblReleased: record({ transportDocumentReference: text, carrier: text, by: text }),
  EblOverview: record({ desks: list(object), parties: list(object) }),
  EblKeys: record({ keys: list(object) }),
  EblKnown: record({ known: text }),
  EblForgotten: record({ forgotten: count }),
  EblTold: record({}, { outcome: { enum: ['accepted', 'rejected', 'unknown'] }, unsupported: flag }),
} as const satisfies Record<string, Schema>;
