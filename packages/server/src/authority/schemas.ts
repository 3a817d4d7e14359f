/** JSON Schemas of what the desks of the authority answer, and of what they are sent as JSON. @module */
import { documentSchemas } from '@kouan/sdk/documents';
import * as z from 'zod';
import { jsonSchemaOf } from '../json-schema.ts';
import { instant, list, named, record, type Schema, text, time } from '../schema-words.ts';

/** POST /authority/certificates: data of a certificate that one authority gives to another. */
export const certificateData = z.strictObject({
  issuedBy: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'Country whose authority issued it.' }),
  to: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'Country that is to see it.' }),
  certificate: documentSchemas['certificate-of-origin'],
});

/** POST /authority/certificates/{number}/confirmation: what the importing authority says to it. */
export const certificateConfirmation = z.strictObject({
  by: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .meta({ description: 'Country that answers.' }),
  result: z.enum(['confirmed', 'queried', 'refused']),
  note: z.string().max(1_000).optional(),
});

const STATES = ['submitted', 'confirmed', 'queried', 'refused'] as const;

/** What is kept of an exchanged certificate. */
export interface ExchangedCertificate {
  readonly number: string;
  readonly issuedBy: string;
  readonly to: string;
  readonly state: (typeof STATES)[number];
  readonly submittedAt: string;
  readonly answeredAt?: string;
  readonly answeredBy?: string;
  readonly note?: string;
  readonly contentSha256: string;
  readonly certificate: z.output<(typeof documentSchemas)['certificate-of-origin']>;
}

const exchanged = record(
  {
    number: text,
    issuedBy: text,
    to: text,
    state: { enum: STATES },
    submittedAt: time,
    contentSha256: text,
    certificate: { type: 'object', description: 'CertificateOfOrigin.' },
  },
  { answeredAt: time, answeredBy: text, note: text },
);

const operator = record({
  label: { const: 'sample', description: 'Made up for this server: no enterprise is called so.' },
  standing: {
    enum: ['active', 'suspended', 'revoked', 'withdrawn', 'expired', 'not-yet', 'unknown'],
    description: 'On the server’s day.',
  },
  record: named('AeoRecord'),
});

export const AUTHORITY_SCHEMAS = {
  DeskMessage: record({
    position: { type: 'integer', minimum: 1 },
    desk: text,
    key: text,
    contentSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    references: list(text),
    acceptedAt: instant,
    course: text,
    closesAt: instant,
  }),
  DeskMessages: record({
    declarations: list(named('DeskSubmission')),
    cursor: { type: 'string', pattern: '^\\d+$' },
    more: { type: 'boolean' },
  }),
  DeskSubmission: record({
    reference: text,
    key: text,
    contentSha256: text,
    acceptances: { type: 'integer', minimum: 1 },
    message: named('DeskMessage'),
  }),
  Desks: record({ desks: list(record({ name: text, title: text, formats: list(text) })) }),
  CertificateData: jsonSchemaOf('CertificateData', certificateData),
  CertificateConfirmation: jsonSchemaOf('CertificateConfirmation', certificateConfirmation),
  ExchangedCertificate: exchanged,
  ExchangedCertificates: record({ certificates: list(named('ExchangedCertificate')) }),
  AeoRecord: jsonSchemaOf('AeoRecord', documentSchemas['aeo-record']),
  Operator: operator,
  Operators: record({ operators: list(named('Operator')) }),
} as const satisfies Record<string, Schema>;
