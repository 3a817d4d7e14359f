import type { Document, DocumentType } from '@kouan/sdk';
import { documentSchemas } from '@kouan/sdk/documents';
import fc from 'fast-check';
import type * as z from 'zod';

type Node = z.core.$ZodType;
interface Definition {
  readonly type: string;
  readonly innerType?: Node;
  readonly element?: Node;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly string[];
  readonly options?: readonly Node[];
}
const definitionOf = (node: Node): Definition => node._zod.def as unknown as Definition;

const decimal = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999_999 }), fc.option(fc.nat(9999), { nil: undefined }))
  .map(([whole, part]) => (part === undefined ? String(whole) : `${whole}.${part}`));

/** Texts of the scalars that have a form, by their name in the schema. */
const FORMS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  Decimal: decimal,
  Day: fc.constantFrom('2026-01-05', '2024-02-29', '1999-12-31'),
  DateTime: fc.constantFrom('2026-01-05T08:30:00', '2026-01-05T08:30:00Z', '2026-01-05T08:30:00.5+08:00'),
  DateTimeStamp: fc.constantFrom('2026-01-05T08:30:00Z', '2026-01-05T08:30:00.5+08:00'),
  Country: fc.constantFrom('CN', 'JP', 'cn:XYZ'),
  Currency: fc.constantFrom('USD', 'CNY'),
  Unit: fc.constantFrom('KGM', 'C62', 'cn:001'),
  Base64: fc.constantFrom('AAAA', 'AA=='),
};

/** Texts that written forms find easy, and some that they find hard. */
export const EASY = fc.constantFrom('A-1', '离心泵', 'Pump, centrifugal', '0012', '1e5', 'a b');
export const HARD = fc.oneof(
  EASY,
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom('=1+1', '+86', '-5.50', "'=x", '"', 'a"b', 'a\nb', 'a\r\nb', 'a\tb', ' a', 'a ', ''),
  fc.constantFrom('\ud800', '\ufffd', 'a\0b', '|', 'a|b', '["a"]', '{}', ';', '#', 'true', '<&>', ']]>'),
);

/** What documents of a type can be, from the schema itself. */
export function documentsOf<T extends DocumentType>(type: T, texts = HARD): fc.Arbitrary<Document & { type: T }> {
  return arbitrary(documentSchemas[type] as unknown as Node, texts, 0).map(
    (document) => document as Document & { type: T },
  );
}

function arbitrary(node: Node, texts: fc.Arbitrary<string>, depth: number): fc.Arbitrary<unknown> {
  const { type, innerType, element, shape, entries, values, options } = definitionOf(node);
  switch (type) {
    case 'optional':
      return arbitrary(innerType as Node, texts, depth);
    case 'string':
      return FORMS[String((node as z.ZodType).meta()?.['id'])] ?? texts;
    case 'boolean':
      return fc.boolean();
    case 'enum':
      return fc.constantFrom(...Object.values(entries ?? {}));
    case 'literal':
      return fc.constantFrom(...(values ?? []));
    case 'union':
      return fc.oneof(...(options ?? []).map((one) => arbitrary(one, texts, depth)));
    case 'record':
      return fc.constantFrom({ 'other.format': { 'a/b': 'kept', n: 1, deep: [{ x: null }] } }, { x: {} });
    // Any JSON.
    case 'lazy':
      return fc.constantFrom('https://example.org/context', { a: [1, 'b', null] });
    case 'array':
      return fc.array(arbitrary(element as Node, texts, depth + 1), { maxLength: depth < 2 ? 6 : 2 });
    case 'object': {
      const fields = Object.entries(shape ?? {}).map(([name, child]) => {
        const optional = definitionOf(child).type === 'optional';
        // Some schemas are inside themselves.
        if (optional && depth > 5) return [name, fc.constant(undefined)] as const;
        const value = arbitrary(child, texts, depth + 1);
        const some = fc.oneof(
          { arbitrary: fc.constant(undefined), weight: depth === 0 ? 1 : 3 },
          { arbitrary: value, weight: 1 },
        );
        return [name, optional ? some : value] as const;
      });
      return fc.record(Object.fromEntries(fields)).map((one) => pruned(one));
    }
    default:
      throw new Error(`a schema of ${type}`);
  }
}

const pruned = (one: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined));
