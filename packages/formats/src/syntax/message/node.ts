/** Messages as data: one table of elements gives both directions. @module */
import type { Value } from '../value.ts';

/** Longest text: a number of characters, `'=3'` exactly so many, `'19,5'` so many digits with so many after the point. */
export type Length = number | `=${number}` | `${number},${number}`;

/** `must`: stands and says something; `have`: stands, and may be empty; `may`: can be left out. */
export type Presence = 'must' | 'have' | 'may';

/** An element with a text, or an attribute of the root. */
export interface Leaf {
  readonly kind: 'leaf';
  readonly element: string;
  /** Name in the interface table, for messages in Chinese; the element where there is none. */
  readonly nameZh?: string;
  /** Prefix that it is written with, where the message has several namespaces. */
  readonly prefix?: string;
  /** Attributes that it may have. They are kept beside its text, as `KEY/@NAME`. */
  readonly attributes?: readonly string[];
  /** Key of its text where it has no path; otherwise the elements from its row on. */
  readonly key?: string;
  /** Identifier of the standard. */
  readonly id?: string;
  readonly value: Value;
  readonly length?: Length;
  /** Keys from the row around it; without them only this format knows the text, and it lives in `extensions`. */
  readonly path?: readonly string[];
  readonly presence: Presence;
  /** The only text that is allowed. */
  readonly only?: string;
  /** Written where there is nothing else, and not kept when it is read. */
  readonly usual?: string;
}

/** An element with elements. Without `rows` its leaves belong to the row around it. */
export interface Group {
  readonly kind: 'group';
  readonly element: string;
  /** Prefix that it is written with, where the message has several namespaces. */
  readonly prefix?: string;
  /** Identifier of the standard. */
  readonly id?: string;
  readonly presence: Presence;
  /** Each occurrence is a row of the list at these keys. */
  readonly rows?: readonly string[];
  /** Each occurrence is a document. */
  readonly unit?: true;
  /** How often it may stand. */
  readonly max: number;
  /** Nobody's data: a signature, or what others have put in. Its texts are listed as unmapped. */
  readonly opaque?: true;
  /** One of several that exclude each other: its name is noted at these keys. */
  readonly choice?: readonly string[];
  readonly attributes?: readonly Leaf[];
  /** Its own text, where it has one beside its attributes. */
  readonly content?: Leaf;
  readonly children: readonly Node[];
}

export type Node = Leaf | Group;

/** One message: its root, and what every document of it says without a word. */
export interface Message {
  readonly root: Group;
  /** Other names that the root goes by. */
  readonly aliases?: readonly string[];
  readonly namespace: string | ((row: Readonly<Record<string, unknown>>) => string);
  /** Namespaces by prefix, where there are several; each element is then held against its own. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** The row is nothing but the texts of the message: what has no path lies in it by its key, not under `extensions`. */
  readonly bare?: true;
  /** Other namespaces that are in use; what one came in is written again. */
  readonly accepts?: RegExp;
  /** Fields that follow from the message: type, direction, kind. */
  readonly fixed: Readonly<Record<string, string | boolean>>;
  /** What follows from several fields of a document together. */
  readonly derive?: (row: Record<string, unknown>, root: string) => void;
}

/** Key under `extensions` of a namespace that is not the usual one. */
export const NAMESPACE_KEY = 'xmlns';

export const namespaceOf = ({ namespace }: Message, row: Readonly<Record<string, unknown>>): string =>
  typeof namespace === 'string' ? namespace : namespace(row);

/** Key of what has no path: the elements from its row on. */
export const keyOf = (scope: string, element: string): string => (scope === '' ? element : `${scope}/${element}`);

/** Digits before and after the point. */
export function digitsOf(length: Length | undefined): { whole: number; fraction: number } | undefined {
  if (typeof length !== 'string' || length.startsWith('=')) return undefined;
  let digits = DIGITS.get(length);
  if (digits === undefined) {
    const [total = 0, fraction = 0] = length.split(',').map(Number);
    digits = { whole: total - fraction, fraction };
    DIGITS.set(length, digits);
  }
  return digits;
}

/** One for each length: every number of a message is held against one. */
const DIGITS = new Map<string, { readonly whole: number; readonly fraction: number }>();

/** What is wrong with the length of a text, or `undefined`. */
export function lengthProblem(length: Length | undefined, raw: string): string | undefined {
  if (length === undefined) return undefined;
  if (typeof length === 'number') return raw.length > length ? `≤ ${length}` : undefined;
  if (length.startsWith('=')) return raw.length === Number(length.slice(1)) ? undefined : length;
  const { whole, fraction } = digitsOf(length) ?? { whole: 0, fraction: 0 };
  const point = raw.indexOf('.');
  const left = (point < 0 ? raw.length : point) - (raw.startsWith('-') ? 1 : 0);
  const right = point < 0 ? 0 : raw.length - point - 1;
  return left > whole || right > fraction ? `${whole}.${fraction} digits` : undefined;
}

/** A child with its place in the table. */
export interface Child<N extends Node = Node> {
  readonly node: N;
  readonly at: number;
}

/** What a group may have: its children by element, its attributes behind them. */
export interface Inside {
  readonly children: ReadonlyMap<string, Child>;
  /** Second children of the same name, in another namespace. */
  readonly twins: ReadonlyMap<string, Child> | undefined;
  readonly attributes: readonly Child<Leaf>[];
  /** Those that have to stand. */
  readonly needed: readonly Child[];
  readonly size: number;
  /** Arrays of frames that are done, to be used again. */
  readonly spare: Uint32Array[];
}

/** Made once for each group. */
export function insideOf(group: Group): Inside {
  let inside = INSIDE.get(group);
  if (inside === undefined) {
    const children = group.children.map((node, at) => ({ node, at }));
    const attributes = (group.attributes ?? []).map((node, at) => ({ node, at: children.length + at }));
    const needed = [...attributes, ...children].filter(({ node }) => node.presence !== 'may');
    const byElement = new Map<string, Child>();
    const twins = new Map<string, Child>();
    for (const child of children)
      (byElement.has(child.node.element) ? twins : byElement).set(child.node.element, child);
    inside = {
      children: byElement,
      twins: twins.size === 0 ? undefined : twins,
      attributes,
      needed,
      size: children.length + attributes.length,
      spare: [],
    };
    INSIDE.set(group, inside);
  }
  return inside;
}

const INSIDE = new WeakMap<Group, Inside>();

/** Whether a message holds its documents as elements; otherwise the message is the document. */
export function hasUnits(group: Group): boolean {
  let has = UNITS.get(group);
  if (has === undefined) {
    has = group.unit === true || group.children.some((child) => child.kind === 'group' && hasUnits(child));
    UNITS.set(group, has);
  }
  return has;
}

const UNITS = new WeakMap<Group, boolean>();
