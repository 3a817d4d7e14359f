import * as z from 'zod';
import type { Schema } from './schema-words.ts';

/** JSON Schema says `contentEncoding`; a format of that name there is not. */
function withoutBase64(schema: { format?: string }): void {
  if (schema.format === 'base64') delete schema.format;
}

/**
 * A zod schema as JSON Schema, worked out when it is written: a server that nobody asks for its document starts without.
 * What it shares stands inside it, so that names of two schemas never meet.
 */
export function jsonSchemaOf(name: string, schema: z.ZodType): Schema {
  return writtenLater(() => made(name, schema));
}

/** Stands for a value in JSON that is made when it is written for the first time. */
export function writtenLater(make: () => Schema): Schema {
  let found: Schema | undefined;
  return {
    toJSON() {
      found ??= make();
      return found;
    },
  };
}

function made(name: string, schema: z.ZodType): Schema {
  const {
    $schema: _,
    id: __,
    ...rest
  } = z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => withoutBase64(jsonSchema) }) as Record<
    string,
    unknown
  >;
  const at = `#/components/schemas/${name}/$defs/`;
  return JSON.parse(
    JSON.stringify(rest)
      .replaceAll('"#/$defs/', `"${at}`)
      .replaceAll('"$ref":"#"', `"$ref":"#/components/schemas/${name}"`),
  ) as Schema;
}
