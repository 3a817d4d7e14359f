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
    return [...names].flatMap((name) =>
      compareLeaves(before[name], after[name], `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
    );
  }
  if (before === after) return [];
  // What is only on one side is told leaf by leaf as well.
  if (isBranch(before)) return [...leaves(before, path, 'before'), ...leaves(after, path, 'after')];
  return [...leaves(before, path, 'before', after), ...(isBranch(after) ? leaves(after, path, 'after') : [])];
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function leaves(value: unknown, path: string, side: 'before' | 'after', other?: unknown): readonly LeafDifference[] {
  if (isBranch(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([name, each]) =>
      leaves(each, `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, side),
    );
  const opposite = side === 'before' ? 'after' : 'before';
  const difference = {
    path,
    ...(value === undefined ? {} : { [side]: value }),
    ...(other === undefined || isBranch(other) ? {} : { [opposite]: other }),
  };
  return 'before' in difference || 'after' in difference ? [difference] : [];
}
