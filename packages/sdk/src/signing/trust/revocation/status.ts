import type { Text } from '@kouan/core';
import type { RevokedEntry } from '../x509/crl.ts';

/** What is known of one certificate at one time. `unknown` is never `good`. */
export type RevocationStatus =
  | {
      readonly is: 'good';
      readonly by: 'crl' | 'ocsp';
      /** The CRLs and OCSP responses that say so, DER. */
      readonly used: UsedData;
      /** It was revoked after the time that is asked for. */
      readonly later?: RevokedEntry;
      /** When the data that says so was made. */
      readonly asOf: Date;
    }
  | { readonly is: 'revoked'; readonly entry: RevokedEntry; readonly used: UsedData; readonly asOf: Date }
  | { readonly is: 'unknown'; readonly notes: readonly Text[] };

/** Data that a status rests on. */
export interface UsedData {
  readonly crls: readonly Uint8Array[];
  readonly ocsps: readonly Uint8Array[];
  /** Certificates of those who signed it, and of their issuers. */
  readonly certificates: readonly Uint8Array[];
}

/** Clocks of authorities and verifiers differ. */
export const CLOCK_SKEW = 5 * 60_000;

/**
 * Whether revocation counts at a time: it lies before, or the key was in other hands before. A certificate that is
 * revoked later was good.
 */
export const countsAt = ({ at, reason, invalidSince }: RevokedEntry, time: Date): boolean =>
  at <= time || (reason === 'keyCompromise' && invalidSince !== undefined && invalidSince <= time);

/** All data together, each once. */
export const together = (...all: readonly UsedData[]): UsedData => ({
  crls: [...new Set(all.flatMap(({ crls }) => crls))],
  ocsps: [...new Set(all.flatMap(({ ocsps }) => ocsps))],
  certificates: [...new Set(all.flatMap(({ certificates }) => certificates))],
});
