import { pointerTokens } from '@kouan/core';
import * as z from 'zod';
import { type DocumentType, documentSchemas } from '../documents/index.ts';

interface Schema {
  readonly $ref?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemas = new Map<DocumentType, Schema>();

function schemaOf(type: DocumentType): Schema {
  const known = schemas.get(type) ?? (z.toJSONSchema(documentSchemas[type] as z.ZodType) as Schema);
  schemas.set(type, known);
  return known;
}

/** True when the schema of the document has a place at the pattern; rows of lists are `*` or a number. */
export function hasPlace(type: DocumentType, pattern: string): boolean {
  const root = schemaOf(type);
  const whole = (one: Schema): Schema =>
    one.$ref === undefined ? one : whole(root.$defs?.[one.$ref.replace('#/$defs/', '')] as Schema);
  let open: readonly Schema[] = [root];
  for (const token of pointerTokens(pattern)) {
    open = open.flatMap((one) => {
      const { anyOf = [], properties, items } = whole(one);
      const all = [...anyOf.map(whole), { properties, items } as Schema];
      return all.flatMap((each) => {
        const next = /^(\*|\d+)$/.test(token) && each.items !== undefined ? each.items : each.properties?.[token];
        return next === undefined ? [] : [next];
      });
    });
  }
  return open.length > 0;
}
