/** How the checks across papers are written down. @module */
import type { Definition, Severity, Text } from '@kouan/core';
import { FACTS, type FactName } from '../facts.ts';
import { PAPER_TITLES } from '../papers/index.ts';
import type { PaperType, Tolerance } from '../value.ts';

/**
 * `equal`: both say the same. `within`: all that the first has is on the second. `order`: the first is not after the
 * second. `at-most`: the first is not more than the second.
 */
export type Relation = 'equal' | 'within' | 'order' | 'at-most';

/** One side of a check. */
export interface Side {
  readonly type: PaperType;
  readonly fact: FactName;
}

/** One check across two papers. */
export interface Row extends Definition {
  readonly relation: Relation;
  readonly left: Side;
  readonly right: Side;
  readonly tolerance?: Tolerance;
  /** The paper whose word counts: the other one is corrected by it. */
  readonly counts?: PaperType;
  readonly unpaired?: boolean;
}

/** What rows share. */
export interface Common {
  readonly severity?: Severity;
  readonly source: string;
  readonly tolerance?: Tolerance;
  readonly counts?: PaperType;
  /** The second paper lists much else: what it lacks is not taken for something else on it, misspelt. */
  readonly unpaired?: boolean;
}

/** Code → the two papers, and what is particular to this row. */
type Pairs = Readonly<Record<string, readonly [left: PaperType, right: PaperType, own?: Partial<Common>]>>;

const titleOf = ({ type }: Side): Text => PAPER_TITLES[type];

const FACT: Readonly<Record<string, { readonly title: Text }>> = FACTS;

const MESSAGES: Readonly<Record<Relation, (left: Side, right: Side) => Text>> = {
  equal: (left, right) => ({
    en: `${FACT[left.fact]?.title.en}: the ${titleOf(left).en} says {left}, the ${titleOf(right).en} {right}.`,
    zh: `${FACT[left.fact]?.title.zh}不一致：${titleOf(left).zh}为 {left}，${titleOf(right).zh}为 {right}。`,
  }),
  within: (left, right) => ({
    en: `${FACT[left.fact]?.title.en}: the ${titleOf(left).en} has {left}, the ${titleOf(right).en} {right}.`,
    zh: `${FACT[left.fact]?.title.zh}：${titleOf(left).zh}有 {left}，${titleOf(right).zh}为 {right}。`,
  }),
  order: (left, right) => ({
    en: `${FACT[left.fact]?.title.en} ({left}, ${titleOf(left).en}) is after ${lower(FACT[right.fact]?.title.en)} ({right}, ${titleOf(right).en}).`,
    zh: `${FACT[left.fact]?.title.zh}（{left}，${titleOf(left).zh}）晚于${FACT[right.fact]?.title.zh}（{right}，${titleOf(right).zh}）。`,
  }),
  'at-most': (left, right) => ({
    en: `${FACT[left.fact]?.title.en}: the ${titleOf(left).en} says {left}, more than the {right} of the ${titleOf(right).en}.`,
    zh: `${FACT[left.fact]?.title.zh}：${titleOf(left).zh}为 {left}，超过${titleOf(right).zh}的 {right}。`,
  }),
};

const lower = (text = ''): string => text.charAt(0).toLowerCase() + text.slice(1);

function row(relation: Relation, code: string, left: Side, right: Side, common: Common): Row {
  const { severity = 'error', source, tolerance, counts, unpaired } = common;
  return {
    code,
    relation,
    left,
    right,
    severity,
    message: MESSAGES[relation](left, right),
    source,
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(counts === undefined ? {} : { counts }),
    ...(unpaired === undefined ? {} : { unpaired }),
  };
}

function rowsOf(relation: Relation, fact: FactName, other: FactName, common: Common, pairs: Pairs): readonly Row[] {
  return Object.entries(pairs).map(([code, [left, right, own]]) =>
    row(relation, code, { type: left, fact }, { type: right, fact: other }, { ...common, ...own }),
  );
}

export const equal = (fact: FactName, common: Common, pairs: Pairs) => rowsOf('equal', fact, fact, common, pairs);
export const within = (fact: FactName, common: Common, pairs: Pairs) => rowsOf('within', fact, fact, common, pairs);
export const order = (earlier: FactName, later: FactName, common: Common, pairs: Pairs) =>
  rowsOf('order', earlier, later, common, pairs);
export const atMost = (fact: FactName, limit: FactName, common: Common, pairs: Pairs) =>
  rowsOf('at-most', fact, limit, common, pairs);

/** Clauses that many rows rest on. */
export const CREDIT = 'UCP 600 Article 14(d)';
export const decl = (field: string): string => `GACC 2019-18, ${field}`;
export const MANIFEST = 'GACC Order 172, manifest';
export const box = (number: string): string => `Form RCEP, box ${number}`;
