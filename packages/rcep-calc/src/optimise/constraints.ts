import { agreements as known } from '../assess/agreement.ts';
import { decide } from '../assess/assess.ts';
import type { AssessOptions, Case, Part } from '../assess/case.ts';
import { changes } from '../assess/change.ts';
import { type CompiledTest, compileRule } from '../assess/compiled-rule.ts';
import { isTextile } from '../assess/de-minimis.ts';
import { addFractions, type Fraction, fractionOf, type Int, multiplyFractions, reduce } from '../assess/exact.ts';
import { openCase, type Settled } from '../assess/materials.ts';
import { productionOrder } from '../assess/roll-up.ts';
import { ruleOf } from '../assess/rule-of.ts';
import type { Good } from '../contract/input.ts';

/**
 * A number that has to be 0 or more. Every one is a sum over the materials, the price and the costs, so that changes
 * about different things add up.
 */
export type Slack = (each: Case) => Fraction | undefined;

/** One way to become originating: all slacks of it are needed. */
export interface Variant {
  readonly name: string;
  readonly slacks: readonly Slack[];
}

/**
 * The ways in which a good can become originating, as conjunctions of linear conditions that are *necessary*: a test that
 * is no sum (an operation, a reaction) gives none. A good that originates satisfies one of the variants.
 */
export function variantsOf(good: Good, options: AssessOptions): Variant[] {
  const agreement = (options.agreements ?? known).get(good.agreement ?? 'RCEP');
  if (agreement === undefined) return [];
  const variants: Variant[] = [{ name: 'PE', slacks: [exclusiveSlack] }];
  if (good.whollyObtained !== undefined) variants.push({ name: 'WO', slacks: [exclusiveSlack] });
  const { found } = ruleOf(good, agreement, options, undefined);
  const textile = isTextile({ good, agreement } as Case);
  for (const limb of found === undefined ? [] : compileRule(found.rule)) {
    let ways: Slack[][] = [[]];
    for (const compiled of limb.tests) {
      const slacks = slacksOf(compiled, textile, agreement.deMinimis.weightInstead, agreement.deMinimis.percent);
      if (slacks.length > 0) ways = ways.flatMap((way) => slacks.map((slack) => [...way, slack]));
    }
    for (const slacks of ways) variants.push({ name: limb.text, slacks });
  }
  return variants;
}

/** The alternatives of one test, any of which would do; none for a test that is no sum. */
function slacksOf(compiled: CompiledTest, textile: boolean, weightInstead: boolean, percent: number): Slack[] {
  const { test } = compiled;
  if (test.kind === 'CTC') {
    const byValue: Slack = (each) => changeSlack(each, compiled, percent);
    const byWeight: Slack = (each) => weightSlack(each, compiled, percent);
    if (!textile) return [byValue];
    return weightInstead ? [byWeight] : [byValue, byWeight];
  }
  if (test.kind === 'WO' || test.kind === 'PE') return [exclusiveSlack];
  if (test.kind !== 'RVC' || test.method === 'focused-value' || test.method === 'net-cost') return [];
  const down: Slack = (each) => buildDownSlack(each, compiled);
  const up: Slack = (each) => buildUpSlack(each, compiled);
  return test.method === 'build-down' ? [down] : test.method === 'build-up' ? [up] : [down, up];
}

/** (100 − threshold) × FOB − 100 × VNM, what is not known counting as originating: necessary, not enough. */
function buildDownSlack(each: Case, { n, d }: CompiledTest): Fraction | undefined {
  if (each.fob === undefined) return undefined;
  const share = reduce({ n: 100n * BigInt(d) - BigInt(n), d });
  return difference(multiplyFractions(share, over(each, each.fob)), hundredfold(over(each, each.tally.vnm)));
}

function buildUpSlack(each: Case, { n, d }: CompiledTest): Fraction | undefined {
  if (each.fob === undefined) return undefined;
  const content = addFractions(over(each, each.tally.vom), over(each, each.costs ?? 0));
  const unknown = addFractions(content, over(each, each.tally.unknown));
  return difference(hundredfold(unknown), multiplyFractions({ n, d }, over(each, each.fob)));
}

function changeSlack(each: Case, compiled: CompiledTest, percent: number): Fraction | undefined {
  if (each.fob === undefined) return undefined;
  let sum: Fraction = { n: 0, d: 1 };
  for (const part of failing(each, compiled)) sum = addFractions(sum, over(each, part.gross ?? 0));
  return difference(multiplyFractions({ n: percent, d: 1 }, over(each, each.fob)), hundredfold(sum));
}

function weightSlack(each: Case, compiled: CompiledTest, percent: number): Fraction | undefined {
  const whole = each.good.netWeight === undefined ? undefined : fractionOf(each.good.netWeight);
  if (whole === undefined) return undefined;
  let sum: Fraction = { n: 0, d: 1 };
  for (const part of failing(each, compiled)) {
    const weight = part.material.weight === undefined ? undefined : fractionOf(part.material.weight);
    if (weight !== undefined) sum = addFractions(sum, multiplyFractions(weight, part.share ?? { n: 1, d: 1 }));
  }
  return difference(multiplyFractions({ n: percent, d: 1 }, whole), hundredfold(sum));
}

/** Materials that are sure not to originate: minus their number has to be 0. */
function exclusiveSlack(each: Case): Fraction {
  return { n: -each.tally.exclusiveN, d: 1 };
}

function failing(each: Case, compiled: CompiledTest): Part[] {
  const { hs } = each.good.good;
  return each.parts.filter(
    (part) => part.shift && part.status === 'N' && part.hs !== undefined && !changes(part.hs, hs, compiled),
  );
}

/** The case of a good with its intermediates decided. */
export function caseOf(good: Good, options: AssessOptions): Case | undefined {
  const agreement = (options.agreements ?? known).get(good.agreement ?? 'RCEP');
  if (agreement === undefined) return undefined;
  const settled = new Map<Good, Settled>();
  for (const { good: inner, path } of productionOrder(good, '', options.maxDepth).order) {
    const plain = { ...options, steps: false };
    const { assessment, case: opened } = decide(inner, path, agreement, plain, settled, good.good.edition);
    settled.set(inner, { outcome: assessment.outcome, case: opened });
  }
  return openCase(good, '', agreement, options, settled);
}

/** An amount of a case as a fraction of the currency. */
export function over(each: Case, units: Int): Fraction {
  return { n: units, d: each.unit };
}

export function difference(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { n: -b.n, d: b.d } as Fraction);
}

function hundredfold(value: Fraction): Fraction {
  return multiplyFractions({ n: 100, d: 1 }, value);
}
