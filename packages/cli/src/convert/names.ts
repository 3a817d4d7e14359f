import type { Text } from '@kouan/core';
import { pointerTokens, resolvePointer } from '@kouan/core';
import type { Document, DocumentType } from '@kouan/sdk';
import { conversionForms } from '@kouan/sdk/conversions';
import { documentSchemas } from '@kouan/sdk/documents';

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const schemas = new Map<DocumentType, Schema>();

function schemaOf(type: DocumentType): Schema {
  const known = schemas.get(type) ?? (documentSchemas[type].toJSONSchema({ target: 'draft-2020-12' }) as Schema);
  schemas.set(type, known);
  return known;
}

/** What a field is called: as the form of the document names it, else as its schema describes it, else by its key. */
export function nameOfField(document: Document, path: string): Text {
  const pattern = path.replace(/\/\d+(?=\/|$)/g, '/*');
  const form = conversionForms.filter((one) => one.documentType === document.type && (one.when?.(document) ?? true));
  const title = form.flatMap(({ fields }) => fields).find(({ to }) => to === pattern)?.title;
  if (title !== undefined) return title;
  const root = schemaOf(document.type);
  const whole = (one: Schema | undefined): Schema | undefined =>
    one?.$ref === undefined
      ? one
      : {
          ...(resolvePointer(root, one.$ref.slice(1)) as Schema),
          ...(one.description ? { description: one.description } : {}),
        };
  let at: Schema | undefined = root;
  for (const token of pointerTokens(pattern)) at = whole(token === '*' ? at?.items : at?.properties?.[token]);
  const words = at?.description?.split(/[.:;]\s/)[0]?.replace(/\.$/, '') ?? pointerTokens(path).slice(-2).join(' ');
  return { en: words, zh: words };
}
