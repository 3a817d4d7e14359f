import type { AssessOptions } from '../assess/case.ts';
import { type Fraction, reduce } from '../assess/exact.ts';
import type { Good } from '../contract/input.ts';
import { applyChanges, type Change, type Group, isOpaque } from './change.ts';
import { caseOf, difference, variantsOf } from './constraints.ts';

/** One condition in whole numbers: what is short at the start, and what each change adds to it. */
interface Condition {
  readonly short: bigint;
  readonly gain: readonly bigint[];
  /** Changes that help, the cheapest for what they add first. */
  readonly order: readonly number[];
}

/** Lower bounds on the cost of what is still to be chosen. */
export interface Bounds {
  /**
   * Least cost that choosing among the groups from `level` on has to add to what is chosen; undefined when no choice can
   * lead to the goal. Never more than the truth.
   */
  least(chosen: readonly number[], level: number): bigint | undefined;
}

/**
 * Prepares the bounds: each variant of the rule is a set of linear conditions, each condition alone is a knapsack whose
 * fractional relaxation is solved by greed. A change that is no sum makes the bound zero.
 */
export function boundsOf(
  good: Good,
  changes: readonly Change[],
  groups: readonly Group[],
  costs: readonly bigint[],
  options: AssessOptions,
): Bounds {
  const levelOf = new Map<number, number>();
  for (const [level, group] of groups.entries()) for (const change of group.changes) levelOf.set(change, level);
  const base = caseOf(good, options);
  const trials = changes.map((change) => caseOf(applyChanges(good, [change]), options));
  const variants: Condition[][] = [];
  let open = changes.some(isOpaque) || base === undefined;
  for (const variant of variantsOf(good, options)) {
    const conditions: Condition[] = [];
    let linear = true;
    for (const slack of variant.slacks) {
      const start = base === undefined ? undefined : slack(base);
      const ends = trials.map((trial) => (trial === undefined ? undefined : slack(trial)));
      if (start === undefined || ends.some((end) => end === undefined)) linear = false;
      else conditions.push(conditionOf(start, ends as Fraction[], costs));
    }
    if (!linear && conditions.length === 0) open = true;
    variants.push(conditions);
  }
  return {
    least(chosen, level) {
      if (open) return 0n;
      let best: bigint | undefined;
      for (const conditions of variants) {
        const cost = leastOf(conditions, chosen, level, levelOf, groups, costs);
        if (cost !== undefined && (best === undefined || cost < best)) best = cost;
      }
      return best;
    },
  };
}

function leastOf(
  conditions: readonly Condition[],
  chosen: readonly number[],
  level: number,
  levelOf: ReadonlyMap<number, number>,
  groups: readonly Group[],
  costs: readonly bigint[],
): bigint | undefined {
  let most = 0n;
  for (const { short, gain, order } of conditions) {
    let left = short;
    for (const change of chosen) left -= gain[change] as bigint;
    if (left <= 0n) continue;
    let reachable = 0n;
    for (let at = level; at < groups.length; at += 1) reachable += bestGain(groups[at] as Group, gain);
    if (reachable < left) return undefined;
    let cost = 0n;
    for (const change of order) {
      if ((levelOf.get(change) as number) < level) continue;
      const adds = gain[change] as bigint;
      if (adds >= left) {
        cost += ((costs[change] as bigint) * left) / adds;
        break;
      }
      left -= adds;
      cost += costs[change] as bigint;
    }
    if (cost > most) most = cost;
  }
  return most;
}

function bestGain(group: Group, gain: readonly bigint[]): bigint {
  let best = 0n;
  for (const change of group.changes) if ((gain[change] as bigint) > best) best = gain[change] as bigint;
  return best;
}

function conditionOf(start: Fraction, ends: readonly Fraction[], costs: readonly bigint[]): Condition {
  const gains = ends.map((end) => reduce(difference(end, start)));
  const unit = [start, ...gains].reduce((all, { d }) => leastCommon(all, BigInt(d)), 1n);
  const whole = ({ n, d }: Fraction): bigint => (BigInt(n) * unit) / BigInt(d);
  const gain = gains.map(whole);
  const order = gain
    .map((_, index) => index)
    .filter((index) => (gain[index] as bigint) > 0n)
    .sort((a, b) => sign((costs[a] as bigint) * (gain[b] as bigint) - (costs[b] as bigint) * (gain[a] as bigint)));
  return { short: -whole(start), gain, order };
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}

function leastCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
