import type { TitleParty } from './party.ts';
import type { BillParty, TitleKind } from './terms.ts';

/** Statuses of a transport document that a chain can reach (DCSA EBL 3.0, transportDocumentStatus). */
export type TitleStatus =
  | 'NOT_ISSUED'
  | 'ISSUED'
  | 'PENDING_SURRENDER_FOR_DELIVERY'
  | 'PENDING_SURRENDER_FOR_AMENDMENT'
  | 'SURRENDERED_FOR_DELIVERY'
  | 'SURRENDERED_FOR_AMENDMENT'
  | 'VOIDED';

/** Who has title. */
export interface Title {
  readonly kind: TitleKind;
  /** The one who is named; with `blank` title goes with possession. */
  readonly titleholder?: BillParty;
  /** Whether the one who is named may endorse on. */
  readonly mayEndorse: boolean;
}

/**
 * Where a bill stands: what its acts, one after the other, have made of it. It is never stored; whoever has the chain
 * has the state. From ISSUE on there is exactly one holder (MLETR Article 11).
 */
export interface TitleState {
  readonly status: TitleStatus;
  /** Who has possession, and so control. Absent before ISSUE only. */
  readonly holder?: TitleParty;
  readonly title: Title;
  /** Who issued: surrenders go there, and only from there comes an answer. */
  readonly issuer?: TitleParty;
  /** Who gets possession back when the surrender is rejected. */
  readonly surrenderedBy?: TitleParty;
  /** Why the amendment was asked for. */
  readonly reasonCode?: string;
  /** On the way to another platform that has not answered yet: the holder is locked and nobody else has it. */
  readonly inTransfer?: { readonly to: TitleParty };
  /** Time of the last act. */
  readonly at?: string;
  /** How many acts led here. */
  readonly acts: number;
}
