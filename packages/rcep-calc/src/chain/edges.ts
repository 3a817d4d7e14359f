import type { Good } from '../contract/input.ts';

/** Links from supplier to buyer as linked lists in flat arrays: a million goods need no million small objects. */
export interface Edges {
  /** Suppliers a good still waits for. */
  readonly waiting: Int32Array;
  /** First link of a supplier, −1 for none; `next` leads on. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly buyer: Int32Array;
  readonly count: number;
}

/** Collects the links of a graph. Suppliers that are not in it make none. */
export function edgesOf(nodes: readonly Good[], index: ReadonlyMap<string, number>): Edges {
  const waiting = new Int32Array(nodes.length);
  const first = new Int32Array(nodes.length).fill(-1);
  let next = new Int32Array(Math.max(16, nodes.length));
  let buyer = new Int32Array(next.length);
  let count = 0;
  const grow = (array: Int32Array): Int32Array<ArrayBuffer> => {
    const larger = new Int32Array(array.length * 2);
    larger.set(array);
    return larger;
  };
  for (let at = 0; at < nodes.length; at += 1) {
    for (const supplier of suppliersOf(nodes[at] as Good)) {
      const from = index.get(supplier);
      if (from === undefined) continue;
      if (count === next.length) {
        next = grow(next);
        buyer = grow(buyer);
      }
      next[count] = first[from] as number;
      buyer[count] = at;
      first[from] = count;
      waiting[at] = (waiting[at] as number) + 1;
      count += 1;
    }
  }
  return { waiting, first, next, buyer, count };
}

const NONE: readonly string[] = [];

/** The suppliers a good names, in its intermediates too; without recursion, and each intermediate once. */
export function suppliersOf(good: Good): readonly string[] {
  let ids: string[] | undefined;
  let nested: Good[] | undefined;
  let seen: Set<Good> | undefined;
  for (let one: Good | undefined = good; one !== undefined; one = nested?.pop()) {
    for (const { supplier, madeFrom } of one.materials) {
      if (supplier !== undefined) (ids ??= []).push(supplier);
      if (madeFrom === undefined || seen?.has(madeFrom) === true) continue;
      (seen ??= new Set([good])).add(madeFrom);
      (nested ??= []).push(madeFrom);
    }
  }
  return ids ?? NONE;
}
