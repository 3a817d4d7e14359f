import type { Segment } from '../../syntax/edifact/index.ts';
import type { Group, Level } from '../directory/index.ts';
import type { Node, Position } from './node.ts';

/** A segment with what stands in its group, in the order of the message. */
export interface Unit {
  readonly segment: Segment;
  /** Its number among the segments of the message, from 0; -1 for one of the envelope. */
  readonly index: number;
  /** Its place in the level around it; -1 where it has none. */
  readonly at: number;
  readonly children: readonly Unit[];
}

/** What stands in a group behind its first segment; all of it for the whole message. */
export function unitsOf({ segments, groups, tag }: Group): readonly Unit[] {
  const own = (tag === '' ? segments : segments.slice(1)).map(
    ({ segment, index, at }): Unit => ({ segment, index, at, children: [] }),
  );
  const inner = groups.map((group): Unit => {
    const [first] = group.segments;
    if (first === undefined) throw new Error('a group without its segment');
    return { segment: first.segment, index: first.index, at: group.at, children: unitsOf(group) };
  });
  return [...own, ...inner].sort((a, b) => a.index - b.index);
}

/** Every segment of a unit, in order. */
export const segmentsOf = ({ segment, children }: Unit): readonly Segment[] => [
  segment,
  ...children.flatMap(segmentsOf),
];

/** The texts of a segment that say something, by their places: `2.1`, `2.1*2` for a repetition, `0.1` for nesting. */
export function flatten({ elements, repetitions, nesting = [] }: Segment): Map<Position, string> {
  const texts = new Map<Position, string>();
  const put = (values: readonly string[], before: number, after: string): void => {
    for (const [at, text] of values.entries()) if (text !== '') texts.set(`${before}.${at + 1}${after}`, text);
  };
  put(nesting, 0, '');
  for (const [at, element] of elements.entries()) {
    put(element, at + 1, '');
    for (const [more, values] of (repetitions?.get(at) ?? []).entries()) put(values, at + 1, `*${more + 2}`);
  }
  return texts;
}

const MAX_PLACE = 999;
const PLACE = /^(\d{1,3})\.(\d{1,3})(?:\*(\d{1,3}))?$/;

/** A segment from its texts; `undefined` where a place is none. */
export function segmentFrom(tag: string, texts: ReadonlyMap<Position, string>): Segment | undefined {
  const elements: string[][] = [];
  const repetitions = new Map<number, string[][]>();
  const nesting: string[] = [];
  for (const [position, text] of texts) {
    const [, element = '', component = '', repetition = '1'] = PLACE.exec(position) ?? [];
    const at = Number(element) - 1;
    const inner = Number(component) - 1;
    if (element === '' || inner < 0 || at >= MAX_PLACE) return undefined;
    const list =
      at < 0
        ? nesting
        : repetition === '1'
          ? rowOf(elements, at)
          : rowOf(rowsOf(repetitions, at), Number(repetition) - 2);
    if (list === undefined) return undefined;
    fill(list, inner, '');
    list[inner] = text;
  }
  for (let at = 0; at < elements.length; at++) elements[at] ??= [''];
  for (const all of repetitions.values()) for (let at = 0; at < all.length; at++) all[at] ??= [''];
  return {
    tag,
    elements,
    ...(repetitions.size === 0 ? {} : { repetitions }),
    ...(nesting.length === 0 ? {} : { nesting }),
  };
}

function rowsOf(all: Map<number, string[][]>, at: number): string[][] {
  const known = all.get(at) ?? [];
  all.set(at, known);
  return known;
}

function rowOf(all: string[][], at: number): string[] | undefined {
  if (at < 0) return undefined;
  const known = all[at] ?? [];
  all[at] = known;
  return known;
}

function fill(list: string[], to: number, text: string): void {
  while (list.length <= to) list.push(text);
}

/** Where a segment goes in a level: the places before those of other tags come first. Behind everything if it has none. */
export function placeIn(level: Level | undefined, tag: string, nth = 0): number {
  let at = -1;
  for (let left = nth; left >= 0; left--) {
    at = (level ?? []).findIndex((place, index) => index > at && place.tag === tag);
    if (at < 0) return NO_PLACE;
  }
  return at;
}

/** What the group of a node has places for; nothing where the directory has a segment alone. */
export const innerOf = ({ tag, place }: Pick<Node, 'tag' | 'place'>, level: Level | undefined): Level | undefined =>
  level === undefined ? undefined : (level[placeIn(level, tag, place)]?.group ?? []);

export const NO_PLACE = 9_999;
