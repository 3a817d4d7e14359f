import type { ActionCode, TitleAct } from './acts.ts';
import type { TitleParty } from './party.ts';
import type { TitleTerms } from './terms.ts';

const party = (partyName: string, eblPlatform: string): TitleParty => ({
  partyName,
  eblPlatform,
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: partyName.toUpperCase() }],
});

/** Who takes part in the examples. */
export const carrier = party('Carrier', 'CAR1');
export const shipper = party('Shipper', 'EBL1');
export const bank = party('Bank', 'EBL2');
export const buyer = party('Buyer', 'EBL2');
export const thief = party('Thief', 'EBL1');

export const straight: TitleTerms = { typeCode: 'BOL', isToOrder: false, shipper, consignee: buyer };
export const named: TitleTerms = { typeCode: 'BOL', isToOrder: true, shipper, endorsee: bank };
export const blank: TitleTerms = { typeCode: 'BOL', isToOrder: true, shipper };

/** Acts a minute apart. */
export function acts(...steps: readonly (readonly [ActionCode, TitleParty, TitleParty?])[]): TitleAct[] {
  return steps.map(([actionCode, actor, recipient], index) => ({
    actionCode,
    actor,
    ...(recipient === undefined ? {} : { recipient }),
    actionDateTime: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
  }));
}
