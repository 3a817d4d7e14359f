import { agreements as known } from '../assess/agreement.ts';
import { assess } from '../assess/assess.ts';
import type { AssessOptions, Case } from '../assess/case.ts';
import { contributions } from '../assess/country.ts';
import {
  addFractions,
  compareFractions,
  decimalOf,
  type Fraction,
  fractionOf,
  multiplyFractions,
  reduce,
} from '../assess/exact.ts';
import type { Outcome } from '../contract/assessment.ts';
import type { Good } from '../contract/input.ts';
import { caseOf, difference, over, type Slack, variantsOf } from './constraints.ts';

/** What is moved while all else stays: the price, the value of one material, or one exchange rate. */
export type Quantity =
  | { readonly kind: 'fob' }
  | { readonly kind: 'material'; readonly at: number }
  | { readonly kind: 'rate'; readonly currency: string };

/** An end of a range. */
export interface End {
  /** Decimal, cut to 10 places; `exact` is the fraction. */
  readonly value: string;
  readonly exact: string;
  /** The answer still holds at this value itself. */
  readonly inclusive: boolean;
}

/** The range of a quantity around its present value in which the answer stays the same. */
export interface Sensitivity {
  readonly quantity: Quantity;
  readonly current: string;
  readonly outcome: Outcome;
  readonly country?: string;
  /** Missing: down to zero; up without end. */
  readonly from?: End;
  readonly to?: End;
  /** What the answer is just beyond the ends. */
  readonly below?: Outcome;
  readonly above?: Outcome;
}

/** Longest decimal the engine reads behind the point. */
const PLACES = 20;

/**
 * Within which range of a price or an exchange rate the outcome and the country of origin hold. Everything that can tip
 * the answer is linear in the quantity; its exact zeros cut the line into pieces, and the engine is asked inside each.
 * Undefined when the quantity has no present value.
 */
export function sensitivity(good: Good, quantity: Quantity, options: AssessOptions = {}): Sensitivity | undefined {
  const current = valueOfQuantity(good, quantity);
  const at = current === undefined ? undefined : fractionOf(current);
  if (current === undefined || at === undefined || at.n <= 0) return undefined;
  const engine: AssessOptions = { ...options, steps: false };
  const answer = (value: string): { key: string; outcome: Outcome; country: string | undefined } => {
    const { outcome, countryOfOrigin } = assess(withQuantity(good, quantity, value), engine);
    const country = countryOfOrigin?.country ?? undefined;
    return { key: `${outcome} ${country ?? ''}`, outcome, country };
  };
  const now = answer(current);
  const roots = tippingPoints(good, quantity, at, engine);
  const low = search([...roots].filter((root) => compareFractions(root, at) <= 0).reverse(), -1);
  const high = search(
    roots.filter((root) => compareFractions(root, at) >= 0),
    1,
  );
  return {
    quantity,
    current,
    outcome: now.outcome,
    ...(now.country === undefined ? {} : { country: now.country }),
    ...(low === undefined ? {} : { from: low.end, below: low.outcome }),
    ...(high === undefined ? {} : { to: high.end, above: high.outcome }),
  };

  /** The first zero, going away from the present value, behind which the answer is another. */
  function search(away: readonly Fraction[], direction: 1 | -1): { end: End; outcome: Outcome } | undefined {
    for (const [index, root] of away.entries()) {
      const exactly = exactDecimal(root);
      const on = exactly === undefined ? undefined : answer(exactly);
      const inclusive = on === undefined || on.key === now.key;
      const next = away[index + 1];
      const beyond = between(root, next, direction);
      const behind = beyond === undefined ? undefined : answer(beyond);
      if (inclusive && (behind === undefined || behind.key === now.key)) continue;
      const end = { value: decimalOf(root), exact: `${root.n}/${root.d}`, inclusive: inclusive && on !== undefined };
      return { end, outcome: inclusive && behind !== undefined ? behind.outcome : (on?.outcome ?? now.outcome) };
    }
    return undefined;
  }
}

/** All positive values at which a condition of the decision turns, in order. */
function tippingPoints(good: Good, quantity: Quantity, at: Fraction, options: AssessOptions): Fraction[] {
  const other = decimalOf(addFractions(at, { n: 1, d: 1 }), PLACES);
  const step = difference(fractionOf(other) as Fraction, at);
  const here = caseOf(good, options);
  const there = caseOf(withQuantity(good, quantity, other), options);
  if (here === undefined || there === undefined) return [];
  const roots: Fraction[] = [];
  for (const slack of slacksOf(good, here, options)) {
    const start = slack(here);
    const end = slack(there);
    if (start === undefined || end === undefined) continue;
    const slope = multiplyFractions(difference(end, start), { n: step.d, d: step.n });
    if (slope.n === 0) continue;
    // start + slope × (x − at) = 0
    const inverse = slope.n < 0 ? { n: -slope.d, d: -slope.n } : { n: slope.d, d: slope.n };
    const root = reduce(difference(at, multiplyFractions(start, inverse as Fraction)));
    if (root.n > 0 && !roots.some((one) => compareFractions(one, root) === 0)) roots.push(root);
  }
  return roots.sort(compareFractions);
}

/** What can tip: the conditions of the rule, seen with unknown status both ways, domestic value and contributions. */
function slacksOf(good: Good, here: Case, options: AssessOptions): Slack[] {
  const best = variantsOf(good, options).flatMap((variant) => variant.slacks);
  const worst = best.map(
    (slack): Slack =>
      (each) =>
        slack(pessimistic(each)),
  );
  const threshold = fractionOf(good.differential?.threshold ?? '20') ?? { n: 20, d: 1 };
  const domestic: Slack = (each) => {
    if (each.fob === undefined) return undefined;
    const share = reduce({ n: 100n * BigInt(threshold.d) - BigInt(threshold.n), d: threshold.d });
    const used = addFractions(over(each, each.tally.vnm), over(each, each.tally.foreign));
    return difference(multiplyFractions(share, over(each, each.fob)), multiplyFractions({ n: 100, d: 1 }, used));
  };
  const parties = [...(contributions(here)?.keys() ?? [])];
  const duels = parties.flatMap((a, index) =>
    parties.slice(index + 1).map(
      (b): Slack =>
        (each) => {
          const by = contributions(each);
          return by === undefined ? undefined : difference(over(each, by.get(a) ?? 0), over(each, by.get(b) ?? 0));
        },
    ),
  );
  const agreement = (options.agreements ?? known).get(good.agreement ?? 'RCEP');
  return [...best, ...worst, ...(agreement?.countryOfOrigin === true ? [domestic, ...duels] : [])];
}

/** The same case with every unknown status as non-originating. */
function pessimistic(each: Case): Case {
  const { tally } = each;
  return {
    ...each,
    parts: each.parts.map((part) => (part.status === 'U' ? { ...part, status: 'N' as const } : part)),
    tally: { ...tally, vnm: BigInt(tally.vnm) + BigInt(tally.unknown), unknown: 0 },
  };
}

function valueOfQuantity(good: Good, quantity: Quantity): string | undefined {
  if (quantity.kind === 'fob') return good.value?.fob;
  if (quantity.kind === 'material') return good.materials[quantity.at]?.value;
  const rates = good.exchangeRates;
  return rates !== undefined && Object.hasOwn(rates, quantity.currency) ? rates[quantity.currency] : undefined;
}

function withQuantity(good: Good, quantity: Quantity, value: string): Good {
  if (quantity.kind === 'fob') return { ...good, value: { ...good.value, fob: value } };
  if (quantity.kind === 'rate') {
    return { ...good, exchangeRates: { ...good.exchangeRates, [quantity.currency]: value } };
  }
  const materials = good.materials.map((material, index) =>
    index === quantity.at ? { ...material, value } : material,
  );
  return { ...good, materials };
}

/** The decimal that a fraction is, when it ends. */
function exactDecimal(value: Fraction): string | undefined {
  const text = decimalOf(value, PLACES);
  return compareFractions(fractionOf(text) ?? { n: -1, d: 1 }, value) === 0 ? text : undefined;
}

/** A decimal strictly between a zero and the next one away, or beyond the last; above zero. */
function between(root: Fraction, next: Fraction | undefined, direction: 1 | -1): string | undefined {
  const far = next ?? (direction > 0 ? multiplyFractions(root, { n: 2, d: 1 }) : { n: 0, d: 1 });
  const middle = multiplyFractions(addFractions(root, far), { n: 1, d: 2 });
  const text = decimalOf(middle, PLACES);
  const value = fractionOf(text);
  if (value === undefined) return undefined;
  const [low, high] = direction > 0 ? [root, far] : [far, root];
  return compareFractions(value, low) > 0 && compareFractions(value, high) < 0 ? text : undefined;
}
