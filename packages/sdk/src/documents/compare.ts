import { escapeToken, leavesOf } from '@kouan/core';

/** One leaf in which two documents differ. */
export interface LeafDifference {
  /** RFC 6901 pointer. */
  readonly path: string;
  /** Absent where only the other has it. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Where two values of JSON differ, leaf by leaf, in the order of their fields; lists are compared place by place. */
export function compareLeaves(before: unknown, after: unknown, path = ''): readonly LeafDifference[] {
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => compareLeaves(before[name], after[name], `${path}/${escapeToken(name)}`));
  }
  if (before === after) return [];
  // Two leaves are one difference; where a branch is on one side, each side tells its own.
  if (!isBranch(before) && !isBranch(after))
    return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
  return [...told(before, path, 'before'), ...told(after, path, 'after')];
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const told = (value: unknown, path: string, side: 'before' | 'after'): readonly LeafDifference[] =>
  value === undefined ? [] : Array.from(leavesOf(value, path), ([at, leaf]) => ({ path: at, [side]: leaf }));
