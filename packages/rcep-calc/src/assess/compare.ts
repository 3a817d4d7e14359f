import type { Assessment } from '../contract/assessment.ts';
import type { Good } from '../contract/input.ts';
import { assess } from './assess.ts';
import type { AssessOptions } from './case.ts';
import { compareText } from './country.ts';

/** One agreement to try, with what the importing country charges under it. */
export interface Offer {
  readonly agreement: string;
  /** Rate of duty in percent, when it does not depend on the country of origin. */
  readonly rate?: string;
  /** The rule under this agreement, when no table has it. */
  readonly rule?: string;
  /** HS code of the good in the edition of this agreement, when it differs. */
  readonly hs?: string;
  readonly options?: AssessOptions;
}

/** One agreement's place in the ranking, 1 being the best. */
export interface Ranked {
  readonly rank: number;
  readonly agreement: string;
  readonly rate: string | undefined;
  readonly assessment: Assessment;
}

const ORDER = { originating: 0, undetermined: 1, 'not-originating': 2 } as const;

/**
 * Decides one good under several agreements and ranks them: originating before undetermined before not; then the lower
 * rate, a known rate before an unknown one; then the name.
 */
export function compare(good: Good, offers: readonly Offer[], options: AssessOptions = {}): Ranked[] {
  const rows = offers.map((offer) => {
    const { rule: _, ...rest } = good;
    const own: Good = {
      ...rest,
      agreement: offer.agreement,
      good: { ...good.good, ...(offer.hs === undefined ? {} : { hs: offer.hs }) },
      ...(offer.rule === undefined ? {} : { rule: offer.rule }),
    };
    const assessment = assess(own, { ...options, ...offer.options });
    return { agreement: offer.agreement, rate: assessment.rate?.rate ?? offer.rate, assessment };
  });
  rows.sort(
    (a, b) =>
      ORDER[a.assessment.outcome] - ORDER[b.assessment.outcome] ||
      byRate(a.rate, b.rate) ||
      (a.agreement < b.agreement ? -1 : a.agreement > b.agreement ? 1 : 0),
  );
  return rows.map((row, index) => ({ rank: index + 1, ...row }));
}

function byRate(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return compareText(a, b);
}
