import { type Finding, finding } from '@kouan/core';
import { assess } from '../assess/assess.ts';
import type { AssessOptions } from '../assess/case.ts';
import { compareText } from '../assess/country.ts';
import { formatUnits, scaleOf, unitsOf } from '../assess/exact.ts';
import { outcomeOf } from '../assess/outcome.ts';
import type { Assessment } from '../contract/assessment.ts';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';
import { boundsOf } from './bound.ts';
import { applyChanges, type Change, groupChanges } from './change.ts';
import { Frontier, type Node } from './frontier.ts';

/** What is to be reached; the good has to originate in any case. */
export interface Goal {
  readonly country?: string;
  /** Rate of duty in percent that must not be exceeded. */
  readonly rate?: string;
}

export interface OptimiseOptions extends AssessOptions {
  /** Parts of the search looked at before giving up; 1,000,000 when absent. */
  readonly maxNodes?: number;
}

/** The cheapest set of changes, and how sure that is. */
export interface Optimum {
  /** `none`: no set of the changes reaches the goal. `limit`: the search was stopped. */
  readonly status: 'optimal' | 'none' | 'limit';
  /** Ids of the changes, in the order given. */
  readonly changes?: readonly string[];
  readonly cost?: string;
  /** The good after them. */
  readonly good?: Good;
  readonly assessment?: Assessment;
  readonly proof: {
    /** Nothing reaches the goal for less. Equal to the cost when the status is `optimal`. */
    readonly lowerBound?: string;
    readonly nodes: number;
    readonly assessed: number;
  };
  readonly findings: readonly Finding[];
}

const NODES_MAX = 1_000_000;
const CHANGES_MAX = 64;

/**
 * The cheapest set of changes that makes a good originate, or moves its country of origin or its rate to the goal. Branch
 * and bound, best first: parts of the search are cut off only by conditions that are necessary for originating, so the
 * first set that comes out is the cheapest of all; the engine itself confirms every candidate.
 */
export function optimise(
  good: Good,
  changes: readonly Change[],
  goal: Goal = {},
  options: OptimiseOptions = {},
): Optimum {
  const read = readCosts(changes, good);
  if (read.findings.length > 0) {
    return { status: 'none', proof: { nodes: 0, assessed: 0 }, findings: read.findings };
  }
  const { costs, scale } = read;
  const engine: AssessOptions = { ...options, steps: false };
  const groups = groupChanges(changes);
  const bounds = boundsOf(good, changes, groups, costs, engine);
  const frontier = new Frontier();
  let nodes = 0;
  let assessed = 0;
  let best: Node | undefined;
  const consider = (node: Node): boolean => {
    if (best !== undefined && node.cost >= best.cost) return false;
    assessed += 1;
    const chosen = node.chosen.map((index) => changes[index] as Change);
    const after = applyChanges(good, chosen);
    // Most candidates fail here, and only a goal beyond the outcome needs the whole assessment.
    if (outcomeOf(after, engine) !== 'originating') return false;
    const further = goal.country !== undefined || goal.rate !== undefined;
    if (further && !reached(assess(after, engine), goal)) return false;
    best = node;
    return true;
  };
  const open = (level: number, chosen: readonly number[], cost: bigint, isNew: boolean): void => {
    nodes += 1;
    const rest = bounds.least(chosen, level);
    if (rest === undefined) return;
    const node: Node = { level, chosen, cost, bound: cost + rest };
    if (best !== undefined && node.bound >= best.cost) return;
    // A set whose necessary conditions are met may be a solution already; what it holds does not change by deciding
    // against the remaining groups, so that it is tried once.
    if (isNew && rest === 0n && consider(node)) return;
    if (level < groups.length) frontier.push(node);
  };
  open(0, [], 0n, true);
  let stopped: Node | undefined;
  for (let node = frontier.pop(); node !== undefined; node = frontier.pop()) {
    if (best !== undefined && node.bound >= best.cost) break;
    if (nodes >= (options.maxNodes ?? NODES_MAX)) {
      stopped = node;
      break;
    }
    open(node.level + 1, node.chosen, node.cost, false);
    for (const change of groups[node.level]?.changes ?? []) {
      open(node.level + 1, [...node.chosen, change], node.cost + (costs[change] as bigint), true);
    }
  }
  const bound = stopped?.bound ?? best?.cost;
  const proof = { ...(bound === undefined ? {} : { lowerBound: formatUnits(bound, scale) }), nodes, assessed };
  if (best === undefined) return { status: stopped === undefined ? 'none' : 'limit', proof, findings: [] };
  const chosen = [...best.chosen].sort((a, b) => a - b).map((index) => changes[index] as Change);
  const after = applyChanges(good, chosen);
  return {
    status: stopped === undefined ? 'optimal' : 'limit',
    changes: chosen.map((change) => change.id),
    cost: formatUnits(best.cost, scale),
    good: after,
    assessment: assess(after, options),
    proof,
    findings: [],
  };
}

function reached(assessment: Assessment, goal: Goal): boolean {
  if (assessment.outcome !== 'originating') return false;
  if (goal.country !== undefined && assessment.countryOfOrigin?.country !== goal.country) return false;
  if (goal.rate === undefined) return true;
  return assessment.rate !== undefined && compareText(assessment.rate.rate, goal.rate) <= 0;
}

function readCosts(
  changes: readonly Change[],
  good: Good,
): { costs: bigint[]; scale: number; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  if (changes.length > CHANGES_MAX) {
    findings.push(finding(ORG.tooMany, '/changes', { expected: String(CHANGES_MAX) }));
    return { costs: [], scale: 0, findings };
  }
  const scale = Math.min(20, Math.max(0, ...changes.map((change) => scaleOf(change.cost))));
  const ids = new Set<string>();
  const costs = changes.map((change, index) => {
    if (ids.has(change.id)) findings.push(finding(ORG.duplicateId, `/changes/${index}/id`, { found: change.id }));
    ids.add(change.id);
    const at = change.material?.at;
    if (at !== undefined && (!Number.isInteger(at) || good.materials[at] === undefined)) {
      findings.push(finding(ORG.shape, `/changes/${index}/material/at`, { expected: 'a material of the good' }));
    }
    const cost = unitsOf(change.cost, scale);
    if (cost === undefined) {
      const definition = change.cost.startsWith('-') ? ORG.negative : ORG.badAmount;
      findings.push(finding(definition, `/changes/${index}/cost`, { found: change.cost }));
    }
    return BigInt(cost ?? 0);
  });
  return { costs, scale, findings };
}
