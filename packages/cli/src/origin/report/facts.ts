import type { Assessment, Good } from '@kouan/rcep-calc';

/** One material as the decision counted it. */
export interface CountedMaterial {
  readonly name: string;
  readonly hs: string;
  /** As counted: after deductions, in the currency of the good. */
  readonly value: string;
  /** Party in which it originates; undefined for a material that does not, or of which it is not known. */
  readonly party?: string;
  /** Where it came from, as the input says. */
  readonly origin?: string;
}

const MATERIAL = /^\/materials\/(\d+)$/;

/** The materials of a good, from the steps of its assessment: what was decided and what was counted. */
export function countedMaterials(good: Good, { steps = [] }: Assessment): CountedMaterial[] {
  const counted = new Map<number, CountedMaterial>();
  for (const { path, passed, values } of steps) {
    const index = MATERIAL.exec(path)?.[1];
    const { value, hs, party } = values;
    if (index === undefined || value === undefined || party === undefined) continue;
    const material = good.materials[Number(index)];
    counted.set(Number(index), {
      name: material?.id ?? `${Number(index) + 1}`,
      hs: hs ?? material?.hs ?? '',
      value,
      ...(passed === true ? { party } : {}),
      ...(typeof material?.origin === 'string' ? { origin: material.origin } : {}),
    });
  }
  return [...counted.values()];
}

/** For drawing only: what is printed is the exact text. */
export const size = (amount: string | undefined): number => Number(amount ?? 0) || 0;
