/** What the JSON Schemas of all rooms are put together from. @module */

export type Schema = Readonly<Record<string, unknown>>;
type Members = Readonly<Record<string, Schema>>;

export const text: Schema = { type: 'string' };
export const time: Schema = { type: 'string', format: 'date-time' };
export const instant: Schema = { type: 'number', description: 'Milliseconds since 1970 in the server’s time.' };
export const flag: Schema = { type: 'boolean' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const sha256: Schema = { type: 'string', pattern: '^[0-9a-f]{64}$' };
export const object: Schema = { type: 'object' };
export const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] });
export const list = (items: Schema): Schema => ({ type: 'array', items });

/** The reference by which one schema names another in the document. */
export const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object that has these members and no others. */
export const record = (required: Members, optional: Members = {}): Schema => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
});
