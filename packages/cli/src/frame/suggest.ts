import { distance } from '@kouan/core';

/** The known name that was most likely meant. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return known
    .map((each) => ({ each, far: each.startsWith(name) && name.length > 2 ? 0 : distance(name, each, limit) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)[0]?.each;
}
