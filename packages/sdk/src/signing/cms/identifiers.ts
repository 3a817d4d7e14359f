/** Object identifiers of CMS, each written once. @module */

/** Which family of content types a message is written in. */
export type CmsDialect = 'international' | 'gbt35275';

/** Content types: RFC 5652 §4 and §5.1, GB/T 35275-2017 §6. */
export const DIALECTS: Readonly<Record<CmsDialect, { readonly data: string; readonly signedData: string }>> = {
  international: { data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2' },
  gbt35275: { data: '1.2.156.10197.6.1.4.2.1', signedData: '1.2.156.10197.6.1.4.2.2' },
};

/** Content of a time stamp token (RFC 3161 §2.4.2). */
export const TST_INFO = '1.2.840.113549.1.9.16.1.4';

/** OCSP responses among the CRLs (RFC 5940 §2.1). */
export const OCSP_RESPONSE = '1.3.6.1.5.5.7.16.2';

/** Attributes that are read. */
export const ATTRIBUTE = {
  /** RFC 5652 §11.1 */
  contentType: '1.2.840.113549.1.9.3',
  /** RFC 5652 §11.2 */
  messageDigest: '1.2.840.113549.1.9.4',
  /** RFC 5652 §11.3 */
  signingTime: '1.2.840.113549.1.9.5',
  /** RFC 2634 §5.4 */
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  /** RFC 5035 §3 */
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  /** RFC 6211 §2 */
  algorithmProtection: '1.2.840.113549.1.9.52',
  /** ISO 32000-2 §12.8.3.3.2: CRLs and OCSP responses under the signature. */
  revocationArchival: '1.2.840.113583.1.1.8',
  /** RFC 3161 appendix A, unsigned */
  timestampToken: '1.2.840.113549.1.9.16.2.14',
} as const;

/** Digests that a message may name; node:crypto knows them under the same names. */
export const DIGESTS = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  sm3: '1.2.156.10197.1.401',
} as const;

export type Digest = keyof typeof DIGESTS;

const BY_OID: ReadonlyMap<string, Digest> = new Map(
  (Object.entries(DIGESTS) as [Digest, string][]).map(([name, oid]) => [oid, name]),
);

/** The digest behind an identifier. */
export const digestOf = (oid: string): Digest | undefined => BY_OID.get(oid);
