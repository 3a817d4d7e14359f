/** What the status of an operator is worth at another country's border on a day. @module */
import type { AeoRecord } from '../documents/aeo-record.ts';
import { type AeoArrangement, type AeoBenefit, arrangementsBetween } from './arrangements.ts';
import type { Certainty } from './programmes.ts';
import { type AeoStanding, aeoStandingOn } from './standing.ts';

/** `unknown`: it cannot be said from what is known here; never to be read as no. */
export type AeoRecognition = 'recognised' | 'not-recognised' | 'unknown';

/** Why it is so. */
export type AeoReason =
  | 'in-force'
  | 'not-yet-in-force'
  | 'ended'
  | 'start-unknown'
  | 'no-arrangement-known'
  | 'at-home'
  | 'security-not-covered'
  | `operator-${AeoStanding}`;

export interface AeoBenefits {
  readonly recognition: AeoRecognition;
  readonly reason: AeoReason;
  readonly arrangement?: AeoArrangement;
  /** Absent: not known which. Empty: none. */
  readonly benefits?: readonly AeoBenefit[];
  readonly certainty: Certainty | 'unknown';
}

const NONE: readonly AeoBenefit[] = [];

/**
 * Whether an arrangement between two countries applies on a day, and what it gives.
 *
 * @param home country of the programme
 * @param abroad country at whose border the goods are
 * @param day `YYYY-MM-DD`
 */
export function aeoBenefits(home: string, abroad: string, day: string): AeoBenefits {
  if (home === abroad) return { recognition: 'unknown', reason: 'at-home', certainty: 'unknown' };
  const all = arrangementsBetween(home, abroad);
  const [arrangement = undefined] = [...all].sort((a, b) => ((a.since ?? a.knownOn) < (b.since ?? b.knownOn) ? 1 : -1));
  if (arrangement === undefined)
    return { recognition: 'unknown', reason: 'no-arrangement-known', certainty: 'unknown' };
  const { certainty } = arrangement;
  if (arrangement.until !== undefined && day > arrangement.until)
    return { recognition: 'not-recognised', reason: 'ended', arrangement, benefits: NONE, certainty };
  if (arrangement.since !== undefined && day < arrangement.since)
    return { recognition: 'not-recognised', reason: 'not-yet-in-force', arrangement, benefits: NONE, certainty };
  // Before the first day on which it is known to have applied, it may or may not have applied.
  if (day < arrangement.knownOn) return { recognition: 'unknown', reason: 'start-unknown', arrangement, certainty };
  const benefits = arrangement.benefits === undefined ? {} : { benefits: arrangement.benefits };
  return { recognition: 'recognised', reason: 'in-force', arrangement, ...benefits, certainty };
}

/** The same for one operator: its standing on the day, and whether its kind of authorisation is recognised. */
export function aeoBenefitsOf(record: AeoRecord, abroad: string, day: string): AeoBenefits {
  const home = record.country ?? record.tin?.slice(0, 2);
  if (home === undefined) return { recognition: 'unknown', reason: 'no-arrangement-known', certainty: 'unknown' };
  const found = aeoBenefits(home, abroad, day);
  if (found.recognition === 'not-recognised') return found;
  const standing = aeoStandingOn(record, day);
  const { benefits: _, ...rest } = found;
  if (standing === 'unknown') return { ...rest, recognition: 'unknown', reason: 'operator-unknown' };
  if (standing !== 'active')
    return { ...rest, recognition: 'not-recognised', reason: `operator-${standing}`, benefits: NONE };
  // AEOC is about simplifications alone; arrangements of the Union recognise security (AEOS, or both).
  if (found.arrangement?.between.includes('EU') === true && record.authorisation === 'simplification' && home !== 'CN')
    return { ...rest, recognition: 'not-recognised', reason: 'security-not-covered', benefits: NONE };
  return found;
}
