/** Words to write tables of messages with. @module */
import type { Beside, Codec, Field, Node, Position } from './node.ts';

export type Part = Field | Beside | Node | readonly Part[];
type Match = Readonly<Record<Position, string | readonly string[]>>;

const split = (path: string): readonly string[] => (path === '' ? [] : path.split('.'));

/** `field('2.1', 'carrier.code', TEXT)`: places of a segment, and where the document has what they say. */
export const field = (at: string, path: string, value: Codec): Field => ({
  at: at.split(' '),
  path: split(path),
  value,
});

/** The same elsewhere from a directory on. */
export const moved = (directory: string, at: string, one: Field): Field => ({
  ...one,
  since: { directory, at: at.split(' ') },
});

/** A text that is written beside the value at `place`. */
export const beside = (at: Position, text: string, place?: Position): Beside => ({
  at,
  text,
  ...(place === undefined ? {} : { with: place }),
});

function node(key: string, match: Match, more: Partial<Node>, parts: readonly Part[]): Node {
  const flat = (parts as readonly unknown[]).flat(9) as readonly (Field | Beside | Node)[];
  return {
    tag: key.slice(0, 3),
    key,
    match,
    fields: flat.filter((one): one is Field => 'value' in one),
    beside: flat.filter((one): one is Beside => 'text' in one),
    children: flat.filter((one): one is Node => 'tag' in one),
    ...more,
  };
}

/** `DTM/137`: known by its first component. `NAD/CN/5`: by the first two elements. */
const matchOf = (key: string): Match =>
  Object.fromEntries(
    key
      .split('/')
      .slice(1)
      .flatMap((text, at) => (text === '' ? [] : [[`${at + 1}.1`, text]])),
  );

/** A segment, or a group by the segment that it begins with; it stands once. */
export const one = (key: string, ...parts: readonly Part[]): Node => node(key, matchOf(key), {}, parts);

/** Each occurrence is a row of the list at `path`. */
export const many = (key: string, path: string, ...parts: readonly Part[]): Node =>
  node(key, matchOf(key), { rows: split(path) }, parts);

/** Texts of a list, as many as fit into each segment. */
export const texts = (key: string, path: string, at: string, ...parts: readonly Part[]): Node =>
  node(key, matchOf(key), { spread: { path: split(path), at: at.split(' ') } }, parts);

/** The node under another name, known by other texts, or at another place. */
export const as = (
  key: string,
  more: Partial<Pick<Node, 'match' | 'place' | 'always' | 'when'>>,
  given: Node,
): Node => ({
  ...given,
  ...more,
  key,
});
