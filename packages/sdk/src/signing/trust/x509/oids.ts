/** Names of object identifiers that certificates hold; a person reads the name, never the number alone. @module */

/** Attribute types of names: the short form of RFC 4514 §3 where there is one, what OpenSSL prints otherwise. */
export const ATTRIBUTES: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'STREET',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.20': 'telephoneNumber',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

/** The attribute type of `O` in `O=Example`, or one that is written in numbers. */
export const oidOfAttribute = (type: string): string | undefined =>
  /^[\d.]+$/.test(type)
    ? type
    : Object.keys(ATTRIBUTES).find((oid) => ATTRIBUTES[oid]?.toLowerCase() === type.toLowerCase());

/** Extensions of certificates, CRLs and their entries. */
export const EXTENSION = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  issuerAltName: '2.5.29.18',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  reasonCode: '2.5.29.21',
  invalidityDate: '2.5.29.24',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
  nameConstraints: '2.5.29.30',
  crlDistributionPoints: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  freshestCrl: '2.5.29.46',
  inhibitAnyPolicy: '2.5.29.54',
  expiredCertsOnCrl: '2.5.29.60',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  archiveCutoff: '1.3.6.1.5.5.7.48.1.6',
} as const;

/** Extended key usages (RFC 5280 §4.2.1.12 and what is met in the wild). */
export const USAGE = {
  any: '2.5.29.37.0',
  serverAuth: '1.3.6.1.5.5.7.3.1',
  clientAuth: '1.3.6.1.5.5.7.3.2',
  codeSigning: '1.3.6.1.5.5.7.3.3',
  emailProtection: '1.3.6.1.5.5.7.3.4',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
  documentSigning: '1.3.6.1.5.5.7.3.36',
} as const;

/** Ways to reach an authority (RFC 5280 §4.2.2.1). */
export const ACCESS = { ocsp: '1.3.6.1.5.5.7.48.1', caIssuers: '1.3.6.1.5.5.7.48.2' } as const;

/** The policy that stands for any (RFC 5280 §4.2.1.4). */
export const ANY_POLICY = '2.5.29.32.0';

const named = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([name, oid]) => [oid, name]));

const NAMES = new Map([
  ...named(EXTENSION),
  ...named(USAGE),
  // What certificates of Chinese authorities say of an enterprise (GM/T 0015 annex).
  ['1.2.156.10260.4.1.1', 'identityCode'],
  ['1.2.156.10260.4.1.2', 'insuranceNumber'],
  ['1.2.156.10260.4.1.3', 'industryRegistrationNumber'],
  ['1.2.156.10260.4.1.4', 'organizationCode'],
  ['1.2.156.10260.4.1.5', 'taxationNumber'],
]);

/** The name of an extension or usage, or its number where it has none here. */
export const nameOfOid = (oid: string): string => NAMES.get(oid) ?? oid;
