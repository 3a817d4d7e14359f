import { type Finding, finding, wrongShape } from '@kouan/core';
import { assess, GOOD_SHAPE } from '../assess/assess.ts';
import type { AssessOptions, SupplierStatus } from '../assess/case.ts';
import type { Assessment } from '../contract/assessment.ts';
import { ORG } from '../contract/catalogue.ts';
import type { Good } from '../contract/input.ts';
import { cycleFinder } from './cycles.ts';
import { edgesOf } from './edges.ts';

/** What the pass over a graph saw. */
export interface GraphSummary {
  readonly goods: number;
  readonly links: number;
  /** Each cycle once, as the ids on it. */
  readonly cycles: readonly (readonly string[])[];
}

const OUTCOMES = ['undetermined', 'originating', 'not-originating'] as const;

/**
 * Assesses a graph of goods: each after the suppliers it names, each once. One pass without recursion; suppliers are
 * joined by `material.supplier`, the `id` of another good. A good on a cycle is not decided and says so; what hangs below
 * a cycle is decided with that supplier unknown.
 *
 * @param goods Goods in any order. All are held until the pass ends; the assessments are not.
 * @returns Assessments in an order in which suppliers come first.
 * @throws KouanError `ERR_KOUAN_DOCUMENT` for what has not the shape of a good.
 */
export function* assessGraph(
  goods: Iterable<Good>,
  options: AssessOptions = {},
): Generator<Assessment, GraphSummary, undefined> {
  try {
    return yield* assessed(goods, options);
  } catch (cause) {
    throw wrongShape(cause, GOOD_SHAPE);
  }
}

function* assessed(goods: Iterable<Good>, options: AssessOptions): Generator<Assessment, GraphSummary, undefined> {
  const nodes = Array.isArray(goods) ? (goods as readonly Good[]) : [...goods];
  const index = new Map<string, number>();
  const doubled = new Set<number>();
  for (let at = 0; at < nodes.length; at += 1) {
    const { id } = nodes[at] as Good;
    if (index.has(id)) doubled.add(at);
    else index.set(id, at);
  }
  const edges = edgesOf(nodes, index);
  const waiting = edges.waiting;
  const outcome = new Uint8Array(nodes.length);
  const done = new Uint8Array(nodes.length);
  const queue = new Int32Array(nodes.length);
  let head = 0;
  let tail = 0;
  for (let at = 0; at < nodes.length; at += 1) if (waiting[at] === 0) queue[tail++] = at;
  const release = (at: number): void => {
    done[at] = 1;
    for (let edge = edges.first[at] as number; edge >= 0; edge = edges.next[edge] as number) {
      const buyer = edges.buyer[edge] as number;
      waiting[buyer] = (waiting[buyer] as number) - 1;
      if (waiting[buyer] === 0 && done[buyer] === 0) queue[tail++] = buyer;
    }
  };
  const supplier = (id: string): SupplierStatus | undefined => {
    const at = index.get(id);
    if (at === undefined) return options.supplier?.(id);
    return { outcome: OUTCOMES[outcome[at] as number] ?? 'undetermined', producedIn: (nodes[at] as Good).producedIn };
  };
  const own: AssessOptions = { ...options, supplier };
  const cycles: string[][] = [];
  const nextCycle = cycleFinder(nodes, index, done);
  while (head < nodes.length) {
    if (head < tail) {
      const at = queue[head++] as number;
      const good = nodes[at] as Good;
      const assessment = withLinks(assess(good, own), good, index, options, doubled.has(at));
      outcome[at] = OUTCOMES.indexOf(assessment.outcome);
      release(at);
      yield assessment;
      continue;
    }
    // Nothing is free: all that is left is on a cycle or below one. The next cycle is found and set aside.
    const cycle = nextCycle();
    cycles.push(cycle.map((at) => (nodes[at] as Good).id));
    for (const at of cycle) done[at] = 1;
    // Here head equals tail: both pass the places that the cycle would have taken in the queue.
    head += cycle.length;
    tail += cycle.length;
    for (const at of cycle) release(at);
    for (const at of cycle) yield onCycle(nodes[at] as Good, cycles.at(-1) as string[]);
  }
  return { goods: nodes.length, links: edges.count, cycles };
}

function withLinks(
  assessment: Assessment,
  good: Good,
  index: ReadonlyMap<string, number>,
  options: AssessOptions,
  double: boolean,
): Assessment {
  const more: Finding[] = double ? [finding(ORG.duplicateId, '/id', { found: good.id })] : [];
  for (const [at, material] of good.materials.entries()) {
    const { supplier } = material;
    if (supplier === undefined || index.has(supplier) || options.supplier?.(supplier) !== undefined) continue;
    more.push(finding(ORG.badGraph, `/materials/${at}/supplier`, { found: supplier }));
  }
  return more.length === 0 ? assessment : { ...assessment, findings: [...assessment.findings, ...more] };
}

function onCycle(good: Good, ids: readonly string[]): Assessment {
  const found = [...ids.slice(0, 10), ...(ids.length > 10 ? ['…'] : []), ids[0]].join(' → ');
  return {
    format_version: 1,
    id: good.id,
    agreement: good.agreement ?? 'RCEP',
    outcome: 'undetermined',
    criteria: [],
    alternatives: [],
    missing: [],
    findings: [finding(ORG.cycle, '/materials', { found })],
  };
}
