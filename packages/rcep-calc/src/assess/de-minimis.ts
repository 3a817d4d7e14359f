import type { Ratio } from '../contract/assessment.ts';
import { type Case, missing, type Part, type Verdict } from './case.ts';
import { ratioOf } from './content.ts';
import {
  add,
  addFractions,
  compareFractions,
  type Fraction,
  fractionOf,
  type Int,
  multiply,
  multiplyFractions,
  percentOf,
} from './exact.ts';

/** How much of a good did not change its classification. */
export interface Tolerance extends Verdict {
  readonly value?: Ratio;
  readonly weight?: Ratio;
}

/**
 * Materials that did not undergo the change of classification are forgiven up to 10 % of the FOB value; for chapters 50
 * to 63 also up to 10 % of the weight of the good. They stay in the non-originating value of a content test, and nothing
 * else is forgiven (no content, no wholly obtained, no reaction).
 *
 * Source: RCEP Article 3.7; CPTPP Articles 3.11 and 4.2.
 */
export function deMinimis(each: Case, parts: readonly Part[]): Tolerance {
  const { percent, weightInstead } = each.agreement.deMinimis;
  const textile = isTextile(each);
  const byValue = textile && weightInstead ? undefined : valueShare(each, parts, percent);
  if (byValue !== undefined && !textile) return byValue;
  const byWeight = textile ? weightShare(each, parts, percent) : undefined;
  const tries = [byValue, byWeight].filter((one) => one !== undefined);
  const state = tries.some((one) => one.state === 'passed')
    ? 'passed'
    : tries.some((one) => one.state === 'undetermined')
      ? 'undetermined'
      : 'failed';
  const facts = tries.flatMap((one) => one.missing ?? []);
  return {
    state,
    ...(byValue?.value === undefined ? {} : { value: byValue.value }),
    ...(byWeight?.weight === undefined ? {} : { weight: byWeight.weight }),
    ...(state === 'undetermined' && facts.length > 0 ? { missing: facts } : {}),
  };
}

/** The tolerance by weight is open to this good. */
export function isTextile(each: Case): boolean {
  const { hs } = each.good.good;
  const chapter = (hs.charCodeAt(0) - 48) * 10 + hs.charCodeAt(1) - 48;
  const [from, to] = each.agreement.deMinimis.weightChapters;
  return chapter >= from && chapter <= to;
}

function valueShare(each: Case, parts: readonly Part[], percent: number): Tolerance {
  let sum: Int = 0;
  const unknown = parts.filter((part) => part.gross === undefined);
  for (const part of parts) sum = add(sum, part.gross ?? 0);
  const article = each.agreement.articles.deMinimis;
  if (each.fob === undefined) {
    return {
      state: 'undetermined',
      missing: [missing(`${each.path}/value/fob`, article, 'the FOB value', 'FOB 价格')],
    };
  }
  const within = multiply(sum, 100) <= multiply(each.fob, percent);
  if (!within) return { state: 'failed', value: ratioOf(each, sum, each.fob) };
  if (unknown.length === 0) return { state: 'passed', value: ratioOf(each, sum, each.fob) };
  return {
    state: 'undetermined',
    missing: unknown.map((part) => missing(`${part.path}/value`, article, 'the value of the material', '材料的价格')),
  };
}

function weightShare(each: Case, parts: readonly Part[], percent: number): Tolerance {
  const article = each.agreement.articles.deMinimis;
  const whole = each.good.netWeight === undefined ? undefined : fractionOf(each.good.netWeight);
  if (whole === undefined || whole.n <= 0) {
    return {
      state: 'undetermined',
      missing: [missing(`${each.path}/netWeight`, article, 'the weight of the good', '货物净重')],
    };
  }
  let sum: Fraction = { n: 0, d: 1 };
  const unknown: Part[] = [];
  for (const part of parts) {
    const weight = weightOf(part);
    if (weight === undefined) unknown.push(part);
    else sum = addFractions(sum, weight);
  }
  const allowed: Fraction = { n: multiply(whole.n, percent), d: multiply(whole.d, 100) };
  const weight: Ratio = {
    percent: percentOf(multiply(sum.n, whole.d), multiply(sum.d, whole.n)),
    exact: `${multiply(sum.n, whole.d)}/${multiply(sum.d, whole.n)}`,
  };
  if (compareFractions(sum, allowed) > 0) return { state: 'failed', weight };
  if (unknown.length === 0) return { state: 'passed', weight };
  return {
    state: 'undetermined',
    missing: unknown.map((part) => missing(`${part.path}/weight`, article, 'the weight of the material', '材料的重量')),
  };
}

/** Weight of a part: its share of the material's. */
function weightOf(part: Part): Fraction | undefined {
  const whole = part.material.weight === undefined ? undefined : fractionOf(part.material.weight);
  return whole === undefined || part.share === undefined ? whole : multiplyFractions(whole, part.share);
}
