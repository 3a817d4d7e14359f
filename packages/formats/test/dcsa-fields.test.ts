import { describe, expect, it } from 'vitest';
import { type FieldNode, type GroupNode, jsonName, type Member } from '../src/dcsa/fields/node.ts';
import { shippingInstructions } from '../src/dcsa/shipping-instructions/fields.ts';
import { transportDocument } from '../src/dcsa/transport-document/fields.ts';
import { documentOf, missing } from './openapi.testing.ts';

/** What a specification says of a field, as far as a table can say it. */
interface Row {
  readonly type: string;
  readonly required: boolean;
  readonly entries?: string;
  readonly pattern?: string;
  readonly length?: string;
  readonly values?: string;
  readonly range?: string;
}

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly [limit: string]: unknown;
}

const defined = (row: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as Row;

const range = (low: unknown, high: unknown): string | undefined =>
  low === undefined && high === undefined ? undefined : `${String(low ?? '')}..${String(high ?? '')}`;

/** Rows of the specification by path. Alternatives are fields of one object, none of them required alone. */
function publishedRows(root: string): Map<string, Row> {
  const schemas = (documentOf('EBL_v3.0.4')['components'] as { schemas: Readonly<Record<string, Schema>> }).schemas;
  const resolved = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : resolved(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
  const rows = new Map<string, Row>();
  const walk = (schema: Schema, path: string, open: readonly Schema[]): void => {
    const { properties = {}, required = [], oneOf = [], anyOf = [] } = schema;
    const parts = [...oneOf, ...anyOf].map(resolved);
    // What every alternative needs is needed.
    const always =
      parts.length === 0
        ? []
        : (parts[0]?.required ?? []).filter((name) => parts.every((part) => part.required?.includes(name)));
    for (const [name, child] of Object.entries(
      Object.assign({}, properties, ...parts.map((part) => part.properties)),
    )) {
      const outer = resolved(child as Schema);
      const inner = outer.type === 'array' ? resolved(outer.items ?? {}) : outer;
      const at = `${path}/${name}`;
      const date = inner.format?.startsWith('date') === true;
      const isObject = inner.type === 'object' || inner.properties !== undefined || inner.oneOf !== undefined;
      rows.set(
        at,
        defined({
          type: isObject ? 'object' : date ? inner.format : inner.type,
          required: required.includes(name) || always.includes(name),
          entries: outer.type === 'array' ? range(outer['minItems'] ?? 0, outer['maxItems']) : undefined,
          pattern: inner.pattern,
          length: date ? undefined : range(inner['minLength'], inner['maxLength']),
          values: inner.enum?.join(' '),
          range:
            inner['exclusiveMinimum'] === undefined
              ? range(inner['minimum'], inner['maximum'])
              : `>${String(inner['exclusiveMinimum'])}`,
        }),
      );
      if (isObject && !open.includes(inner)) walk(inner, at, [...open, inner]);
    }
  };
  walk(schemas[root] ?? {}, '', []);
  return rows;
}

/** Rows of a table by path. */
function ownRows(table: GroupNode): Map<string, Row> {
  const rows = new Map<string, Row>();
  const walk = ({ members }: GroupNode, path: string, open: readonly FieldNode[]): void => {
    for (const [name, member] of Object.entries(members)) {
      if (member.node.kind === 'group' && member.node.flat === true) {
        walk(member.node, path, open);
        continue;
      }
      const at = `${path}/${jsonName(name, member)}`;
      const outer = member.node;
      let inner = outer.kind === 'list' ? outer.of : outer;
      while (inner.kind === 'later' || inner.kind === 'wrapped')
        inner = inner.kind === 'later' ? inner.node() : inner.of;
      rows.set(at, rowOf(inner, member));
      if (inner.kind === 'group' && !open.includes(inner)) walk(inner, at, [...open, inner]);
    }
  };
  walk(table, '', []);
  return rows;
}

const DAY = 'date';

function rowOf(inner: FieldNode, { node, required = false }: Member): Row {
  const entries = node.kind === 'list' ? range(node.min ?? 0, node.max) : undefined;
  if (inner.kind === 'group') return defined({ type: 'object', required, entries });
  if (inner.kind === 'flag') return defined({ type: 'boolean', required, entries });
  if (inner.kind === 'number') {
    const { integer, min, above, max } = inner;
    // 32 bits are a format there, a limit here.
    const limits = range(min === -2_147_483_648 ? undefined : min, max === 2_147_483_647 ? undefined : max);
    const type = integer === true ? 'integer' : 'number';
    return defined({ type, required, entries, range: above === undefined ? limits : `>${above}` });
  }
  if (inner.kind !== 'text') throw new Error(inner.kind);
  const { form, min, max, closed } = inner;
  const dated = form?.pattern.test('2026-01-01') === true && inner.strict === true;
  const timed = form?.pattern.test('2026-01-01T00:00:00Z') === true && inner.strict === true;
  return defined({
    type: dated ? DAY : timed ? 'date-time' : 'string',
    required,
    entries,
    pattern: dated || timed ? undefined : form?.pattern.source,
    length: range(min, max),
    values: closed?.join(' '),
  });
}

/** A pattern that fixes the length needs no length beside it, and lists of values no pattern. */
const fixed = (row: Row): boolean => /\{\d\}|\\d\{4\}|\[/.test(row.pattern ?? '');

function same(published: Row, own: Row | undefined): boolean {
  if (own === undefined) return false;
  const { length, pattern, ...rest } = published;
  const { length: ownLength, pattern: ownPattern, ...ownRest } = own;
  const open = pattern === '^\\S(?:.*\\S)?$' && ownPattern === undefined;
  return (
    JSON.stringify(rest) === JSON.stringify(ownRest) &&
    (pattern === ownPattern || open) &&
    (length === ownLength ||
      (fixed(published) && range(undefined, length?.split('..')[1]) === ownLength) ||
      (fixed(published) && ownLength === undefined) ||
      own.values !== undefined)
  );
}

describe.skipIf(missing).each([
  ['ShippingInstructions', shippingInstructions, ['/shippingInstructionsStatus']],
  ['TransportDocument', transportDocument, []],
] as const)('%s', (name, table, optional) => {
  const published = missing ? new Map<string, Row>() : publishedRows(name);
  const own = ownRows(table);

  it('has every path of the specification and no other', () => {
    expect([...own.keys()].sort()).toEqual([...published.keys()].sort());
    expect(published.size).toBeGreaterThan(450);
  });

  it('says of each what the specification says: type, need, entries, length, form, values, limits', () => {
    const wrong = [...published].flatMap(([path, row]) => {
      const expected = (optional as readonly string[]).includes(path) ? { ...row, required: false } : row;
      return same(expected, own.get(path)) ? [] : [[path, row, own.get(path)]];
    });
    expect(wrong).toEqual([]);
  });
});
