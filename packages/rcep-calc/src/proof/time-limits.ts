import { RCEP } from '../assess/agreement.ts';
import { compareFractions, fractionOf } from '../assess/exact.ts';
import { yearsAfter } from './dates.ts';

/** A proof of origin is valid for one year from its issue or completion. Source: RCEP Article 3.16.6. */
export function proofValidUntil(issuedOn: string): string {
  return yearsAfter(issuedOn, 1);
}

export function isProofValid(issuedOn: string, on: string): boolean {
  return issuedOn <= on && on <= proofValidUntil(issuedOn);
}

/** What has to be printed on a certificate issued late. */
export const RETROACTIVE_MARK = 'ISSUED RETROACTIVELY';

/**
 * Whether a certificate may be issued on a day, and the mark it needs: after shipment for one year.
 *
 * Source: RCEP Article 3.17.8.
 */
export function retroactiveIssue(shippedOn: string, issuedOn: string): { allowed: boolean; mark?: string } {
  if (issuedOn <= shippedOn) return { allowed: true };
  return issuedOn <= yearsAfter(shippedOn, 1) ? { allowed: true, mark: RETROACTIVE_MARK } : { allowed: false };
}

/** A certified true copy is issued within one year of the original. Source: RCEP Article 3.17.9. */
export function certifiedCopyAllowed(originalIssuedOn: string, on: string): boolean {
  return originalIssuedOn <= on && on <= yearsAfter(originalIssuedOn, 1);
}

/**
 * Whether an import needs a proof: not up to US$200 of customs value or the higher amount of the importing Party, unless
 * a consignment was split to stay below it. Undefined when the value is no amount.
 *
 * Source: RCEP Article 3.22.3.
 */
export function proofRequired(customsValueUsd: string, threshold = '200', split = false): boolean | undefined {
  const value = fractionOf(customsValueUsd);
  const own = fractionOf(threshold);
  if (value === undefined || own === undefined) return undefined;
  const least = { n: 200, d: 1 };
  const limit = compareFractions(own, least) > 0 ? own : least;
  return split || compareFractions(value, limit) > 0;
}

/**
 * Whether any exporter or producer of a Party may declare origin on a day: once the Party has implemented it, at the
 * latest 10 or 20 years after entry into force, which the Party may extend by 10. Undefined: ask that Party.
 *
 * Source: RCEP Article 3.16.1(c), 3.16.2 and 3.16.3.
 */
export function selfDeclarationAllowed(
  party: string,
  on: string,
  implemented: boolean | undefined,
): { allowed: boolean | undefined; due: string | undefined } {
  const facts = RCEP.parties.get(party);
  if (facts === undefined) return { allowed: false, due: undefined };
  const due = yearsAfter(facts.since, facts.selfDeclarationYears);
  if (implemented !== undefined) return { allowed: implemented && facts.since <= on, due };
  return { allowed: on < facts.since ? false : undefined, due };
}
