import { type Finding, finding } from '@kouan/core';
import type { Segment } from '../../syntax/edifact/index.ts';
import { EDD } from './catalogue.ts';
import type { Level, Place } from './level.ts';

/** A segment in its group, with its number among the segments of the message. */
export interface Placed {
  readonly segment: Segment;
  readonly index: number;
  /** Which place of the level around it holds it; -1 for a segment that has none. */
  readonly at: number;
}

/** A group, or the whole message: its own segments, and the groups in it by the tag that they begin with. */
export interface Group {
  /** Empty for the whole message. */
  readonly tag: string;
  /** Which place of the level around it holds it; -1 for the whole message. */
  readonly at: number;
  readonly segments: readonly Placed[];
  readonly groups: readonly Group[];
}

interface Open {
  readonly group: { tag: string; at: number; segments: Placed[]; groups: Group[] };
  readonly level: Level;
  /** Where in the level reading stands, and how often what is there has come. */
  at: number;
  count: number;
}

/**
 * Puts the segments of a message into the groups of its structure (EDMD), from the first to the last without looking
 * back. What has no place where it stands stays with the group before it, and is said.
 */
export function groupSegments(
  type: string,
  segments: readonly Segment[],
  level: Level,
): { readonly root: Group; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const root = { tag: '', at: -1, segments: [] as Placed[], groups: [] as Group[] };
  const open: Open[] = [{ group: root, level, at: 0, count: 0 }];
  const tell = (index: number, one: Finding): number =>
    findings.push({ ...one, path: `/segments/${index}`, at: { segment: index + 2 } });
  const leave = (one: Open, from: number, to: number, index: number): void => {
    for (let at = from; at < to; at++) {
      const place = one.level[at] as Place;
      const came = at === one.at && one.count > 0;
      if (place.mandatory && !came)
        tell(index, finding(EDD.missing, '', { expected: place.tag, params: { message: type } }));
    }
  };

  segments.forEach((segment, index) => {
    const found = placeOf(open, segment.tag);
    if (found === undefined) {
      tell(index, finding(EDD.misplaced, '', { found: segment.tag, params: { message: type } }));
      open.at(-1)?.group.segments.push({ segment, index, at: -1 });
      return;
    }
    while (open.length - 1 > found.depth) {
      const inner = open.pop() as Open;
      leave(inner, inner.at, inner.level.length, index);
    }
    const one = open[found.depth] as Open;
    leave(one, one.at, found.at, index);
    one.count = found.at === one.at ? one.count + 1 : 1;
    one.at = found.at;
    const place = one.level[found.at] as Place;
    if (one.count === place.max + 1)
      tell(index, finding(EDD.tooOften, '', { expected: String(place.max), found: segment.tag }));
    if (place.group === undefined) {
      one.group.segments.push({ segment, index, at: found.at });
      return;
    }
    const group = { tag: place.tag, at: found.at, segments: [{ segment, index, at: 0 }], groups: [] };
    one.group.groups.push(group);
    open.push({ group, level: place.group, at: 0, count: 1 });
  });
  while (open.length > 0) {
    const inner = open.pop() as Open;
    leave(inner, inner.at, inner.level.length, segments.length);
  }
  return { root, findings };
}

/**
 * Where a segment goes: further on in the group that is open, else in those around it. A place that is full is passed
 * over when there is another one behind it.
 */
function placeOf(open: readonly Open[], tag: string): { readonly depth: number; readonly at: number } | undefined {
  let full: { readonly depth: number; readonly at: number } | undefined;
  for (let depth = open.length - 1; depth >= 0; depth--) {
    const { level, at: from, count } = open[depth] as Open;
    for (let at = from; at < level.length; at++) {
      const place = level[at] as Place;
      if (place.tag !== tag) continue;
      if (at > from || count < place.max) return { depth, at };
      full ??= { depth, at };
    }
  }
  return full;
}
