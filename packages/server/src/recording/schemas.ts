/** JSON Schemas of recordings, by the names that the OpenAPI document gives them. @module */
import { jsonSchemaOf } from '../json-schema.ts';
import { count, list, record, type Schema, text } from '../schema-words.ts';
import { RECORDING_OBJECTS } from './objects.ts';

export const RECORDING_SCHEMAS = {
  NewRecording: jsonSchemaOf('NewRecording', RECORDING_OBJECTS.NewRecording),
  Har: jsonSchemaOf('Har', RECORDING_OBJECTS.Har),
  ScenarioText: { type: 'string', description: 'YAML; see the schema of scenario files.' },
  Recording: record({
    id: text,
    upstream: text,
    path: { type: 'string', description: 'What is sent below it is passed on.' },
    full: { type: 'boolean' },
    exchanges: list(
      record({
        method: text,
        target: text,
        status: { type: 'integer' },
        size: count,
        reference: { anyOf: [text, { type: 'null' }] },
      }),
    ),
    leftOut: list(record({ method: text, target: text, why: record({ en: text, zh: text }) })),
  }),
} as const satisfies Record<string, Schema>;
