/** Words to write tables of messages with. @module */

import type { Group, Leaf, Length, Node, Presence } from '../../syntax/message/index.ts';
import type { Value } from '../../syntax/value.ts';

/** What an element means wherever it stands: its Chinese name, how its text is read, its place in the document. */
export type Meaning = readonly [nameZh: string, value: Value, path?: string];

/** A vocabulary turned into words for tables: `must('orderNo', 60)`. */
export function wordsOf(vocabulary: Readonly<Record<string, Meaning>>) {
  const leaf =
    (presence: Presence) =>
    (element: string, length?: Length, path?: string): Leaf => {
      const meaning = vocabulary[element];
      if (meaning === undefined) throw new Error(`no meaning of ${element}`);
      const [nameZh, value, usual] = meaning;
      const place = path ?? usual;
      return {
        kind: 'leaf',
        element,
        nameZh,
        value,
        presence,
        ...(length === undefined ? {} : { length }),
        ...(place === undefined || place === '' ? {} : { path: place.split('.') }),
      };
    };
  return { must: leaf('must'), have: leaf('have'), may: leaf('may') };
}

type Children = readonly (Node | readonly Node[])[];

const group = (element: string, more: Partial<Group>, children: Children): Group => ({
  kind: 'group',
  element,
  presence: 'may',
  max: 1,
  ...more,
  children: children.flat() as readonly Node[],
});

/** An element around others. */
export const inside = (element: string, ...children: Children): Group => group(element, {}, children);

/** An element around others that has to stand. */
export const needed = (element: string, ...children: Children): Group => group(element, { presence: 'must' }, children);

/** Each occurrence is a row of the list at `path`. */
export const rows = (element: string, path: string, limits: { min?: 1; max?: number }, ...children: Children): Group =>
  group(
    element,
    {
      rows: path.split('.'),
      presence: limits.min === 1 ? 'must' : 'may',
      max: limits.max ?? Number.POSITIVE_INFINITY,
    },
    children,
  );

/** Each occurrence is a document. */
export const unit = (element: string, max: number, ...children: Children): Group =>
  group(element, { unit: true, presence: 'must', max }, children);

/** A leaf with one text that is allowed. */
export const only = (text: string, leaf: Leaf): Leaf => ({ ...leaf, only: text });

/** Not this format's to read. */
export const opaque = (element: string): Group => group(element, { opaque: true }, []);
