import { declarationSchema } from '@kouan/sdk/documents';
import type * as z from 'zod';

/** Where the text of a cell goes, and what it must be there. */
export interface Target {
  /** Keys into the document; for fields of a goods item they begin with `items`, without its index. */
  readonly path: readonly string[];
  readonly item: boolean;
  readonly expected: string;
  /** The document's value, or `undefined` when the text is not one. */
  read(text: string): unknown;
}

type Node = z.core.$ZodType;

interface Definition {
  readonly type: string;
  readonly innerType?: Node;
  readonly element?: Node;
  readonly shape?: Readonly<Record<string, Node>>;
  readonly entries?: Readonly<Record<string, string>>;
}

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

const definitionOf = (node: Node): Definition => node._zod.def as unknown as Definition;

function bare(node: Node): Node {
  const { type, innerType } = definitionOf(node);
  return type === 'optional' && innerType !== undefined ? bare(innerType) : node;
}

/** The schema at a path; `items` stands for any item, other lists need an index. */
function schemaAt(path: readonly string[]): Node | undefined {
  let node: Node | undefined = declarationSchema;
  for (const [at, key] of path.entries()) {
    if (node === undefined) return undefined;
    node = bare(node);
    const { type, shape, element } = definitionOf(node);
    if (type === 'object') node = shape !== undefined && Object.hasOwn(shape, key) ? shape[key] : undefined;
    else if (type === 'array' && element !== undefined && /^\d{1,3}$/.test(key)) node = element;
    else return undefined;
    if (at === 0 && key === 'items' && node !== undefined) node = definitionOf(bare(node)).element;
  }
  return node === undefined ? undefined : bare(node);
}

/** How the leaves of each kind are read from text. */
const READERS: Readonly<Record<string, (node: Node) => Pick<Target, 'expected' | 'read'> | undefined>> = {
  string: (node) => ({ expected: expectedOf(node), read: (text) => accepted(node, text) }),
  enum: (node) => ({
    expected: Object.values(definitionOf(node).entries ?? {}).join(', '),
    read: (text) => accepted(node, text),
  }),
  literal: (node) => ({ expected: 'declaration', read: (text) => accepted(node, text) }),
  boolean: () => ({ expected: 'yes or no', read: (text) => WORDS.get(text.toLowerCase()) }),
  array: (node) => {
    const { element } = definitionOf(node);
    if (element === undefined || definitionOf(element).type !== 'string') return undefined;
    return { expected: 'values separated by |', read: (text) => text.split('|') };
  },
};

function accepted(node: Node, text: string): unknown {
  const parsed = (node as z.ZodType).safeParse(text);
  return parsed.success ? parsed.data : undefined;
}

/** What a person should write, from the schema's own description. */
function expectedOf(node: Node): string {
  const { description } = (node as z.ZodType).meta() ?? {};
  return (description ?? 'text').replace(/\.$/, '');
}

/**
 * The field at a path such as `grossMass`, `items/hs/code` or `containers/0/containerNumber`; `undefined` when the
 * document has no such field, or it is no single value.
 */
export function targetOf(text: string): Target | undefined {
  const path = text.replace(/^\//, '').split('/');
  if (path[0] === 'extensions' || path[0] === 'type') return undefined;
  const node = schemaAt(path);
  if (node === undefined) return undefined;
  const reader = READERS[definitionOf(node).type]?.(node);
  return reader === undefined ? undefined : { path, item: path[0] === 'items', ...reader };
}

/** Every field that a table can name, lists with the index 0; for suggestions and the documentation. */
export function targetPaths(): readonly string[] {
  const found: string[] = [];
  const walk = (node: Node, path: readonly string[]): void => {
    if (path.length > 6) return;
    const inner = bare(node);
    const { type, shape, element } = definitionOf(inner);
    if (type === 'object') for (const [key, child] of Object.entries(shape ?? {})) walk(child, [...path, key]);
    else if (type === 'array' && element !== undefined && definitionOf(bare(element)).type === 'object')
      walk(element, path[0] === 'items' && path.length === 1 ? path : [...path, '0']);
    else if (targetOf(path.join('/')) !== undefined) found.push(path.join('/'));
  };
  walk(declarationSchema, []);
  return found;
}
