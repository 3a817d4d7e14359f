/** The published OpenAPI files of DCSA: their examples, and their schemas for ajv. @module */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';

const FOLDER = new URL('../../../../shared/data/dcsa/', import.meta.url);

export const missing = !existsSync(FOLDER);

type Node = Readonly<Record<string, unknown>>;

/** One example of a message, with where its schema stands. */
export interface Example {
  /** Specification, call, place and key: the names of the files in samples/openapi-examples. */
  readonly name: string;
  readonly value: unknown;
  /** Name of the schema; with [] behind it for a list of such. */
  readonly schema: string;
  readonly validate: (value: unknown) => readonly string[];
}

const at = (node: unknown, name: string): unknown => (node as Node | undefined)?.[name];
const entries = (node: unknown): [string, unknown][] => Object.entries((node ?? {}) as Node);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');

/** Specifications around the e-B/L, by name, every version that is there. */
export const SPECIFICATIONS = missing
  ? []
  : readdirSync(new URL('openapi/', FOLDER))
      .filter((name) => /^EBL.*\.yaml$/.test(name))
      .map((name) => name.replace('.yaml', ''))
      .sort();

const documents = new Map<string, Node>();

export function documentOf(specification: string): Node {
  let document = documents.get(specification);
  if (document === undefined) {
    document = withoutOldBounds(parse(read(`openapi/${specification}.yaml`))) as Node;
    documents.set(specification, document);
  }
  return document;
}

/** OpenAPI 3.0 says `exclusiveMinimum: true` beside the minimum, as JSON Schema did until draft 4. */
function withoutOldBounds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutOldBounds);
  if (typeof node !== 'object' || node === null) return node;
  const { exclusiveMinimum, minimum, ...rest } = node as Node;
  const bounds =
    exclusiveMinimum === true ? { exclusiveMinimum: minimum } : { ...(minimum === undefined ? {} : { minimum }) };
  const kept = typeof exclusiveMinimum === 'object' ? { exclusiveMinimum: withoutOldBounds(exclusiveMinimum) } : {};
  return Object.fromEntries(
    Object.entries({ ...rest, ...bounds, ...kept }).map(([name, one]) => [name, withoutOldBounds(one)]),
  );
}

/** Forms of text that the specifications name; numbers are told apart by their type. */
const FORMATS: Readonly<Record<string, RegExp | true>> = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  'date-time': /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/,
  uri: /^[A-Za-z][A-Za-z0-9+.-]*:\S*$/,
  byte: /^[A-Za-z0-9+/]*={0,2}$/,
  float: true,
  int32: true,
};

/** Schemas of OpenAPI 3.0 as ajv takes them: nullable it knows; a discriminator only helps a reader. */
function validators(specification: string): (pointer: string) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, formats: FORMATS });
  ajv.addSchema(documentOf(specification), specification);
  const made = new Map<string, ValidateFunction>();
  return (pointer) => {
    const known = made.get(pointer) ?? ajv.compile({ $ref: `${specification}#${encodeURI(pointer)}` });
    made.set(pointer, known);
    return known;
  };
}

const words = ({ instancePath, keyword, message }: ErrorObject): string => `${instancePath} ${keyword}: ${message}`;

const token = (text: string): string => text.replaceAll('~', '~0').replaceAll('/', '~1');

function nameOf(schema: unknown): string {
  const reference = at(schema, '$ref');
  if (typeof reference === 'string') return reference.split('/').at(-1) ?? '';
  return at(schema, 'type') === 'array' ? `${nameOf(at(schema, 'items'))}[]` : String(at(schema, 'type'));
}

/** Every example of a specification. */
export function examplesOf(specification: string): readonly Example[] {
  const compile = validators(specification);
  const found: Example[] = [];
  for (const [path, calls] of entries(documentOf(specification)['paths']))
    for (const [method, call] of entries(calls)) {
      const bodies: [string, unknown, string][] = entries(at(call, 'responses')).map(([status, response]) => [
        status,
        response,
        `responses/${status}`,
      ]);
      if (at(call, 'requestBody') !== undefined) bodies.push(['req', at(call, 'requestBody'), 'requestBody']);
      for (const [where, body, place] of bodies)
        for (const [type, content] of entries(at(body, 'content'))) {
          const pointer = `/paths/${token(path)}/${method}/${place}/content/${token(type)}/schema`;
          const call_ = path.replaceAll(/[{}]/g, '').slice(1).replaceAll('/', '-');
          for (const [key, example] of entries(at(content, 'examples'))) {
            // An answer without a body is told as an example that is null, without a schema.
            if (at(content, 'schema') === undefined && at(example, 'value') === null) continue;
            found.push({
              name: `${specification}__${method.toUpperCase()}_${call_}__${where}__${key}`,
              value: at(example, 'value'),
              schema: nameOf(at(content, 'schema')),
              validate: (value) => {
                const validate = compile(pointer);
                return validate(value) ? [] : (validate.errors ?? []).map(words);
              },
            });
          }
        }
    }
  return found;
}

/** Names and values of the examples as they lie there one by one. */
export const exampleFiles = (): readonly (readonly [name: string, value: unknown])[] =>
  missing
    ? []
    : readdirSync(new URL('samples/openapi-examples/', FOLDER))
        .filter((name) => name.startsWith('EBL'))
        .map((name) => [name.replace('.json', ''), JSON.parse(read(`samples/openapi-examples/${name}`))] as const);

/** Templates of DCSA's conformance gateway, with their placeholders: instructions, and one transport document. */
export const templates = (): readonly (readonly [name: string, value: unknown])[] =>
  missing
    ? []
    : readdirSync(new URL('samples/', FOLDER))
        .filter((name) => /^(ebl-api-3\.0\.0-(?!error).*|pint-3\.0\.0-transport-document)\.json$/.test(name))
        .map((name) => [name, JSON.parse(read(`samples/${name}`))] as const);
