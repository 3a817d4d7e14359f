import { compareDecimal, leavesOf, parseDecimal, resolvePointer } from '@kouan/core';

/** What two papers may write differently and mean the same: width and case of letters, blanks. */
const spelling = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/\s+/g, ' ').trim();

/** Two values say the same: numbers by their value, texts whatever their spelling, parts in what both say. */
export function sameValue(a: unknown, b: unknown): boolean {
  return firstDifference(a, b) === undefined;
}

/** The first leaf in which two values contradict each other; what only one of them says is no contradiction. */
export function firstDifference(a: unknown, b: unknown): string | undefined {
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null)
    return sameLeaf(a, b) ? undefined : '';
  for (const [path, leaf] of leavesOf(a)) {
    const other = resolvePointer(b, path);
    if (other !== undefined && !sameLeaf(leaf, other)) return path;
  }
  return undefined;
}

function sameLeaf(a: unknown, b: unknown): boolean {
  if (typeof a !== 'string' || typeof b !== 'string') return JSON.stringify(a) === JSON.stringify(b);
  if (a === b) return true;
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  if (left !== undefined && right !== undefined) return compareDecimal(left, right) === 0;
  return spelling(a) === spelling(b);
}
