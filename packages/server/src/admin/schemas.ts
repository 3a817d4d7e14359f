/** JSON Schemas of the control API, by the names that the OpenAPI document gives them. @module */
import { jsonSchemaOf } from '../json-schema.ts';
import { count, flag, list, object, orNull, record, type Schema, sha256, text, time } from '../schema-words.ts';
import { OBJECTS } from './objects.ts';

const texts: Schema = { type: 'object', additionalProperties: text };

const difference = record({ field: text, expected: text, found: orNull(text) });
const bothTexts = { en: text, zh: text };
const entry = {
  sequence: count,
  time,
  method: text,
  target: text,
  operation: orNull(text),
  status: { type: 'integer', description: '0 where no answer left.' },
};
const noted = {
  fault: record({ name: text, ...bothTexts }),
  nearMiss: record({ operation: text, path: text, ...bothTexts, differences: list(difference) }),
};
const body = record({ truncated: flag }, { text, base64: { type: 'string', contentEncoding: 'base64' } });
const snapshot = { name: text, time, events: count, sha256, requests: count };

const asked = Object.fromEntries(
  Object.entries(OBJECTS).map(([name, schema]) => [name, jsonSchemaOf(name, schema)]),
) as Readonly<Record<keyof typeof OBJECTS, Schema>>;

export const ADMIN_SCHEMAS = {
  ...asked,
  Sockets: {
    ...record(
      {},
      {
        gate: count,
        gateDevices: count,
        ais: count,
        aisUdp: count,
        weighbridges: { type: 'object', additionalProperties: count },
        mqttBroker: count,
      },
    ),
    description: 'Ports, those of weighbridges by name.',
  },
  KeptRequests: record({ requests: list(record(entry, noted)), next: count }),
  KeptRequest: record(
    { ...entry, requestHeaders: texts, requestBody: body, responseHeaders: texts, responseBody: body },
    noted,
  ),
  Verified: record(
    {
      ok: flag,
      checks: list(
        record(
          { match: object, ok: flag, found: count, sequences: list(count) },
          {
            atLeast: count,
            atMost: count,
            exactly: count,
            nearest: record({ sequence: count, differences: list(difference) }),
          },
        ),
      ),
    },
    { inOrder: flag },
  ),
  Faults: record({
    latency: orNull(object),
    retryAfter: count,
    faults: list(
      record(
        {
          name: text,
          on: { enum: ['http', 'tcp', 'ws'] },
          ...bothTexts,
          rate: { type: 'number', minimum: 0, maximum: 1 },
          standing: flag,
          next: count,
          met: count,
        },
        { operations: list(text) },
      ),
    ),
  }),
  State: record({
    namespace: text,
    time,
    mode: { enum: ['virtual', 'real'] },
    speed: { type: 'number' },
    timers: count,
    events: record({ newest: count, sha256 }),
    declarations: count,
    receipts: count,
    devices: count,
    machines: texts,
    requests: count,
    inputs: record({ count, bytes: count, saved: flag }),
    snapshots: count,
  }),
  Restored: record({
    time,
    events: count,
    sha256,
    exact: flag,
    notCarried: list(record({ what: text, ...bothTexts })),
  }),
  Snapshot: record(snapshot),
  Snapshots: record({ snapshots: list(record(snapshot)) }),
  MachineStates: record({ states: texts }),
} as const satisfies Record<string, Schema>;
