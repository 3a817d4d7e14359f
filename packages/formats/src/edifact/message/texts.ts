import { pointerOf } from '@kouan/core';
import { type Field, type Node, type Position, positionsOf, type Row } from './node.ts';

/** What a segment says by its table. */
export interface Said {
  readonly texts: Map<Position, string>;
  /** Whether any value of the document is in it. */
  readonly something: boolean;
}

/** What the writer of a value hears. */
export interface Hearing {
  /** A value stands in the message. */
  written(pointer: string): void;
  /** A value cannot. */
  failed(field: Field, pointer: string, value: unknown): void;
}

/** Where texts and values meet: the directory, and the decimal mark of the interchange. */
export interface Manner {
  readonly directory: string;
  readonly decimal: string;
}

export const valueAt = (row: Row, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Row)[key] : undefined),
    row,
  );

export function setAt(row: Row, path: readonly string[], value: unknown): void {
  const last = path.length - 1;
  let at = row;
  for (let n = 0; n < last; n++) at = (at[path[n] as string] ??= path[n + 1] === '0' ? [] : {}) as Row;
  at[path[last] as string] = value;
}

export function listAt(row: Row, path: readonly string[]): unknown[] {
  const known = valueAt(row, path);
  if (Array.isArray(known)) return known;
  const made: unknown[] = [];
  setAt(row, path, made);
  return made;
}

/** The segment of a node as the table alone writes it; `chunk` is what it carries of a list. */
export function textsOf(
  node: Node,
  row: Row,
  pointer: string,
  manner: Manner,
  hearing?: Hearing,
  chunk: readonly string[] = [],
): Said {
  const texts = new Map<Position, string>();
  for (const [position, text] of Object.entries(node.match)) if (typeof text === 'string') texts.set(position, text);
  let something = chunk.length > 0;
  for (const field of node.fields) {
    const value = valueAt(row, field.path);
    if (value === undefined) continue;
    const where = `${pointer}${pointerOf(...field.path)}`;
    const positions = positionsOf(field, manner.directory);
    const written = field.value.write(value);
    if (written === undefined || written.length > positions.length) {
      hearing?.failed(field, where, value);
      continue;
    }
    something ||= written.some((text) => text !== '');
    hearing?.written(where);
    for (const [at, text] of written.entries()) put(texts, positions[at] as Position, marked(text, field, manner));
  }
  for (const [at, text] of chunk.entries()) put(texts, node.spread?.at[at] as Position, text);
  for (const { at, text, with: place } of node.beside)
    if (!texts.has(at) && (place === undefined || texts.has(place))) texts.set(at, text);
  return { texts, something };
}

const marked = (text: string, { value }: Field, { decimal }: Manner): string =>
  value.numeric === true && decimal !== '.' ? text.replace('.', decimal) : text;

function put(texts: Map<Position, string>, position: Position, text: string): void {
  if (text !== '') texts.set(position, text);
}

/** A value from its texts; `undefined` where there are none, `null` where they cannot be read. */
export function readField(field: Field, texts: ReadonlyMap<Position, string>, directory: string): unknown {
  const raw = positionsOf(field, directory).map((position) => texts.get(position) ?? '');
  if (raw.every((text) => text === '')) return undefined;
  return field.value.read(raw) ?? null;
}

export const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
