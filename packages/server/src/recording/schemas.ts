/** JSON Schemas of recordings, by the names that the OpenAPI document gives them. @module */
import { jsonSchemaOf } from '../json-schema.ts';
import { RECORDING_OBJECTS } from './objects.ts';

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: 'string' };
const count: Schema = { type: 'integer', minimum: 0 };
const list = (items: Schema): Schema => ({ type: 'array', items });
const record = (properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  required: Object.keys(properties),
  properties,
  additionalProperties: false,
});

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
