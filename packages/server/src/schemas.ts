/** JSON Schemas of what the server answers, by the names that the OpenAPI document gives them. @module */

import { ADMIN_SCHEMAS } from './admin/schemas.ts';
import { AUTHORITY_SCHEMAS } from './authority/schemas.ts';
import { DEVICE_SCHEMAS } from './devices/schemas.ts';
import { EBL_SCHEMAS } from './ebl/schemas.ts';
import { PAGE_SCHEMAS } from './page/schemas.ts';
import { RECORDING_SCHEMAS } from './recording/schemas.ts';
import { count, instant, list, named, record, type Schema, text, time } from './schema-words.ts';
import { WORLD_SCHEMAS } from './world/schemas.ts';

export const SCHEMAS = {
  ...EBL_SCHEMAS,
  ...WORLD_SCHEMAS,
  ...DEVICE_SCHEMAS,
  ...ADMIN_SCHEMAS,
  ...RECORDING_SCHEMAS,
  ...AUTHORITY_SCHEMAS,
  ...PAGE_SCHEMAS,
  Problem: {
    ...record({ type: text, title: text, status: { type: 'integer', minimum: 400, maximum: 599 }, detail: text }),
    description: 'Problem document (RFC 9457).',
  },
  Namespaces: record({ namespace: text, namespaces: list(text) }),
  ScenarioState: record({
    name: text,
    title: { type: 'object' },
    about: { type: 'object' },
    began: time,
    lasts: text,
    states: { type: 'object', additionalProperties: text },
    timeline: list(record({ name: text, after: { type: ['string', 'null'] } })),
  }),
  Triggered: record({ triggered: text, newest: count }),
  Health: record({ status: { const: 'ok' }, time, declarations: count }),
  Declaration: record({
    key: text,
    contentSha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    reference: text,
    singleWindowNumber: { type: 'string', pattern: '^[IE]\\d{17}$' },
    declarationNumber: { type: 'string', pattern: '^\\d{18}$' },
    office: { type: 'string', pattern: '^\\d{4}$' },
    direction: { enum: ['I', 'E'] },
    acceptedAt: instant,
    course: text,
    closesAt: instant,
    acceptances: { type: 'integer', minimum: 1 },
  }),
  Declarations: record({
    declarations: list(named('Declaration')),
    cursor: { type: 'string', pattern: '^\\d+$' },
    more: { type: 'boolean' },
  }),
  Submission: {
    oneOf: [
      record({ known: { const: false } }),
      record({ known: { const: true }, reference: text, receipts: list(named('Receipt')) }),
    ],
  },
  Receipt: {
    ...record({ id: text, mediaType: text, body: { type: 'string', contentEncoding: 'base64' } }),
    properties: {
      id: text,
      mediaType: text,
      body: { type: 'string', contentEncoding: 'base64' },
      sequence: { type: 'integer', minimum: 1, description: 'Counted over all receipts, without a gap.' },
    },
  },
  ReceiptPage: record({
    receipts: list(named('Receipt')),
    cursor: { type: 'string', pattern: '^\\d+$' },
    more: { type: 'boolean' },
  }),
  Message: { type: 'string', description: 'XML.' },
  Pem: { type: 'string', description: 'X.509 certificate, PEM.' },
  SigningRequest: {
    type: 'object',
    required: ['version', 'certificate', 'algorithm'],
    properties: {
      version: { const: 1 },
      certificate: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the certificate.' },
      algorithm: text,
      bytes: { type: 'string', contentEncoding: 'base64' },
      digest: { type: 'string', contentEncoding: 'base64' },
    },
    description: 'Either the bytes or their digest.',
    additionalProperties: false,
  },
  SigningAnswer: record({ version: { const: 1 }, signature: { type: 'string', contentEncoding: 'base64' } }),
  OpenApi: record({
    openapi: { type: 'string', pattern: '^3\\.1\\.\\d+$' },
    info: { type: 'object' },
    paths: { type: 'object' },
    components: { type: 'object' },
  }),
} as const satisfies Record<string, Schema>;

export type SchemaName = keyof typeof SCHEMAS;
