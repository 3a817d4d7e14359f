import type { Good, Material } from '../contract/input.ts';

/** One thing that could be done, and what it costs (in the currency of the good). */
export interface Change {
  readonly id: string;
  readonly cost: string;
  /** Another source for one material: what is different about it. `null` drops the material. */
  readonly material?: { readonly at: number; readonly with: Partial<Material> | null };
  /** A material more. */
  readonly add?: Material;
  /** Another price of the good. */
  readonly fob?: string;
  /** Costs that move. */
  readonly costs?: NonNullable<Good['costs']>;
  /** Operations that would be done as well. */
  readonly operations?: readonly string[];
  readonly chemicalReaction?: boolean | string;
}

/** Changes of which at most one is chosen, because they are about the same thing. */
export interface Group {
  readonly changes: readonly number[];
}

/** The good after some changes. */
export function applyChanges(good: Good, changes: readonly Change[]): Good {
  const materials: (Material | null)[] = [...good.materials];
  let next = good;
  for (const change of changes) {
    if (change.material !== undefined) {
      const { at, with: other } = change.material;
      const before = materials[at];
      materials[at] = other === null || before == null ? null : { ...before, ...other };
    }
    if (change.add !== undefined) materials.push(change.add);
    if (change.fob !== undefined) next = { ...next, value: { ...next.value, fob: change.fob } };
    if (change.costs !== undefined) next = { ...next, costs: { ...next.costs, ...change.costs } };
    if (change.operations !== undefined) {
      next = { ...next, operations: [...(next.operations ?? []), ...change.operations] };
    }
    if (change.chemicalReaction !== undefined) next = { ...next, chemicalReaction: change.chemicalReaction };
  }
  return { ...next, materials: materials.filter((material) => material !== null) };
}

/** A change whose effect is not a sum: what it does to the tests is seen only when it is tried. */
export function isOpaque(change: Change): boolean {
  return change.operations !== undefined || change.chemicalReaction !== undefined;
}

/** Sorts changes into groups: two that touch the same material, price or cost exclude each other. */
export function groupChanges(changes: readonly Change[]): Group[] {
  const parent = changes.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    return at;
  };
  const owner = new Map<string, number>();
  for (const [index, change] of changes.entries()) {
    for (const key of touched(change)) {
      const other = owner.get(key);
      if (other === undefined) owner.set(key, index);
      else parent[root(index)] = root(other);
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of changes.keys()) {
    const list = groups.get(root(index));
    if (list === undefined) groups.set(root(index), [index]);
    else list.push(index);
  }
  return [...groups.values()].map((list) => ({ changes: list }));
}

function touched(change: Change): string[] {
  const keys: string[] = [];
  if (change.material !== undefined) keys.push(`material ${change.material.at}`);
  if (change.fob !== undefined) keys.push('fob');
  for (const name of Object.keys(change.costs ?? {})) keys.push(`cost ${name}`);
  if (change.chemicalReaction !== undefined) keys.push('reaction');
  return keys;
}
