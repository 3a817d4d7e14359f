import type { TitleParty } from '@kouan/sdk/title';

/** Where a desk of the reference server is, and under which code others know it. */
export interface DeskName {
  /** Part of its address: `/ebl/a`. */
  readonly name: string;
  readonly code: string;
  readonly title: string;
}

/** Two platforms, so that a bill can move. */
export const PLATFORMS: readonly DeskName[] = [
  { name: 'a', code: 'KUNA', title: 'Reference platform A' },
  { name: 'b', code: 'KUNB', title: 'Reference platform B' },
];

/** The carrier issues under its SMDG code. */
export const CARRIER: DeskName = { name: 'carrier', code: 'KOUA', title: 'Reference carrier' };

/** A party, with the word by which scripts call it. */
export interface KnownParty extends TitleParty {
  readonly handle?: string | undefined;
  readonly eblPlatform: string;
}

const party = (handle: string, partyName: string, eblPlatform: string, lei: string): KnownParty => ({
  handle,
  partyName,
  eblPlatform,
  identifyingCodes: [{ codeListProvider: 'GLEIF', codeListName: 'LEI', partyCode: lei }],
});

/** Who is known from the beginning; others are made known by `POST /ebl/control/parties`. */
export const PARTIES: readonly KnownParty[] = [
  party('shipper', 'Suzhou Chair Co., Ltd. 苏州椅业', 'KUNA', '5493001KJTIIGC8Y1R12'),
  party('forwarder', 'Taicang Forwarding Co., Ltd.', 'KUNA', '836800KOUANFORWARD01'),
  party('buyer', 'Chairs BV', 'KUNB', '724500PMK2A2M1SQQ228'),
  party('bank', 'Rijnbank NV', 'KUNB', '724500KOUANRIJNBANK1'),
];

/** The carrier as a party of its bills; it acts through the platform on which it has issued. */
export const CARRIER_PARTY: TitleParty = {
  partyName: 'Kouan Line',
  identifyingCodes: [{ codeListProvider: 'SMDG', codeListName: 'LCL', partyCode: CARRIER.code }],
};
