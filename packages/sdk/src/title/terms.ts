import type { TitleParty } from './party.ts';

/** A party of the bill as far as it can be recognised. */
export type BillParty = Partial<Pick<TitleParty, 'partyName' | 'eblPlatform' | 'identifyingCodes'>>;

/** What of a bill decides how title moves; it never changes while the bill lives. */
export interface TitleTerms {
  /** `BOL`; a sea waybill is no document of title. */
  readonly typeCode: 'BOL' | 'SWB';
  readonly isToOrder: boolean;
  /** Who issues, as far as the bill gives codes for it. */
  readonly issuer?: BillParty;
  readonly shipper?: BillParty;
  /** Straight bills only. */
  readonly consignee?: BillParty;
  /** To order of whom; without, the bill is endorsed in blank from the beginning. */
  readonly endorsee?: BillParty;
}

/** Straight, to the order of somebody named, or to whoever has it. */
export type TitleKind = 'straight' | 'named' | 'blank';

/** How the bill begins. */
export const kindOf = ({ isToOrder, endorsee }: TitleTerms): TitleKind =>
  !isToOrder ? 'straight' : endorsee === undefined ? 'blank' : 'named';
