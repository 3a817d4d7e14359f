/** Who takes part on the runner's side. @module */
import type { TitleParty } from '@kouan/sdk/title';

const party = (partyName: string, partyCode: string, eblPlatform?: string): TitleParty => ({
  partyName,
  ...(eblPlatform === undefined ? {} : { eblPlatform }),
  identifyingCodes: [{ codeListProvider: 'ZZZ', codeListName: 'KOUAN', partyCode }],
});

/** Has the bill before it is transferred. */
export const shipperOn = (platform: string): TitleParty => party('Conformance Shipper', 'SHIPPER', platform);

/** Gets the bill, where the runner receives. */
export const receiverOn = (platform: string): TitleParty => party('Conformance Receiver', 'RECEIVER', platform);

/** Whom nobody knows. */
export const strangerOn = (platform: string): TitleParty => party('Conformance Stranger', 'STRANGER', platform);

/** Has its part in a bill and none in its transfers. */
export const buyer: TitleParty = party('Conformance Buyer', 'BUYER');

/** The carrier; it is on no platform. */
export const carrierParty = (code: string): TitleParty => party('Conformance Line', code);
