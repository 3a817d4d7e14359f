/** JSON Schemas of clock and log, by the names that the OpenAPI document gives them. @module */

import { list, named, record, type Schema, sha256, text, time } from '../schema-words.ts';
import { SUBJECT_NAMES } from './epcis.ts';
import { EVENT_KINDS } from './event-kinds.ts';

const sequence: Schema = { type: 'integer', minimum: 0 };
const place: Schema = { type: 'object', required: ['id'], properties: { id: text } };

export const WORLD_SCHEMAS = {
  Clock: record({
    time,
    mode: { enum: ['virtual', 'real'] },
    speed: { type: 'number', exclusiveMinimum: 0 },
    waiting: list(record({ time, name: text })),
  }),
  EpcisObjectEvent: {
    ...record(
      {
        type: { const: 'ObjectEvent' },
        eventTime: time,
        eventTimeZoneOffset: text,
        action: { enum: ['ADD', 'OBSERVE', 'DELETE'] },
      },
      {
        epcList: list(text),
        bizStep: text,
        disposition: text,
        readPoint: place,
        bizLocation: place,
        bizTransactionList: list(record({ bizTransaction: text }, { type: text })),
        sensorElementList: list(
          record({ sensorReport: list({ type: 'object' }) }, { sensorMetadata: { type: 'object' } }),
        ),
      },
    ),
    description: 'GS1 EPCIS 2.0.',
  },
  Event: record(
    {
      sequence: { type: 'integer', minimum: 1 },
      id: { type: 'string', pattern: '^ni:///sha-256;[A-Za-z0-9_-]{43}$' },
      time,
      kind: { enum: Object.keys(EVENT_KINDS) },
      source: text,
      subject: record({}, Object.fromEntries(SUBJECT_NAMES.map((name) => [name, text]))),
      epcis: named('EpcisObjectEvent'),
    },
    { data: {}, raw: record({ mediaType: text, sha256, base64: { type: 'string', contentEncoding: 'base64' } }) },
  ),
  EventPage: record({
    events: list(named('Event')),
    after: sequence,
    more: { type: 'boolean' },
    oldest: { type: 'integer', minimum: 1 },
    newest: sequence,
  }),
  EventDigest: record({ sha256, events: sequence }),
  EventKinds: {
    type: 'object',
    additionalProperties: record({ en: text, zh: text }, { bizStep: text, disposition: text }),
  },
} as const satisfies Record<string, Schema>;
