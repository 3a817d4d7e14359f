/** What Form RCEP prints for the coded fields of a certificate. @module */
import type { CertificateItem, CertificateOfOrigin } from './certificate-of-origin.ts';

/** Box 3 where it names no producer. */
export const producerWords: Readonly<
  Record<Exclude<NonNullable<CertificateOfOrigin['producerDisclosure']>, 'named'>, string>
> = {
  'see-items': 'SEE BOX 8',
  confidential: 'CONFIDENTIAL',
  'not-available': 'NOT AVAILABLE',
  'same-as-exporter': 'SAME AS EXPORTER',
};

/** The mark after the country in box 11: which rate is claimed (RCEP Article 2.6.6). */
export const originClaimMarks: Readonly<Record<NonNullable<CertificateItem['originClaim']>, string>> = {
  contributing: '*',
  highest: '**',
};
