import { type Finding, finding } from '@kouan/core';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';

/** A nested good with the pointer to it. */
export interface Nested {
  readonly good: Good;
  readonly path: string;
}

/** Levels of `madeFrom` that are followed when the caller says nothing. */
export const DEPTH_MAX = 1_000;

/** Goods of one tree, the shared ones counted once. */
const GOODS_MAX = 1_000_000;

/**
 * All intermediates of a good, each before the good it goes into, without recursion: a good that appears twice (the same
 * object) is listed once. A good made from itself or a tree that is too deep gives a finding and no order.
 *
 * Source: RCEP Article 3.12.
 */
export function productionOrder(root: Good, path = '', maxDepth = DEPTH_MAX): { order: Nested[]; findings: Finding[] } {
  const order: Nested[] = [];
  if (!root.materials.some((material) => material.madeFrom !== undefined)) return { order, findings: [] };
  const done = new Set<Good>();
  const open = new Set<Good>([root]);
  const stack: { good: Good; path: string; next: number }[] = [{ good: root, path, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const material = top.good.materials[top.next];
    if (material === undefined) {
      stack.pop();
      open.delete(top.good);
      done.add(top.good);
      if (stack.length > 0) order.push({ good: top.good, path: top.path });
      continue;
    }
    const here = `${top.path}/materials/${top.next}/madeFrom`;
    top.next += 1;
    const child = material.madeFrom;
    if (child === undefined || done.has(child)) continue;
    if (open.has(child)) return { order: [], findings: [finding(ORG.cycle, here, { found: child.id })] };
    if (stack.length > maxDepth)
      return { order: [], findings: [finding(ORG.tooDeep, here, { expected: `${maxDepth}` })] };
    if (done.size + open.size > GOODS_MAX) {
      return { order: [], findings: [finding(ORG.tooMany, here, { expected: `${GOODS_MAX}` })] };
    }
    open.add(child);
    stack.push({ good: child, path: here, next: 0 });
  }
  return { order, findings: [] };
}
