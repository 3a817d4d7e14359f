/** Where an operator stands on a day. @module */
import type { AeoRecord } from '../documents/aeo-record.ts';

/** `unknown`: the record does not say enough. */
export type AeoStanding = NonNullable<AeoRecord['status']> | 'not-yet';

/**
 * Standing of an operator on a day, by the dates of its record first: a status was written on some earlier day.
 *
 * @param day `YYYY-MM-DD`
 */
export function aeoStandingOn(record: AeoRecord, day: string): AeoStanding {
  const { status, validFrom, validUntil, revokedOn, suspensions = [] } = record;
  if (revokedOn !== undefined && day >= revokedOn) return status === 'withdrawn' ? 'withdrawn' : 'revoked';
  if (revokedOn === undefined && (status === 'revoked' || status === 'withdrawn')) return status;
  if (validFrom !== undefined && day < validFrom) return 'not-yet';
  if (validUntil !== undefined && day > validUntil) return 'expired';
  if (suspensions.some(({ from, until }) => covers(day, from, until))) return 'suspended';
  // Whoever is suspended and does not say since when is so on any day that no dates speak of.
  if (status === 'suspended' && !suspensions.some(({ from }) => from !== undefined)) return 'suspended';
  // The day of an expiry that was noted without a day is not known; neither is what came before a later revocation.
  if (status === 'expired' && validUntil === undefined) return 'unknown';
  return validFrom === undefined && status === undefined ? 'unknown' : status === 'unknown' ? 'unknown' : 'active';
}

const covers = (day: string, from: string | undefined, until: string | undefined): boolean =>
  from !== undefined && day >= from && (until === undefined || day <= until);
