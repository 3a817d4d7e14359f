/** Row by row: where two papers do not go together, and what could not be compared. @module */
import { ROWS } from './catalogue.ts';
import { FACTS, type FactName } from './facts.ts';
import type { Gathered } from './gather.ts';
import { KINDS } from './kinds/index.ts';
import type { Row } from './rows/row.ts';
import type { FactValue, Kind, Place, Tolerance, Verdict } from './value.ts';

/** Two values that do not go together; a value that is missing on one side is only a place. */
export interface Conflict {
  readonly row: Row;
  /** `possible`: only the goods decide. */
  readonly verdict: 'differs' | 'possible';
  readonly left: FactValue | Missing;
  readonly right: FactValue | Missing;
}

/** Where a value would have to be. */
export interface Missing {
  readonly text?: undefined;
  readonly key?: string | undefined;
  readonly places: readonly Place[];
  readonly others: readonly Place[];
  readonly keyPlaces: readonly Place[];
  /** What is missing, so that two things that one list lacks are two conflicts. */
  readonly element: string;
}

/** What a row came to. */
export interface Compared {
  readonly row: Row;
  /** Pairs of values that were compared. */
  readonly compared: number;
  /** `missing`: one of the papers does not say it. `unknown`: nobody can tell, for example from two scripts. */
  readonly notComparable?: 'missing' | 'unknown';
  readonly conflicts: readonly Conflict[];
  /** Values that are equal to one of the other paper; being in order is no sign that both are right. */
  readonly agreed: readonly FactValue[];
}

/** How one row is compared. */
interface Asked {
  readonly row: Row;
  readonly kind: Kind;
  readonly tolerance: Tolerance | undefined;
  readonly left: readonly FactValue[];
  readonly right: readonly FactValue[];
  readonly missingHere: (element: string, key?: string) => Missing;
  /** The opposite row has told of pairs already. */
  readonly pairsTold: boolean;
}

const kindOf = (fact: FactName): Kind => KINDS[FACTS[fact].kind];

/** Rows whose opposite direction stands before them in the table. */
const TOLD_BEFORE: ReadonlySet<Row> = new Set(
  ROWS.filter(({ relation, left, right }, index) =>
    ROWS.slice(0, index).some(
      (other) =>
        relation === 'within' &&
        other.relation === 'within' &&
        other.left.fact === left.fact &&
        other.left.type === right.type &&
        other.right.type === left.type,
    ),
  ),
);

/** Runs one row. */
export function compareRow(row: Row, gathered: Gathered, tolerance = row.tolerance): Compared {
  const left = gathered.values(row.left.type, row.left.fact);
  const right = gathered.values(row.right.type, row.right.fact);
  if (left.length === 0 || right.length === 0)
    return { row, compared: 0, notComparable: 'missing', conflicts: [], agreed: [] };
  const asked: Asked = {
    row,
    kind: kindOf(row.left.fact),
    tolerance,
    left,
    right,
    missingHere: (element, key) => ({
      element,
      key,
      places: gathered.homes(row.right.type, row.right.fact),
      others: [],
      keyPlaces: [],
    }),
    pairsTold: TOLD_BEFORE.has(row),
  };
  return row.relation === 'within' ? contained(asked) : paired(asked);
}

function verdictOf({ row, kind, tolerance }: Asked, one: FactValue, other: FactValue): Verdict {
  if (row.relation === 'equal' || row.relation === 'within') return kind.compare(one, other, tolerance);
  const order = kind.order?.(one, other, tolerance);
  return order === undefined ? 'unknown' : order > 0 ? 'differs' : 'same';
}

/** Keys of one container have one spelling; numbers of invoices do not. */
const plain = (key: string): string =>
  key
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}/()]/gu, '');

const sameKey = (one: FactValue, other: FactValue): boolean =>
  one.key === undefined || other.key === undefined || plain(one.key) === plain(other.key);

/** Every value with every value of the same key. */
function paired(asked: Asked): Compared {
  const { row, left, right } = asked;
  const conflicts: Conflict[] = [];
  const agreed: FactValue[] = [];
  const byKey = groupBy(right);
  let compared = 0;
  let unknown = 0;
  for (const one of left)
    for (const other of one.key === undefined
      ? right
      : [...(byKey.get(plain(one.key)) ?? []), ...(byKey.get('') ?? [])]) {
      if (!sameKey(one, other)) continue;
      const verdict = verdictOf(asked, one, other);
      if (verdict === 'unknown') unknown += 1;
      else compared += 1;
      if (verdict === 'same' && row.relation === 'equal') agreed.push(one, other);
      if (verdict === 'differs' || verdict === 'possible') conflicts.push({ row, verdict, left: one, right: other });
    }
  return {
    row,
    compared,
    conflicts,
    agreed,
    ...(compared > 0 ? {} : { notComparable: unknown > 0 ? 'unknown' : 'missing' }),
  };
}

function groupBy(values: readonly FactValue[]): ReadonlyMap<string, FactValue[]> {
  const groups = new Map<string, FactValue[]>();
  for (const value of values) {
    const key = value.key === undefined ? '' : plain(value.key);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** A longer list is only searched for the same spelling. */
const LAID = 500;

/** Everything on the left has its like on the right. What is left over on both sides is taken for the same thing, misspelt. */
function contained(asked: Asked): Compared {
  const { row, kind, left } = asked;
  const there = groupBy(asked.right);
  const conflicts: Conflict[] = [];
  const agreed: FactValue[] = [];
  let compared = 0;
  let unknown = 0;
  for (const [key, ours] of groupBy(left)) {
    const theirs = there.get(key);
    if (theirs === undefined) continue;
    const known = new Set(theirs.map((value) => kind.canonical(value)));
    const own = new Set(ours.map((value) => kind.canonical(value)));
    const alone: FactValue[] = [];
    const matched = new Set<FactValue>();
    for (const one of ours) {
      const same = known.has(kind.canonical(one)) && kind.compare(one, one) === 'same';
      const verdicts = same
        ? ['same' as const]
        : theirs.length > LAID
          ? ['unknown' as const]
          : theirs.map((other) => kind.compare(one, other));
      theirs.forEach((other, index) => {
        if (!same && (verdicts[index] === 'same' || verdicts[index] === 'possible')) matched.add(other);
      });
      const at = verdicts.indexOf('possible');
      if (verdicts.includes('same')) {
        compared += 1;
        agreed.push(one, ...theirs.filter((other) => kind.canonical(other) === kind.canonical(one)));
      } else if (at >= 0) {
        compared += 1;
        conflicts.push({ row, verdict: 'possible', left: one, right: theirs[at] as FactValue });
      } else if (verdicts.includes('unknown')) unknown += 1;
      else {
        compared += 1;
        alone.push(one);
      }
    }
    const free = theirs.filter((other) => !matched.has(other) && !own.has(kind.canonical(other)));
    for (const [one, other] of pairs(alone, row.unpaired === true ? [] : free)) {
      if (other !== undefined && asked.pairsTold) continue;
      const right = other ?? asked.missingHere(kind.canonical(one), one.key);
      conflicts.push({ row, verdict: 'differs', left: one, right });
    }
  }
  return {
    row,
    compared,
    conflicts,
    agreed,
    ...(compared > 0 ? {} : { notComparable: unknown > 0 ? 'unknown' : 'missing' }),
  };
}

/** As many as are laid beside each other one by one; longer lists are paired as they come. */
const PAIRED = 200;

/** Each value with the most similar one that is free on the other side, while there is one. */
function* pairs(
  left: readonly FactValue[],
  right: readonly FactValue[],
): Generator<readonly [FactValue, FactValue | undefined]> {
  const free = [...right];
  for (const one of left) {
    const likeness = free.length > PAIRED ? [] : free.map((other) => alike(one.text, other.text));
    const best = Math.max(...likeness, 0);
    const at = likeness.indexOf(best);
    yield [one, free.splice(Math.max(at, 0), 1)[0]];
  }
}

/** Share of characters that stand in the same place. */
function alike(one: string, other: string): number {
  const length = Math.max(one.length, other.length);
  let same = 0;
  for (let at = 0; at < length; at += 1) if (one[at] === other[at]) same += 1;
  return length === 0 ? 1 : same / length;
}
