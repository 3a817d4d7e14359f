import type { DocumentType } from '@kouan/sdk';
import { countryAlpha2 } from '@kouan/sdk/code-lists';
import { documentSchemas } from '@kouan/sdk/documents';
import type * as z from 'zod';
import { bare, definitionOf, type Node } from '../../schema.ts';
import { readCellJson } from './json-cell.ts';

/** Where the text of a cell goes, and what it must be there. */
export interface Target {
  /** Keys into the document; for fields of a row they begin with the list of the rows, without its index. */
  readonly path: readonly string[];
  /** A field of a row, not of the document. */
  readonly row: boolean;
  readonly expected: string;
  /** A branch of the document, as JSON. */
  readonly json?: true;
  /** The document's value, or `undefined` when the text is not one. */
  read(text: string): unknown;
}

/** Where the fields of a document come from. */
export interface FieldsOf {
  readonly type: DocumentType;
  readonly rows?: string;
  readonly json: boolean;
  /** Words that stand for values, by the path of the field. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Before the path of a column whose cells are JSON. */
export const JSON_COLUMN = 'json:';

/** Most fields that are remembered: a list has a field for every index, and headers are hostile. */
const REMEMBERED = 10_000;

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['y', true],
  ['yes', true],
  ['是', true],
  ['false', false],
  ['0', false],
  ['n', false],
  ['no', false],
  ['否', false],
]);

type Reader = Pick<Target, 'expected' | 'read'>;

/** How the leaves of each kind are read from text. */
const READERS: Readonly<Record<string, (node: Node, json: boolean) => Reader | undefined>> = {
  string: (node, json) => ({
    expected: expectedOf(node),
    // Papers name countries by three letters as often as by two.
    read: (text) => accepted(node, text) ?? (json && idOf(node) === 'Country' ? countryAlpha2(text) : undefined),
  }),
  enum: (node) => ({
    expected: Object.values(definitionOf(node).entries ?? {}).join(', '),
    read: (text) => accepted(node, text),
  }),
  literal: (node) => ({
    expected: (definitionOf(node).values ?? []).join(', '),
    read: (text) => accepted(node, text),
  }),
  union: (node) => ({ expected: expectedOf(node), read: (text) => accepted(node, text) }),
  boolean: () => ({ expected: 'yes or no', read: (text) => WORDS.get(text.toLowerCase()) }),
  array: (node, json) => {
    const { element } = definitionOf(node);
    if (element === undefined || definitionOf(element).type !== 'string') return undefined;
    return {
      expected: 'values separated by |',
      read: (text) =>
        json && text.startsWith('["') ? readCellJson(node, text) : listed(element, json, text.split('|')),
    };
  },
};

/** Each text of a list as its element is read; one that cannot be is none of the list. */
function listed(element: Node, json: boolean, texts: readonly string[]): unknown {
  if (!json) return texts;
  const reader = READERS['string']?.(element, json);
  const values = texts.map((text) => reader?.read(text));
  return values.includes(undefined) ? undefined : values;
}

function accepted(node: Node, text: string): unknown {
  const parsed = (node as z.ZodType).safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

const idOf = (node: Node): unknown => (node as z.ZodType).meta()?.['id'];

/** What a person should write, from the schema's own description. */
function expectedOf(node: Node): string {
  const { options = [] } = definitionOf(node);
  const { description } = (node as z.ZodType).meta() ?? {};
  return (description ?? (options.map(expectedOf).join('; ') || 'text')).replace(/\.$/, '');
}

/** The fields of one type of document, as columns name them. */
export class Fields {
  /** The list of the rows may be absent. */
  readonly rowsOptional: boolean;
  readonly schema: Node;
  private readonly of: FieldsOf;
  private readonly found = new Map<string, Target>();

  constructor(of: FieldsOf) {
    this.of = of;
    this.schema = documentSchemas[of.type] as unknown as Node;
    const list = of.rows === undefined ? undefined : definitionOf(this.schema).shape?.[of.rows];
    this.rowsOptional = list !== undefined && definitionOf(list).type === 'optional';
  }

  /** True when an entry of the rows is none without this field. */
  needs(name: string): boolean {
    const row = this.of.rows === undefined ? undefined : this.at([this.of.rows]);
    const field = row === undefined ? undefined : definitionOf(row).shape?.[name];
    return field !== undefined && definitionOf(field).type !== 'optional';
  }

  /**
   * The field at a path such as `grossMass`, `items/hs/code`, `containers/0/containerNumber` or, for JSON,
   * `json:extensions`; `undefined` when the document has no such field, or it is no single value.
   */
  target(text: string): Target | undefined {
    const known = this.found.get(text);
    if (known !== undefined) return known;
    const target = this.make(text);
    if (target !== undefined && this.found.size < REMEMBERED) this.found.set(text, target);
    return target;
  }

  private make(text: string): Target | undefined {
    const { json, rows, values } = this.of;
    if (text.startsWith(JSON_COLUMN)) return json ? this.structure(text.slice(JSON_COLUMN.length)) : undefined;
    const path = text.replace(/^\//, '').split('/');
    if (path[0] === 'extensions' || (path[0] === 'type' && !json)) return undefined;
    const node = this.at(path);
    if (node === undefined) return undefined;
    const reader = READERS[definitionOf(node).type]?.(node, json);
    if (reader === undefined) return undefined;
    const words = values?.[path.join('/')];
    const read =
      words === undefined
        ? reader.read
        : (one: string) => reader.read(Object.hasOwn(words, one) ? (words[one] as string) : one);
    return { path, row: rows !== undefined && path[0] === rows, ...reader, read };
  }

  /** A branch of the document whose whole content is one cell. */
  private structure(text: string): Target | undefined {
    const path = text.split('/');
    const row = this.of.rows !== undefined && path[0] === this.of.rows;
    const node = row && path.length === 1 ? undefined : this.at(path);
    if (node === undefined || !['object', 'array', 'record'].includes(definitionOf(node).type)) return undefined;
    return { path, row, expected: 'JSON', json: true, read: (cell) => readCellJson(node, cell) };
  }

  /** The schema at a path; the list of the rows stands for any row, other lists need an index. */
  private at(path: readonly string[]): Node | undefined {
    let node: Node | undefined = this.schema;
    for (const [at, key] of path.entries()) {
      if (node === undefined) return undefined;
      node = bare(node);
      const { type, shape, element } = definitionOf(node);
      if (type === 'object') node = shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
      else if (type === 'array' && element !== undefined && /^\d{1,3}$/.test(key)) node = element;
      else return undefined;
      if (at === 0 && key === this.of.rows && node !== undefined) node = definitionOf(bare(node)).element;
    }
    return node === undefined ? undefined : bare(node);
  }

  /** Every field that a table can name, lists with the index 0; for suggestions and the documentation. */
  paths(): readonly string[] {
    const found: string[] = [];
    const walk = (node: Node, path: readonly string[]): void => {
      if (path.length > 6) return;
      const inner = bare(node);
      const { type, shape, element } = definitionOf(inner);
      if (type === 'object') for (const [key, child] of Object.entries(shape ?? {})) walk(child, [...path, key]);
      else if (type === 'array' && element !== undefined && definitionOf(bare(element)).type === 'object')
        walk(element, path[0] === this.of.rows && path.length === 1 ? path : [...path, '0']);
      else if (this.target(path.join('/')) !== undefined) found.push(path.join('/'));
    };
    walk(this.schema, []);
    return found;
  }
}
