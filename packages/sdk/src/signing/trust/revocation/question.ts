import type { Text } from '@kouan/core';
import type { PathRules } from '../path/validate.ts';
import type { Certificate } from '../x509/certificate.ts';
import type { Crl } from '../x509/crl.ts';
import type { OcspResponse } from '../x509/ocsp.ts';
import type { UsedData } from './status.ts';

/** What is asked about. */
export interface Question {
  readonly certificate: Certificate;
  readonly issuer: Certificate;
  /** The path above the certificate: its issuer first, the anchor last. */
  readonly above: readonly Certificate[];
  readonly time: Date;
}

/** Revocation data as it was read. */
export interface RevocationSources {
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
  /** What could not be read, and why. */
  readonly unread: readonly Text[];
}

/** What answers of CRLs and of OCSP need to know of the rest. */
export interface Believer {
  readonly sources: RevocationSources;
  readonly rules: PathRules;
  /** The time of judging: nothing may come from after it. */
  readonly at: Date;
  /** Responders that are trusted for all certificates (RFC 6960 §2.2). */
  readonly trustedResponders: readonly Certificate[];
  /**
   * Whether one who signed revocation data may be believed: it leads to the same anchor as the path, is valid at the time
   * and was not revoked.
   *
   * @param noCheck the signer's own status is not to be asked for (`id-pkix-ocsp-nocheck`)
   */
  believes(signer: Certificate, above: readonly Certificate[], time: Date, noCheck?: boolean): UsedData | undefined;
  /** Certificates under a name, of the path and of all that are known. */
  named(key: string, above: readonly Certificate[]): readonly Certificate[];
}
