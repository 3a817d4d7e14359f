import type { Good } from '../contract/input.ts';
import { suppliersOf } from './edges.ts';

interface Walker {
  readonly at: number;
  readonly suppliers: readonly string[];
  /** The first supplier that was not finished when last looked at; those before it stay finished. */
  next: number;
}

/**
 * Finds one cycle after another among goods of which each waits for another. The walk is kept between the calls and never
 * looks at a finished supplier twice, so that all cycles together cost one pass.
 */
export function cycleFinder(
  nodes: readonly Good[],
  index: ReadonlyMap<string, number>,
  done: Uint8Array,
): () => readonly number[] {
  const walk: Walker[] = [];
  const place = new Int32Array(nodes.length);
  let cursor = 0;
  const push = (at: number): void => {
    walk.push({ at, suppliers: suppliersOf(nodes[at] as Good), next: 0 });
    place[at] = walk.length;
  };
  return () => {
    for (let top = walk.at(-1); top !== undefined && done[top.at] === 1; top = walk.at(-1)) walk.pop();
    if (walk.length === 0) {
      while (done[cursor] === 1) cursor += 1;
      push(cursor);
    }
    for (;;) {
      const at = waitsFor(walk.at(-1) as Walker, index, done);
      if (place[at] !== 0) {
        const cycle = walk.splice((place[at] as number) - 1).map((walker) => walker.at);
        for (const one of cycle) place[one] = 0;
        return cycle;
      }
      push(at);
    }
  };
}

function waitsFor(walker: Walker, index: ReadonlyMap<string, number>, done: Uint8Array): number {
  for (; ; walker.next += 1) {
    const at = index.get(walker.suppliers[walker.next] as string);
    if (at !== undefined && done[at] === 0) return at;
  }
}
