/** JSON Schemas of what the devices answer, by the names that the OpenAPI document gives them. @module */
import * as z from 'zod';
import { writtenLater } from '../json-schema.ts';
import { count, list, named, record, type Schema, text, time } from '../schema-words.ts';
import { deviceSchema, FRAME_FAULTS } from './spec.ts';

/** In the document, what several schemas share stands beside them and not within. */
let hoisted: ReturnType<typeof hoist> | undefined;
const shared = (): ReturnType<typeof hoist> => {
  hoisted ??= hoist();
  return hoisted;
};

function hoist() {
  const {
    $schema: _,
    $defs,
    ...specification
  } = JSON.parse(
    JSON.stringify(z.toJSONSchema(deviceSchema, { io: 'input', target: 'draft-2020-12' })).replaceAll(
      '#/$defs/',
      '#/components/schemas/',
    ),
  ) as Schema & { readonly $defs: { readonly Duration: Schema } };
  return { Duration: $defs.Duration, DeviceSpecification: specification as Schema };
}

const state = { id: text, kind: text, readings: count };
const last = { last: record({ sequence: count, time }) };

export const DEVICE_SCHEMAS = {
  Duration: writtenLater(() => shared().Duration),
  DeviceSpecification: writtenLater(() => shared().DeviceSpecification),
  Picture: { type: 'string', contentMediaType: 'image/png' },
  EventStream: { type: 'string', description: 'Events (schema Event), one after the other.' },
  DeviceState: record(state, last),
  Devices: record({ devices: list(named('DeviceState')) }),
  DeviceDetail: record({ ...state, specification: { oneOf: [{ type: 'null' }, named('DeviceSpecification')] } }, last),
  Finding: {
    type: 'object',
    required: ['code', 'severity', 'path', 'message', 'source'],
    properties: {
      code: text,
      severity: { enum: ['error', 'warning', 'info'] },
      path: text,
      message: record({ en: text, zh: text }),
      expected: text,
      found: text,
      source: text,
    },
    description: 'What is wrong with data, with its clause.',
  },
  TakenReadings: record({ events: list(record({ sequence: count, id: text })), findings: list(named('Finding')) }),
  FrameFaults: record({ next: { ...list({ enum: FRAME_FAULTS }), minItems: 1 } }),
  FrameFaultsSet: record({ waiting: count }),
  GateDecision: record({
    verdict: { enum: ['lift', 'hold'] },
    reasons: list(named('Finding')),
    command: { type: 'object', description: 'COMMAND_INFO.' },
    repeated: { type: 'boolean', description: 'The same sequence number was answered before.' },
  }),
} as const satisfies Record<string, Schema>;
