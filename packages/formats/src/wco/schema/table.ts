import { type Group, keyOf, type Leaf, type Length, type Node } from '../../syntax/message/index.ts';
import { textLike, type Value } from '../../syntax/value.ts';
import { DIGITS, KINDS, LETTERS, WHOLE } from './values.ts';

/** `  Name! A 16,3 #109`: depth, prefix, name, obligation, occurrence, kind, limit, identifier. */
const LINE = /^( *)(?:(\w+):)?(\w+)(!?)(?:\*(\d*))?(?: ([A-Z])(?: (\S+))??)?(?: #(\w+))?$/;

/** The text of a table, line by line, as nodes of a message. */
export interface TableText {
  readonly text: string;
  /** Prefix of the elements, where it is not the default namespace. */
  readonly prefix?: string;
  /** Prefix of the data types, in whose namespace a time stands. */
  readonly types: string;
  /** Where the keys begin. */
  readonly scope?: string;
}

interface Open {
  readonly depth: number;
  readonly scope: string;
  readonly children: Node[];
}

/**
 * The elements of a table. Every text has its place in the row around it, by the names of the elements between; what
 * may stand more than once is a list of rows.
 */
export function nodesOf({ text, prefix, types, scope = '' }: TableText): readonly Node[] {
  const top: Open = { depth: -1, scope, children: [] };
  const open = [top];
  for (const line of text.split('\n')) {
    const [, space = '', ownPrefix = prefix, element = '', must, most, kind, limit, id] = LINE.exec(line) ?? [];
    const depth = space.length / 2;
    while ((open.at(-1) as Open).depth >= depth) open.pop();
    const around = open.at(-1) as Open;
    const key = keyOf(around.scope, element);
    const head = {
      element,
      presence: must === '!' ? ('must' as const) : ('may' as const),
      ...(ownPrefix === undefined ? {} : { prefix: ownPrefix }),
      ...(id === undefined ? {} : { id }),
    };
    if (kind !== undefined)
      around.children.push(kind === 'D' ? timeOf(head, key, types) : leafOf(head, key, kind, limit));
    else {
      const children: Node[] = [];
      const repeated = most !== undefined;
      around.children.push({
        kind: 'group',
        ...head,
        max: repeated ? (most === '' ? Number.POSITIVE_INFINITY : Number(most)) : 1,
        ...(repeated ? { rows: [key] } : {}),
        children,
      });
      open.push({ depth, scope: repeated ? '' : key, children });
    }
  }
  return top.children;
}

type Head = Pick<Leaf, 'element' | 'presence' | 'prefix' | 'id'>;

function leafOf(head: Head, key: string, kind: string, limit: string | undefined): Leaf {
  const { value: usual, attributes } = KINDS[kind] as (typeof KINDS)[string];
  const [, characters, length, texts] = LIMIT.exec(limit ?? '') ?? [];
  return {
    kind: 'leaf',
    ...head,
    key,
    value: texts === undefined ? narrowed(usual, characters, length) : listed(texts),
    attributes,
    ...(length === undefined ? {} : { length: lengthOf(length) }),
  };
}

/** `n..2{9|13}`: characters, length, the texts that are allowed. */
const LIMIT = /^([na]?)((?:\.\.|=)?[\d,]+)(?:\{(.*)\})?$/;

const LISTS = new Map<string, Value>();

/** A text of a short list; one value for each list. */
function listed(texts: string): Value {
  let value = LISTS.get(texts);
  if (value === undefined) {
    const all = new Set(texts.split('|'));
    value = { ...textLike([...all].join(', ')), read: (raw) => (all.has(raw) ? raw : undefined) };
    LISTS.set(texts, value);
  }
  return value;
}

function narrowed(value: Value, characters: string | undefined, length: string | undefined): Value {
  if (characters === 'n') return DIGITS;
  if (characters === 'a') return LETTERS;
  return length?.endsWith(',0') === true ? WHOLE : value;
}

/** A time is an element of the data types within its own. */
function timeOf(head: Head, key: string, types: string): Group {
  const inner: Head = { element: 'DateTimeString', presence: 'may', prefix: types };
  return { kind: 'group', ...head, max: 1, children: [leafOf(inner, `${key}/DateTimeString`, 'D', undefined)] };
}

const lengthOf = (limit: string): Length => (limit.startsWith('..') ? Number(limit.slice(2)) : (limit as Length));
