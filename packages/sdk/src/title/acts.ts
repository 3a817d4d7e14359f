import type { TitleParty } from './party.ts';

/**
 * Every act on a bill. The first ten are the action codes of PINT 3.0; `VOID` is the carrier's own record that a bill
 * has ceased, which DCSA keeps as a status and not as a link of the chain.
 */
export const ACTION_CODES = [
  'ISSUE',
  'TRANSFER',
  'ENDORSE',
  'ENDORSE_TO_ORDER',
  'BLANK_ENDORSE',
  'SIGN',
  'SURRENDER_FOR_DELIVERY',
  'SURRENDER_FOR_AMENDMENT',
  'SACC',
  'SREJ',
  'VOID',
] as const;

export type ActionCode = (typeof ACTION_CODES)[number];

/** Why an amendment is asked for (DCSA reasonCode): switch to paper, change of destination, switch bill. */
export type AmendmentReason = 'SWTP' | 'COD' | 'SWI';

/** One act of one party on a bill, as the chain says it. */
export interface TitleAct {
  readonly actionCode: ActionCode;
  readonly actor: TitleParty;
  readonly recipient?: TitleParty;
  /** RFC 3339, UTC, milliseconds. */
  readonly actionDateTime: string;
  readonly reasonCode?: string;
  readonly comments?: string;
  readonly auditReference?: string;
}
