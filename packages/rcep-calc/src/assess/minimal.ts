import { type Case, missing, type Verdict } from './case.ts';
import { isWorking, minimalClause } from './operations.ts';

/** The clauses of 3.6 that all operations fall under, or what speaks against that. */
export interface Minimal {
  /** True: all of them are minimal; undefined: an operation is in no list. */
  readonly only: boolean | undefined;
  readonly clauses: readonly string[];
  readonly unknown: readonly string[];
}

/** Sorts the operations done. Undefined when none is stated. */
export function minimalOperations(operations: readonly string[] | undefined): Minimal | undefined {
  if (operations === undefined || operations.length === 0) return undefined;
  const clauses = new Set<string>();
  const unknown: string[] = [];
  let working = false;
  for (const operation of operations) {
    const clause = minimalClause(operation);
    if (clause !== undefined) clauses.add(clause);
    else if (isWorking(operation)) working = true;
    else unknown.push(operation);
  }
  return { only: working ? false : unknown.length > 0 ? undefined : true, clauses: [...clauses].sort(), unknown };
}

/**
 * Notwithstanding all other provisions: non-originating materials on which only minimal operations were done do not
 * become an originating good. Passed means that this does not stand in the way.
 *
 * Source: RCEP Article 3.6.
 */
export function minimalTest(each: Case, minimal: Minimal | undefined): Verdict {
  if (!each.agreement.minimalOperations || minimal === undefined || minimal.only === false) return { state: 'passed' };
  const { exclusiveN, exclusiveU } = each.tally;
  if (exclusiveN + exclusiveU === 0) return { state: 'passed' };
  const article = each.agreement.articles.minimal;
  if (minimal.only === undefined) {
    const facts = minimal.unknown.map((operation) =>
      missing(
        `${each.path}/operations`,
        article,
        `whether ${operation} is more than minimal`,
        `${operation} 是否超出微小加工`,
      ),
    );
    return { state: 'undetermined', missing: facts };
  }
  if (exclusiveN > 0) return { state: 'failed' };
  const facts = each.parts
    .filter((part) => part.status === 'U' && part.exclusive)
    .map((part) =>
      missing(`${part.path}/originating`, article, 'whether the material originates', '材料是否具备原产资格'),
    );
  return { state: 'undetermined', missing: facts };
}
